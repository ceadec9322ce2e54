import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex, hex, hexByte } from './bytes.ts';
import { cardChannel, getResponse, guard, retryLength } from './channels.ts';
import { explainExchange } from './explain.ts';
import { identify } from './identify.ts';
import { run } from './procedure.ts';
import { allDirectories } from './profile.ts';
import { profiles } from './profiles/profiles.ts';
import { readHolder } from './read.ts';
import { explainStatus, triesLeft } from './status.ts';
import type { Exchange } from './tape.ts';
import { beginTape, parseTape, record, replay, TapeError, writeTape } from './tape.ts';
import { maskAnswer, maskCommand } from './trace-mask.ts';
import { authenticate, prove } from './unlock.ts';
import { selectEnvironment, testCard } from './virtual/test-card.ts';
import { testKeys } from './virtual/test-keys.ts';

const answers = (...texts: readonly string[]) => {
  const sent: string[] = [];
  let next = 0;
  return {
    sent,
    channel: (apdu: Uint8Array) => {
      sent.push(hex(apdu));
      return Promise.resolve(fromHex(texts[Math.min(next++, texts.length - 1)] ?? ''));
    },
  };
};

describe('channels', () => {
  it('fetch what 61xx announces, in parts and with another length', async () => {
    const { sent, channel } = answers('6102', '6C03', '0102036101', '049000');
    expect(hex(await getResponse(channel)(fromHex(selectEnvironment)))).toBe('010203049000');
    expect(sent.slice(1)).toEqual(['00C0000002', '00C0000003', '00C0000001']);
  });
  it('end with a card that announces for ever', async () => {
    const { sent, channel } = answers('6110');
    expect(hex(await getResponse(channel)(fromHex('00A40400')))).toMatch(/6110$/);
    expect(sent.length).toBeLessThan(40);
  });
  it('ask once more with the length of 6Cxx, and only once', async () => {
    const { sent, channel } = answers('6C12', '6C13');
    expect(hex(await retryLength(channel)(fromHex('00B2012C00')))).toBe('6C13');
    expect(sent).toEqual(['00B2012C00', '00B2012C12']);
    const other = answers('6C08', '9000');
    await retryLength(other.channel)(fromHex(`0088000010${'00'.repeat(16)}`));
    expect(other.sent[1]).toBe(`0088000010${'00'.repeat(16)}08`);
    const none = answers('6C08');
    await retryLength(none.channel)(fromHex('00DC022C03020133'));
    expect(none.sent).toHaveLength(1);
  });
  it.each(['', '90'])('take %o for a torn card', async (answer) => {
    await expect(guard(answers(answer).channel, 'the reader')(fromHex('00840000'))).rejects.toMatchObject({
      code: 'card-torn',
      facts: { reader: 'the reader' },
    });
  });
});

describe('status words', () => {
  it('are explained exactly first, then by pattern, then not at all', () => {
    expect(explainStatus(0x6a83).meaning.zh).toBe('没有此记录');
    expect(explainStatus(0x63c2).meaning.en).toBe('wrong, 2 tries left');
    expect(explainStatus(0x6c12).meaning.en).toBe('the right length is 18');
    expect(explainStatus(0x6100).meaning.en).toBe('256 bytes more');
    expect(explainStatus(0x1234).meaning.en).toBe('status not in the standard');
    expect([triesLeft(0x63c1), triesLeft(0x63c0), triesLeft(0x6983)]).toEqual([1, 0, null]);
  });
});

