import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { historicalBytes } from './atr.ts';
import { fromHex, hex } from './bytes.ts';
import type { Channel } from './channel.ts';
import { cardChannel } from './channels.ts';
import { algorithmTag } from './control-information.ts';
import { contentsOfWhole } from './contents.ts';
import { identify } from './identify.ts';
import { run } from './procedure.ts';
import { EF05 } from './profiles/environment.ts';
import { readCard } from './read.ts';
import { viewFile } from './view.ts';
import { testCard } from './virtual/test-card.ts';
import type { TestCard } from './virtual/test-card.ts';
import { testKeys } from './virtual/test-keys.ts';

const randomBytes = fromHex('000102030405060708090A0B0C0D0E0F');
const plainChannel = ({ card }: TestCard): Channel => cardChannel((apdu) => Promise.resolve(card.transmit(apdu)), 'test');
const keys = testKeys();

/** A card of an invented person, written as a counter would. */
function written(kind: '2.0' | '3.0'): TestCard {
  const used = testCard(kind);
  used.send('00A404000F7378312E73682EC9E7BBE1B1A3D5CF');
  used.show('04', 'UKSSSE');
  const longName = `${'41'.repeat(29)}00`;
  const records = [
    ['2C', '020133'],
    ['2C', '050420260301'],
    ['2C', '060420360301'],
    ['2C', '0709413132333435363734'],
    ['34', '0812313130313035313934393132333130303258'],
    ['34', `091E${longName}`],
    ['34', `4E14D5C5C8FD${'00'.repeat(16)}`],
    ['34', '0A0132'],
    ['34', '0B0105'],
    ['34', '0C03440103'],
    ['34', '0D0419900307'],
  ] as const;
  const numbers: Readonly<Record<string, string>> = {
    '02': '02',
    '05': '05',
    '06': '06',
    '07': '07',
    '08': '01',
    '09': '02',
    '4E': '03',
    '0A': '04',
    '0B': '05',
    '0C': '06',
    '0D': '07',
  };
  for (const [file, record] of records) {
    const length = (record.length / 2).toString(16).padStart(2, '0');
    expect(used.send(`00DC${numbers[record.slice(0, 2)] ?? ''}${file}${length}${record}`)).toBe('9000');
  }
  return used;
}

describe('reading a card', () => {
  it.each(['2.0', '3.0'] as const)('of kind %s gives everything, in clear or masked', async (kind) => {
    const used = written(kind);
    const { identity, contents, unread, problems } = await run(readCard(used.card.atr, randomBytes), { channel: plainChannel(used), keys });
    expect({ unread, problems }).toEqual({ unread: null, problems: [] });
    expect(identity).toMatchObject({ profile: kind, algorithm: kind === '3.0' ? 'SM4' : 'DES', cardNumber: 'A12345674', blank: false });
    expect(identity.chipId).toBe('00815355498684' + '44015AA50001' + '440100D1560000055AA50001FFFFFFFF');
    const clear = viewFile(contents.EF06, true);
    expect(clear.map(({ tag, value }) => [tag, value])).toEqual([
      ['08', '11010519491231002X'],
      ['09', `${'A'.repeat(29)}张三`],
      ['4E', '张三'],
      ['0A', '2'],
      ['0B', '05'],
      ['0C', '440103'],
      ['0D', '19900307'],
    ]);
    expect(clear.map(({ words }) => words)).toEqual([undefined, undefined, undefined, '女', '维吾尔族', undefined, undefined]);
    const masked = JSON.stringify([viewFile(contents.EF05, false), viewFile(contents.EF06, false)]);
    for (const personal of ['A12345674', '19491231', '张', '三', '维吾尔', '女', '440103', '0307']) expect(masked).not.toContain(personal);
    expect(masked).toContain('社会保障号码');
  });
  it('tries no key without randomness, and says nothing is wrong', async () => {
    const used = written('3.0');
    const { contents, unread } = await run(readCard(used.card.atr, null), {
      channel: plainChannel(used),
      keys: () => Promise.reject(new Error('asked')),
    });
    expect([contents.EF06.items, unread]).toEqual([[], null]);
  });
  it('tries no key over a contactless reader and says why', async () => {
    const used = written('3.0');
    const { identity, unread, problems } = await run(readCard(fromHex('3B8D80010081535549868444015AA5000100'), randomBytes), {
      channel: plainChannel(used),
      keys: () => Promise.reject(new Error('asked')),
    });
    expect(identity).toMatchObject({ chipId: null, historicalBytes: null, cardNumber: 'A12345674' });
    expect(unread?.code).toBe('card-no-history');
    expect(problems).toMatchObject([{ code: 'file-unread' }]);
  });
  it('tries no key with a counter on a chip that is not genuine', async () => {
    const used = written('3.0');
    const { unread } = await run(readCard(used.card.atr, randomBytes), {
      channel: plainChannel(used),
      keys: () => Promise.resolve({ genuine: false }),
    });
    expect(unread?.code).toBe('chip-not-genuine');
    expect(used.card.state.keyTries).toEqual({});
  });
});

