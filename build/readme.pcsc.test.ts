import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensurePcscd, pcscdMissing } from '../fixtures/card/pcscd.ts';
import type { Pcscd } from '../fixtures/card/pcscd.ts';
import { agencyBlock, cardBlock, newcomer, pcscBlock, preparations } from './test-readme.ts';
import type { Newcomer } from './test-readme.ts';

describe.skipIf(pcscdMissing() !== null)("README's example over pcscd", () => {
  let pcscd: Pcscd;
  let visitor: Newcomer;
  beforeAll(async () => {
    pcscd = await ensurePcscd();
    visitor = await newcomer();
    await visitor.leaveRunning(agencyBlock);
    await visitor.leaveRunning(cardBlock);
  });
  afterAll(async () => {
    await visitor.leave();
    await pcscd.stop();
  });

  test('issues a card that opensc-tool reads', () => {
    const { status, printed } = visitor.type(`${preparations}\n${pcscBlock}`);
    const number = /Hand over the card: (\w{9})/.exec(printed)?.[1] ?? 'none';
    const bytes = Buffer.from(number).toString('hex').toUpperCase().replace(/../g, '$& ').trim();
    expect(printed.replace(/\s+/g, ' ')).toContain(`07 09 ${bytes}`);
    expect(status).toBe(0);
  });
});
