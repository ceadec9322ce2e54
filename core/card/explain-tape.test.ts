import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ascii, fromHex, hex } from './bytes.ts';
import { cardChannel } from './channels.ts';
import { explainTape } from './explain-tape.ts';
import { identify } from './identify.ts';
import { parseLog } from './logs/log.ts';
import { pinTries, reloadPin, verifyPin } from './pin.ts';
import { run } from './procedure.ts';
import type { Answerers } from './procedure.ts';
import { readHolder } from './read.ts';
import { beginTape, record } from './tape.ts';
import type { Exchange, Tape } from './tape.ts';
import { selectEnvironment, testCard } from './virtual/test-card.ts';
import type { TestCard } from './virtual/test-card.ts';
import { testKeys } from './virtual/test-keys.ts';

/** What a terminal says to a card, on tape below the wrappers: with 61xx and 6Cxx where the card speaks T=0. */
async function taped(used: TestCard, act: (answerers: Answerers) => Promise<unknown>): Promise<Tape> {
  const exchanges: Exchange[] = [];
  const wire = record(
    (apdu) => Promise.resolve(used.card.transmit(apdu)),
    () => 0,
    (exchange) => void exchanges.push(exchange),
  );
  await act({ channel: cardChannel(wire, 'test'), keys: testKeys() });
  return beginTape(used.card.atr, exchanges);
}

function written(kind: '2.0' | '3.0', t0 = false): TestCard {
  const used = testCard(kind, { t0 });
  used.send(selectEnvironment);
  used.show('04', 'UKSSSE');
  for (const record of ['00DC022C03020133', '00DC0134140812313130313035313934393132333130303258', '00DC0434030A0132'])
    expect(used.send(record)).toBe('9000');
  used.card.reset();
  return used;
}

const pairs = (text: string) => parseLog(text);
const said = (tape: Tape) => explainTape(tape).exchanges.map(({ asked, meaning }) => `${asked.zh}：${meaning.zh}`);

describe.each([false, true])('a conversation (T=0 %s) in words', (t0) => {
  it('names files, items and what the card said, and no person', async () => {
    const tape = await taped(written('3.0', t0), async (answerers) => {
      const identity = await run(identify(fromHex('3B6D00000081535549868444015AA50001')), answerers);
      await run(readHolder(identity), answerers);
    });
    const { exchanges, verdict } = explainTape(tape);
    const holder = exchanges.findLast(({ file }) => file?.zh === 'SSSE/EF06 持卡人基本信息');
    expect(holder?.items).toEqual([
      { tag: '08', title: { zh: '社会保障号码', en: 'social security number' }, value: '0'.repeat(18), words: null, standIn: true },
      { tag: '0A', title: { zh: '性别', en: 'sex' }, value: '9', words: null, standIn: true },
    ]);
    expect(exchanges[0]?.asked).toEqual({ zh: '选择应用（SSSE 社会保障环境）', en: 'SELECT (SSSE social security environment)' });
    expect(exchanges.flatMap(({ items }) => items.map(({ tag, value, words }) => `${tag} ${value} ${words?.zh ?? ''}`))).toContain(
      '02 3 成年人',
    );
    expect(JSON.stringify({ exchanges, verdict })).not.toContain('1949');
    expect(verdict.words.zh).toBe(`${String(exchanges.length)} 条命令都正常，没有写入`);
    expect(exchanges.filter(({ next }) => next !== null)).toEqual([]);
  });
});

describe('a command', () => {
  it('means the file of the directory that was selected, and a SELECT that failed moves nobody', () => {
    const conversation: readonly (readonly [command: string, status: string, file: string | null])[] = [
      ['00B2012C00', '6985', null],
      [selectEnvironment, '9000', null],
      ['00B2012C00', '6982', 'SSSE/EF05 发卡机构数据'],
      ['00A4040006D15600000503', '9000', null],
      ['00B2012C00', '6982', 'DF04/EF05 医保基本信息'],
      ['00A4040006D15600000502', '9303', null],
      ['00A4020002EF08', '9000', 'DF04/EF08 交易明细'],
      ['00B2010400', '6A83', 'DF04/EF08 交易明细'],
      ['00A4020002EF1F', '6A82', null],
      ['00B2010400', '6982', 'DF04/EF08 交易明细'],
      ['00A4040007A0000003330101', '9000', null],
      ['00B2012C00', '6A82', null],
    ];
    const tape = pairs(conversation.map(([command, status]) => `${command}\n${status}`).join('\n'));
    expect(explainTape(tape).exchanges.map(({ file }) => file?.zh ?? null)).toEqual(conversation.map(([, , file]) => file));
  });
  it('that is refused says which right is missing', () => {
    const conversation: readonly (readonly [command: string, status: string, next: string | null])[] = [
      [selectEnvironment, '9000', null],
      ['00B2003500', '6982', '先用密钥 0A（RKSSSE）认证'],
      ['00A4040006D15600000503', '9000', null],
      ['00B2013400', '6982', '先校验密码并用密钥 84（RK1DF04）认证'],
      ['00B2012C00', '6982', '先校验密码或用密钥 84（RK1DF04）认证'],
      ['00DC014402F500', '6982', '该文件不对终端开放'],
    ];
    const { exchanges } = explainTape(pairs(conversation.map(([command, status]) => `${command}\n${status}`).join('\n')));
    expect(exchanges.map(({ next }) => next?.zh ?? null)).toEqual(conversation.map(([, , next]) => next));
  });
  it('about the PIN says how many tries are left, and hides the PIN', async () => {
    const used = testCard('3.0');
    const tape = await taped(used, async (answerers) => {
      const identity = await run(identify(used.card.atr), answerers);
      await run(pinTries(), answerers);
      await run(reloadPin(identity, ascii('123456')), answerers);
      await run(verifyPin(ascii('000000'), { lastTryAllowed: false }), answerers).catch(() => undefined);
    });
    expect(said(tape).filter((words) => /密码|解锁/.test(words))).toEqual([
      '校验密码（查询密码剩余次数）：没有设置密码',
      '密码重装（装入新密码）：正常',
      '校验密码（查询密码剩余次数）：密码还可尝试 3 次',
      '校验密码（查询密码剩余次数）：密码还可尝试 3 次',
      '校验密码（校验密码）：校验错误，还剩 2 次',
    ]);
    expect(JSON.stringify(tape)).not.toMatch(/123456/);
    expect(explainTape(tape).verdict.words.zh).toBe('密码被拒绝，还剩 2 次');
  });
});