describe('a card that cannot give all records at once', () => {
  it.each(['6A86', '6A83', '6A81', '0110440100D1569000', '05042026030105042026030190 00'])(
    '(%s) is read record by record',
    async (answer) => {
      const used = written('2.0');
      const channel: Channel = (apdu) =>
        Promise.resolve(apdu[1] === 0xb2 && ((apdu[3] ?? 0) & 7) === 5 ? fromHex(answer) : used.card.transmit(apdu));
      const { identity, contents } = await run(readCard(used.card.atr, randomBytes), { channel: cardChannel(channel, 'test'), keys });
      expect(identity.readsWholeFiles).toBe(false);
      expect([contents.EF05.items.length, contents.EF06.items.length]).toEqual([7, 7]);
    },
  );
});

describe('odd cards', () => {
  const readWith = async (replace: Readonly<Record<string, string>>, atr = '3B6D0000008153554986844401' + '5AA50001') => {
    const used = written('2.0');
    const channel: Channel = (apdu) => {
      const number = ((apdu[3] ?? 0) & 7) === 4 ? hex(apdu.slice(2, 4)) : '';
      if (apdu[1] === 0xb2 && ((apdu[3] ?? 0) & 7) === 5) return Promise.resolve(fromHex('6A86'));
      return Promise.resolve(replace[number] === undefined ? used.card.transmit(apdu) : fromHex(replace[number]));
    };
    return run(readCard(fromHex(atr), randomBytes), { channel: cardChannel(channel, 'test'), keys });
  };
  it.each([
    ['a date in ASCII', { '052C': '0504323031329000' }, 'item-date'],
    ['a half-written record', { '0734': '0D041990FFFF9000' }, 'item-date'],
    ['another tag', { '0534': '0A01329000' }, 'record-tag'],
    ['a length unlike the value', { '012C': '0110449000' }, 'record-form'],
    ['a card number of the first generation', { '072C': '07093132333435363738399000' }, 'item-check'],
    ['a version from the future', { '032C': '0304342E30309000' }, 'profile-unknown'],
    ['no bytes at all', { '0134': '9000' }, 'record-form'],
  ] as const)('%s is read and told of', async (_what, replace, code) => {
    expect((await readWith(replace)).problems.map((problem) => problem.code)).toContain(code);
  });
  it('another serial in the identification code is told of', async () => {
    expect((await readWith({}, '3B6D00000081535549868444015AA50002')).problems).toMatchObject([{ code: 'identification-serial' }]);
  });
  it('prepared records of FF or 00 are a blank without problems', async () => {
    const { identity, problems } = await readWith({ '072C': `0709${'FF'.repeat(9)}9000`, '052C': '0504000000009000' });
    expect([identity.blank, identity.cardNumber, problems]).toEqual([true, null, []]);
  });
  it('an empty version is 1.0', async () => {
    expect((await readWith({ '032C': '0304000000009000' })).identity.profile).toBe('1.0');
  });
});

describe('ATR', () => {
  it.each([
    ['3B6D00000081535549868444015AA50001', '0081535549868444015AA50001'],
    ['3B2D000081535549868444015AA50001', '0081535549868444015AA50001'],
    ['3B9D00801F0081535549868444015AA5000155', null],
    ['3B8D80010081535549868444015AA5000100', null],
    ['3B6D0000FF815355498684', null],
    ['3B00', null],
    ['', null],
  ])('%s has the historical bytes %s', (atr, history) => {
    const found = historicalBytes(fromHex(atr));
    expect(found === null ? null : hex(found)).toBe(history);
  });
});

it('finds the algorithm in the FCI, where there is one', () => {
  const fci = (inner: string) =>
    `6F${(17 + inner.length / 2 + 2).toString(16)}840F7378312E73682EC9E7BBE1B1A3D5CFA5${(inner.length / 2).toString(16).padStart(2, '0')}${inner}`;
  expect(algorithmTag(fromHex(fci('88011E9F0C03860103')))).toBe(3);
  expect(algorithmTag(fromHex(fci('88011E9F0C03860102')))).toBe(2);
  expect(algorithmTag(fromHex(fci('88011E')))).toBeNull();
  expect(algorithmTag(fromHex('6F'))).toBeNull();
});

it('takes a Beijing card without an algorithm tag for SSF33, and tries no key', async () => {
  const beijing = fromHex('0110110100D1560000055AA50001FFFFFFFF9000');
  const channel: Channel = (apdu) => Promise.resolve(apdu[1] === 0xb2 ? beijing : fromHex('9000'));
  const identity = await run(identify(fromHex('3B6D00000081535549868444015AA50001')), { channel, keys });
  expect([identity.algorithm, identity.profile]).toEqual(['SSF33', '1.0']);
});

describe('whatever a card answers', () => {
  it('is read or refused with a name, and never breaks the reading', async () => {
    const fault = /^(?:card|chip|key|order)-/;
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 4, maxLength: 20 }),
        fc.array(fc.uint8Array({ maxLength: 60 }), { minLength: 1, maxLength: 12 }),
        async (atr, answers) => {
          let next = 0;
          const channel: Channel = () => {
            next += 1;
            const data = answers[next % answers.length] ?? new Uint8Array();
            return Promise.resolve(next % 3 === 0 ? data : fromHex(`${hex(data)}9000`));
          };
          try {
            const { contents } = await run(readCard(atr, randomBytes), { channel: cardChannel(channel, 'test'), keys });
            viewFile(contents.EF05, true);
            viewFile(contents.EF06, false);
          } catch (error) {
            expect((error as { readonly code?: string }).code).toMatch(fault);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
  it('files never throw while being decoded', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const found = contentsOfWhole(EF05, bytes);
        if (found !== null) viewFile(found, true);
      }),
    );
  });
});
