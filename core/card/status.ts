import type { Words } from './words.ts';

/** What a status word means and what a person should do next (chip.md §5, §11). */
export interface StatusMeaning {
  readonly meaning: Words;
  readonly next: Words;
}

const exact: Readonly<Record<number, StatusMeaning>> = {
  0x9000: entry('正常', 'done', '继续', 'go on'),
  0x6283: entry('所选文件无效', 'the selected file is invalidated', '换卡', 'replace the card'),
  0x6581: entry(
    '芯片写入失败（存储器损坏）',
    'memory failure of the chip',
    '不再写入，按质量问题换卡',
    'write no more; replace the card as a quality fault',
  ),
  0x6700: entry('长度错误', 'wrong length', '报告技术人员', 'tell a technician'),
  0x6901: entry('当前状态不接受此命令', 'command not accepted in this state', '取出卡片重新开始', 'take the card out and begin again'),
  0x6981: entry('与文件结构不符', 'command does not fit the file structure', '报告技术人员', 'tell a technician'),
  0x6982: entry('不满足安全状态', 'security status not satisfied', '先完成密钥认证或密码校验', 'authenticate or verify the PIN first'),
  0x6983: entry(
    '密钥或密码已锁定',
    'key or PIN is locked',
    '停止尝试；密码可解锁，密钥锁定须换卡',
    'stop; unblock a PIN, replace the card for a key',
  ),
  0x6984: entry('没有可用的随机数', 'no challenge to work with', '重新取随机数后再试', 'ask for a challenge and try again'),
  0x6985: entry('使用条件不满足', 'conditions of use not satisfied', '取出卡片重新开始', 'take the card out and begin again'),
  0x6986: entry('没有选择文件', 'no current file', '先选择文件', 'select a file first'),
  0x6988: entry('报文鉴别码错误', 'secure messaging data are wrong', '停止，报告技术人员', 'stop and tell a technician'),
  0x6a80: entry('数据内容错误', 'wrong data', '核对写入内容', 'check what was to be written'),
  0x6a81: entry('不支持此功能，或卡片已永久锁定', 'function not supported, or the card is blocked for good', '换卡', 'replace the card'),
  0x6a82: entry('没有此应用或文件', 'application or file not found', '确认是否为社会保障卡', 'see whether this is a social security card'),
  0x6a83: entry('没有此记录', 'record not found', '按空记录处理', 'treat it as empty'),
  0x6a84: entry('文件空间不足', 'not enough space in the file', '核对写入内容', 'check what was to be written'),
  0x6a85: entry('长度与数据结构不符', 'Lc does not fit the TLV structure', '核对写入内容', 'check what was to be written'),
  0x6a86: entry('参数 P1 P2 错误', 'wrong P1 P2', '报告技术人员', 'tell a technician'),
  0x6a88: entry('没有此密钥', 'key not found', '报告技术人员', 'tell a technician'),
  0x6b00: entry('偏移超出文件', 'offset beyond the file', '报告技术人员', 'tell a technician'),
  0x6d00: entry('不认识此指令', 'instruction not supported', '确认是否为社会保障卡', 'see whether this is a social security card'),
  0x6e00: entry('不认识此指令类别', 'class not supported', '确认是否为社会保障卡', 'see whether this is a social security card'),
  0x6f00: entry('芯片内部错误', 'the chip has no precise diagnosis', '取出卡片重试一次', 'take the card out and try once more'),
  0x9302: entry('报文鉴别码错误', 'MAC is wrong', '停止，报告技术人员', 'stop and tell a technician'),
  0x9303: entry('应用已永久锁定', 'the application is blocked for good', '换卡', 'replace the card'),
  0x9401: entry('金额不足', 'amount is not sufficient', '报告技术人员', 'tell a technician'),
  0x9402: entry('交易计数已满', 'counter is at its maximum', '换卡', 'replace the card'),
  0x9403: entry('密钥索引不支持', 'key index not supported', '报告技术人员', 'tell a technician'),
  0x9406: entry('没有可用的鉴别码', 'MAC not available', '报告技术人员', 'tell a technician'),
};

const patterns: readonly { readonly mask: number; readonly value: number; readonly say: (low: number) => StatusMeaning }[] = [
  {
    mask: 0xfff0,
    value: 0x63c0,
    say: (low) =>
      entry(
        `校验错误，还剩 ${String(low & 15)} 次`,
        `wrong, ${String(low & 15)} tries left`,
        '停止，不要自动重试',
        'stop; never repeat it by itself',
      ),
  },
  {
    mask: 0xff00,
    value: 0x6100,
    say: (low) =>
      entry(`还有 ${String(low === 0 ? 256 : low)} 字节数据`, `${String(low === 0 ? 256 : low)} bytes more`, '取响应', 'get the response'),
  },
  {
    mask: 0xff00,
    value: 0x6c00,
    say: (low) =>
      entry(
        `长度应为 ${String(low === 0 ? 256 : low)}`,
        `the right length is ${String(low === 0 ? 256 : low)}`,
        '按此长度重读',
        'read again with it',
      ),
  },
];

const unknown = entry('未知状态', 'status not in the standard', '停止，报告技术人员', 'stop and tell a technician');

/** Exact entries first, then patterns, then words for what the standard does not have. */
export function explainStatus(status: number): StatusMeaning {
  return exact[status] ?? patterns.find(({ mask, value }) => (status & mask) === value)?.say(status & 0xff) ?? unknown;
}

/** Tries left of a `63Cx`, or null for every other status word. */
export function triesLeft(status: number): number | null {
  return (status & 0xfff0) === 0x63c0 ? status & 0x0f : null;
}

/** Four upper-case hex digits, as people say them on the telephone. */
export function statusText(status: number): string {
  return status.toString(16).toUpperCase().padStart(4, '0');
}

function entry(zh: string, en: string, nextZh: string, nextEn: string): StatusMeaning {
  return { meaning: { zh, en }, next: { zh: nextZh, en: nextEn } };
}
