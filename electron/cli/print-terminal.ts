import type { Output } from '../../core/contract.ts';

/** Words for what is done to the terminal itself. */

export function enrolled({ terminalId, branch }: Output<'terminal.enrol'>): string {
  return `已登记到 ${branch}，终端编号 ${terminalId}\nEnrolled for ${branch} as terminal ${terminalId}`;
}

export function terminal({ terminalId, branch, agency, certificateUntil, proxy: set, revoked }: Output<'terminal.show'>): string {
  if (terminalId === null) return '本终端尚未登记 this terminal is not enrolled';
  const certificate = certificateUntil === null ? '无（本机沙盒） none, a sandbox on this machine' : `至 until ${certificateUntil}`;
  return [
    `终端 terminal\t${terminalId}`,
    `网点 branch\t${branch}`,
    `管理机构 agency\t${agency ?? ''}`,
    `证书 certificate\t${certificate}`,
    `${proxy({ proxy: set })}`,
    ...(revoked === null ? [] : [`已停用 revoked\t${revoked.at}\t${revoked.reason}`]),
  ].join('\n');
}

export function proxy({ proxy: set }: Output<'terminal.setProxy'>): string {
  return `代理 proxy\t${set ?? '按环境变量 as the environment says'}`;
}