describe('masking', () => {
  it.each([
    ['0020000003123456', '0020000003XXXXXX'],
    ['805E010007123456FF654321', '805E010007XXXXXXXXXXXXXX'],
    [`0082000A10${'AB'.repeat(16)}`, `0082000A10${'XX'.repeat(16)}`],
    ['842400000400A1B2C3', '8424000004XXXXXXXX'],
    ['8424000400A1B2C3', '8424000400XXXXXX'],
    ['0020000003123456AABB', '0020000003XXXXXXXXXX'],
    [
      '00DC0234200 91EB0A2D2C0C5ACB6FBA1A4C2F2C2F2CCE10000000000000000000000000000'.replace(' ', ''),
      `00DC023420091E${'C4B3'.repeat(8)}${'00'.repeat(14)}`,
    ],
    ['00DC072C0B0709413132333435363734', '00DC072C0B0709413030303030303033'],
    ['00DC052C06050420260301', '00DC052C06050420260301'],
    ['00DC012C0420023132', '00DC012C0420023030'],
    ['00DC012C04FE023132', '00DC012C04FE020000'],
    ['00D6880003FFD8FF', '00D6880003000000'],
    ['00B2013400', '00B2013400'],
  ])('%s is shown as %s', (command, shown) => expect(maskCommand(fromHex(command))).toBe(shown));

  it.each([
    ['00B2003500', '0812313130313035313934393132333130303258', `0812${'30'.repeat(18)}`],
    ['00B2003500', '0A01320B01050C034401030D0419900307', '0A01390B01990C030000000D0419000101'],
    ['00B2003500', '0D0419', '000000'],
    ['00B2002D00', '020133070944', '020133000000'],
    ['0088000010' + '00'.repeat(16), '1122334455667788', 'XX'.repeat(8)],
    ['0084000008', '1122334455667788', '1122334455667788'],
    ['00B0880004', 'FFD8FFE0', '00000000'],
    ['FF010203', '1122', 'XXXX'],
  ])('the answer to %s: %s is shown as %s', (command, answer, shown) => {
    expect(maskAnswer(fromHex(command), fromHex(`${answer}9000`))).toBe(`${shown}9000`);
  });

  it('shows only values of the issuer in clear, and no tag of theirs means a person elsewhere', () => {
    const files = allDirectories(profiles['3.0']).flatMap((directory) => directory.files);
    for (const { structure, items } of files.filter((file) => file.name !== 'EF05' || file.directory !== 'SSSE')) {
      if (structure === 'transparent') continue;
      for (const { tag, examples } of items) {
        expect(Number.parseInt(tag, 16)).toBeGreaterThan(6);
        for (const { bytes } of examples) {
          const record = `${tag}${hexByte(bytes.length / 2)}${bytes}`;
          if (bytes.length < 500 && !/^0*$/.test(bytes))
            expect(maskAnswer(fromHex('00B2010400'), fromHex(`${record}9000`))).not.toContain(bytes);
        }
      }
    }
  });

  it('keeps the length and never throws, whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ minLength: 2, maxLength: 258 }), (apdu, answer) => {
        expect(maskCommand(apdu)).toHaveLength(apdu.length * 2);
        expect(maskAnswer(apdu, answer)).toHaveLength(answer.length * 2);
        explainExchange(apdu, answer);
      }),
    );
    const records = fc.array(fc.tuple(fc.constantFrom(1, 7, 8, 9, 10, 11, 12, 13, 0x4e, 0x20), fc.uint8Array({ maxLength: 32 })), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(records, (list) => {
        const bytes = list.map(([tag, value]) => hex(Uint8Array.of(tag, value.length)) + hex(value)).join('');
        expect(maskAnswer(fromHex('00B2003500'), fromHex(`${bytes}9000`))).toHaveLength(bytes.length + 4);
      }),
    );
  });
});

describe('a tape', () => {
  const randomBytes = fromHex('00'.repeat(16));
  const recorded = async () => {
    const { card, send, show } = testCard('3.0');
    send(selectEnvironment);
    show('04', 'UKSSSE');
    send('00DC0134140812313130313035313934393132333130303258');
    card.reset();
    const exchanges: Exchange[] = [];
    let clock = 0;
    const channel = record(
      cardChannel((apdu) => Promise.resolve(card.transmit(apdu)), 'test'),
      () => (clock += 1.5),
      (exchange) => void exchanges.push(exchange),
    );
    const identity = await run(identify(card.atr), { channel, keys: testKeys() });
    await run(prove(identity, randomBytes), { channel, keys: testKeys() });
    await run(readHolder(identity), { channel, keys: testKeys() });
    return beginTape(card.atr, exchanges);
  };
  it('is one text that says what happened, without secrets and people', async () => {
    const tape = await recorded();
    const text = writeTape(tape);
    expect(text.split('\n').slice(0, 3)).toEqual(['# suika tape 1', 'atr 3B6D00000081535549868444015AA50001', `> ${selectEnvironment}`]);
    expect(text).toContain(`> 0082000A10${'XX'.repeat(16)}\n< 9000 # 1.5 ms 外部认证（用密钥 0A 认证）：正常 9000\n`);
    expect(text).not.toContain('313130313035');
    expect(parseTape(text)).toEqual({
      ...tape,
      exchanges: tape.exchanges.map((exchange) => ({ ...exchange, ms: 1.5, words: expect.anything() as unknown })),
    });
  });
  it('replays as a card, with stand-ins for the person', async () => {
    const channel = replay(parseTape(writeTape(await recorded())));
    const answerers = { channel, keys: () => Promise.resolve({ genuine: true, data: new Uint8Array(16) }) };
    const identity = await run(identify(fromHex('3B6D00000081535549868444015AA50001')), answerers);
    await run(prove(identity, randomBytes), answerers);
    const holder = await run(readHolder(identity), answerers);
    expect(holder.items.map(({ value }) => value)).toEqual(['0'.repeat(18)]);
    await expect(run(authenticate(identity, 'UKSSSE'), answerers)).rejects.toThrow(TapeError);
  });
  it('keeps a torn card as an empty answer', async () => {
    const exchanges: Exchange[] = [];
    const channel = record(
      guard(() => Promise.resolve(new Uint8Array()), 'r'),
      () => 0,
      (exchange) => void exchanges.push(exchange),
    );
    await expect(channel(fromHex('00B2012C00'))).rejects.toMatchObject({ code: 'card-torn' });
    expect(exchanges).toMatchObject([{ command: '00B2012C00', answer: '', words: { zh: '读记录（读 EF05 记录 1）：没有应答' } }]);
    expect(parseTape(writeTape(beginTape(new Uint8Array(), exchanges))).exchanges).toHaveLength(1);
  });
  it.each([
    ['', 1],
    ['# suika tape 1\nwhat', 2],
    ['# suika tape 1\n< 9000', 2],
    ['# suika tape 1\n> 00\n> 00', 3],
    ['# suika tape 1\n> 0', 2],
    ['# suika tape 1\n> 00B2', 2],
  ])('%o is none', (text, line) => {
    expect(() => parseTape(text)).toThrow(expect.objectContaining({ name: 'TapeError', line }));
  });
});
