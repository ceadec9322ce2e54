import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { explainTape } from '../../../core/card/explain-tape.ts';
import { parseLog } from '../../../core/card/logs/log.ts';
import { asText } from './as-text.ts';

const recorded = readFileSync(new URL('../../../core/card/logs/recorded/pcscd.txt', import.meta.url), 'utf8');
const explanation = explainTape(parseLog(recorded));
const explained = { ...explanation, exchanges: explanation.exchanges.map((each) => ({ ...each, items: [...each.items] })) };

describe('an explanation as plain text', () => {
  it('says the verdict first, then each exchange', () => {
    const lines = asText(explained, '文件 a.log', 'zh', false).split('\n');
    expect(lines.slice(0, 3)).toEqual([
      '报文解释 · 文件 a.log · 21 条',
      '结论：第 10 条命令之前缺少认证：SSSE/EF06 持卡人基本信息受保护',
      '下一步：先完成认证再读写',
    ]);
    const at = lines.indexOf('10. 读记录（读 EF06 记录 1） · SSSE/EF06 持卡人基本信息');
    expect(lines.slice(at + 1, at + 3)).toEqual(['   6982 不满足安全状态 · 43 ms', '   → 先用密钥 0A（RKSSSE）认证']);
    expect(lines).toContain('   07 卡号：已遮蔽');
    expect(lines).toContainEqual(expect.stringMatching(/^ {3}02 .+：3 · 成年人$/));
  });
  it('has the bytes where they are shown', () => {
    expect(asText(explained, 'pasted', 'en', true)).toContain('   > 00 B2 01 34 00\n   < 69 82');
    expect(asText(explained, 'pasted', 'en', false)).not.toContain('00 B2');
  });
});
