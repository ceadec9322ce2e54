import { describe, expect, it } from 'vitest';
import { parseLog } from '../../../core/card/logs/log.ts';
import { longestLog } from '../../../core/card/logs/log-format.ts';
import { ofFile, ofJob } from './recording.ts';

const text = '> 0084000008\n< 6985\n';

describe('a recording', () => {
  it('of a job is a tape of ours, with the times of its exchanges', () => {
    const apdus = [
      { command: '0082000410XXXX', answer: '63C2', words: '外部认证', wordsEn: 'EXTERNAL AUTHENTICATE', ms: 12.5 },
      { command: '0084000008', answer: '', words: '', wordsEn: '', ms: 3 },
    ];
    const { exchanges } = parseLog(ofJob({ caseId: 'c1', apdus }).text);
    expect(exchanges.map(({ command, answer, ms }) => [command, answer, ms])).toEqual([
      ['0082000410XXXX', '63C2', 12.5],
      ['0084000008', '', 3],
    ]);
  });
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`)],
    ['what PowerShell writes', Buffer.from(`\ufeff${text}`, 'utf16le')],
  ])('of a file in %s is read', async (_, bytes) => {
    expect(await ofFile(new File([bytes], 'a.log'))).toEqual({ text, from: { kind: 'file', name: 'a.log' } });
  });
  it('of a file that is too long is refused before it is read', async () => {
    const file = new File([new Uint8Array(longestLog.characters + 1)], 'a.log');
    await expect(ofFile(file)).rejects.toMatchObject({ code: 'log-too-long' });
  });
});
