import { writeFileSync } from 'node:fs';
import type { ExitCode, FaultEntry, Help } from '../core/fault.ts';
import { agencyFaults } from '../core/faults/agency.ts';
import { cardFaults } from '../core/faults/card.ts';
import { commandFaults } from '../core/faults/command.ts';
import { courierFaults } from '../core/faults/courier.ts';
import { deskFaults } from '../core/faults/desk.ts';
import { enrolmentFaults } from '../core/faults/enrolment.ts';
import { hostFaults } from '../core/faults/host.ts';
import { keyFaults } from '../core/faults/keys.ts';
import { peopleFaults } from '../core/faults/people.ts';
import { pinFaults } from '../core/faults/pin.ts';
import { queueFaults } from '../core/faults/queue.ts';
import { readerFaults } from '../core/faults/reader.ts';
import { serviceFaults } from '../core/faults/services.ts';
import { windowFaults } from '../core/faults/window.ts';
import { inCheckout } from './setup/place.mjs';

// npm run docs

const chapters: readonly (readonly [title: string, faults: Readonly<Record<string, FaultEntry>>])[] = [
  ['卡片与芯片 Cards and chips', cardFaults],
  ['卡片密码与永久锁定 The PIN and blocks', pinFaults],
  ['读卡器 Readers', readerFaults],
  ['人员与申请 People and applications', peopleFaults],
  ['柜面业务 The work of the counter', deskFaults],
  ['业务办理 Services', serviceFaults],
  ['上报队列 The queue', queueFaults],
  ['管理机构 The agency', agencyFaults],
  ['离线传递 By courier', courierFaults],
  ['登记与连接 Enrolment and connection', enrolmentFaults],
  ['终端 The terminal', hostFaults],
  ['数据库的密钥 The key of the store', keyFaults],
  ['窗口 The window', windowFaults],
  ['命令行与沙盒 Command line and sandbox', commandFaults],
];

const helps: Readonly<Record<Help, string>> = {
  self: '柜员自己 whoever is at the counter',
  reviewer: '复核员 a reviewer',
  technician: '技术员 a technician',
  manager: '网点主管 the branch manager',
  agency: '管理机构 the agency',
};

const exits: Readonly<Record<ExitCode, string>> = {
  1: '其他 anything else',
  2: '用法 usage',
  3: '读卡器或卡 reader or card',
  4: '规则不允许 refused by a rule',
  5: '管理机构联系不上或拒绝 agency unreachable or refusing',
  6: '待核实，重新运行 unsure, run it again',
};

export const faultsFile = inCheckout('docs/faults.md');

/** The page of every fault: made from core/faults, never written by hand. */
export function faultsPage(): string {
  const count = chapters.reduce((sum, [, faults]) => sum + Object.keys(faults).length, 0);
  return `# 故障 Faults

<!-- 由 npm run docs 从 core/faults 生成，请勿手工修改。Made from core/faults by npm run docs; do not edit. -->

终端可能遇到的全部 ${String(count)} 种故障。每种只在源码的一处产生；每句依次说：发生了什么、意味着什么、现在怎么办。\`{…}\` 处填入当时的事实。

All ${String(count)} things that can go wrong. Each is raised in one place of the source; its sentence says what happened, what it means, and what to do now. Facts of the moment stand in \`{…}\`.

| 退出码 exit | 含义 meaning |
| --- | --- |
${Object.entries(exits)
  .map(([exit, words]) => `| ${exit} | ${words} |`)
  .join('\n')}

${chapters.map(([title, faults]) => chapter(title, faults)).join('\n\n')}
`;
}

function chapter(title: string, faults: Readonly<Record<string, FaultEntry>>): string {
  return [`## ${title}`, ...Object.entries(faults).map(([code, entry]) => section(code, entry))].join('\n\n');
}

function section(code: string, { exit, help, zh, en }: FaultEntry): string {
  return `### ${code}

退出码 exit ${String(exit)} · 可求助 who helps: ${helps[help]}

- **${zh.what}** ${zh.means}${zh.act}
- **${en.what}** ${en.means} ${en.act}`;
}

if (import.meta.main) writeFileSync(faultsFile, faultsPage());