describe('the verdict', () => {
  it.each([
    ['', '没有任何通信'],
    [`${selectEnvironment}\n6A82`, '这不是社会保障卡，或方式（接触/非接触）不对'],
    [`${selectEnvironment}\n6A81`, '卡片已永久锁定'],
    [`${selectEnvironment}\n9000\n00A4040006D15600000503\n9303`, 'DF04 社会保险2（医疗）已永久锁定'],
    [`${selectEnvironment}\n9000\n00DC022C03020133\n6581`, '芯片写入失败，存储器损坏'],
    [`${selectEnvironment}\n9000\n00DC022C03020133\n9000`, '写入 1 处，没有写卡号'],
    [`${selectEnvironment}\n9000\n00DC022C03020133\n9000\n00DC072C0B0709413132333435363734\n9000`, '写卡完成：写入 2 处，卡号已写'],
    [`${selectEnvironment}\n9000\n0082000410${'00'.repeat(16)}\n63C1`, '密钥被拒绝，还剩 1 次'],
    [`${selectEnvironment}\n9000\n0082000410${'00'.repeat(16)}\n6983`, '密钥已锁定'],
    [`${selectEnvironment}\n9000\n00200000\n6983`, '密码已锁定'],
    [`${selectEnvironment}\n9000\n00B2003500\n6982`, '第 2 条命令之前缺少认证：SSSE/EF06 持卡人基本信息受保护'],
    [`${selectEnvironment}\n9000\n00B2003500\n6982\n00B2003500\n9000`, '3 条命令都正常，没有写入'],
    [`${selectEnvironment}\n9000\n00B2012C00\n1234`, '第 2 条命令的应答残缺'],
    [`${selectEnvironment}\n9000\n00B2012C00\n6F00`, '第 2 条命令被拒绝：芯片内部错误（6F00）'],
    [`00A40400\n9000\n> 00B2012C00`, '第 2 条命令没有应答：卡片在操作途中离开，或已不通'],
  ])('of %o', (text, words) => {
    const tape = text === '' ? beginTape(new Uint8Array(), []) : pairs(text);
    expect(explainTape(tape).verdict.words.zh).toBe(words);
  });
  it('names the exchange that decides, and none where all went well', () => {
    const refused = pairs(`${selectEnvironment}\n9000\n00B2003500\n6982\n00B2010500\n6A83`);
    expect(explainTape(refused).verdict.at).toBe(2);
    expect(explainTape(refused).exchanges.map(({ well }) => well)).toEqual([true, false, true]);
    const repeated = pairs(`${selectEnvironment}\n9000\n00B2003500\n6982\n00B2003500\n9000\n00B2003500\n6982`);
    expect(explainTape(repeated).verdict.at).toBe(4);
    expect(explainTape(pairs(`${selectEnvironment}\n9000`)).verdict.at).toBeNull();
  });
  it('of a log of another program that looked for other cards first is not about those', () => {
    const log = readFileSync(new URL('logs/recorded/pcscd.txt', import.meta.url), 'utf8');
    // SELECT with P2 0C and the read of EF06 without authentication are refused; the applications that are not there do not count.
    expect(explainTape(parseLog(log)).verdict.words.zh).toContain('EF06');
  });
});

it('is made of any bytes', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc.constantFrom(...[selectEnvironment, '00B2003500', '00C0000000', '00A4020002EF06'].map(fromHex)),
  );
  const answers = fc.oneof(
    bytes,
    fc.constantFrom('9000', '6110', '0812303030303030303030303030303030303030 9000'.replace(' ', '')).map(fromHex),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(bytes, answers), { maxLength: 8 }), (conversation) => {
      const exchanges = conversation.map(([command, answer]) => ({
        command: hex(command),
        answer: hex(answer),
        ms: 0,
        words: { zh: '', en: '' },
      }));
      const explained = explainTape({ atr: '', exchanges });
      expect(explained.exchanges).toHaveLength(conversation.length);
      expect(explained.verdict.words.zh).not.toBe('');
    }),
  );
});
