import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hex } from './bytes.ts';
import { selectEnvironment, serial, testCard } from './virtual/test-card.ts';
import type { VirtualCardState } from './virtual/state.ts';

const record1 = `0110440100D156000005${serial}FFFFFFFF`;
const record4 = '040C915600000244010044010001';
const selectDF01 = '00A4040006D15600000500';
const selectDF04 = '00A4040006D15600000503';

describe.each(['2.0', '3.0'] as const)('a blank of kind %s', (kind) => {
  it('shows the ATR, FCI and EF05 of chip.md §12', () => {
    const { card, send } = testCard(kind);
    expect(hex(card.atr)).toBe(`3B6D0000008153554986844401${serial}`);
    const fci = kind === '3.0' ? 'A50988011E9F0C03860103' : 'A50388011E';
    expect(send(selectEnvironment)).toBe(`6F${kind === '3.0' ? '1C' : '16'}840F7378312E73682EC9E7BBE1B1A3D5CF${fci}9000`);
    const record3 = kind === '3.0' ? '0304332E3030' : '0304322E3030';
    expect(send('00B2002D00')).toBe(`${record1}${record3}${record4}9000`);
    expect(send('00B2012C00')).toBe(`${record1}9000`);
    expect(send('00B2032806')).toBe(`${record3}9000`);
    expect(send('00B2042CFF')).toBe(`${record4}9000`);
    expect(send('00B2032C05')).toBe('6C06');
    expect(send('00B2022C00')).toBe('6A83');
    expect(send('00B2082C00')).toBe('6A83');
    expect(send('00B2082800')).toBe('6A83');
    expect(send('00B2042D00')).toBe(`${record4}9000`);
    expect(send('00B2052D00')).toBe('6A83');
  });

  it('protects the holder and the photo', () => {
    const { send, show } = testCard(kind);
    send(selectEnvironment);
    expect(send('00B2003500')).toBe(kind === '3.0' ? '6982' : '6A83');
    expect(send('00B0880010')).toBe('6982');
    expect(show('0A', 'RKSSSE')).toBe('9000');
    expect(send('00B2003500')).toBe('6A83');
    expect(send('00B0880002')).toBe('00009000');
  });

  it('writes a record only after UKSSSE, checking as §12 orders', () => {
    const { send, show } = testCard(kind);
    send(selectEnvironment);
    expect(send('00DC022C04020133')).toBe('6700');
    expect(send('00DC027C03020133')).toBe('6A82');
    expect(send('00DC022B03020133')).toBe('6A86');
    expect(send('00DC022C03020133')).toBe('6982');
    expect(show('04', 'UKSSSE')).toBe('9000');
    expect(send('00DC082C03020133')).toBe('6A83');
    expect(send('00DC022C03020233')).toBe('6A85');
    expect(send('00DC022C0402023333')).toBe('6A85');
    expect(send('00DC022C03030133')).toBe('6A80');
    expect(send('00DC022C03020133')).toBe('9000');
    expect(send('00DC022803020134')).toBe('9000');
    expect(send('00B2022C00')).toBe('0201349000');
    expect(send('00DC0434030A0131')).toBe('9000');
    expect(send('00DC012C12' + record1.replace('FFFFFFFF', '01020304'))).toBe('9000');
  });
});

describe('order of checks', () => {
  it('looks at CLA, INS, P1 P2 and Lc before anything else', () => {
    const { send } = testCard('3.0');
    expect(send('00')).toBe('6700');
    expect(send('04DC022C03020133')).toBe('6E00');
    expect(send('B0280000')).toBe('6E00');
    expect(send('00FF0000')).toBe('6D00');
    expect(send('80240000')).toBe('6D00');
    expect(send('00840001FF')).toBe('6A86');
    expect(send('00B2012F00')).toBe('6A86');
    expect(send('00DC012D00')).toBe('6A86');
    expect(send('805E0000')).toBe('6A86');
    expect(send('0082000A0F' + '00'.repeat(16))).toBe('6700');
    expect(send('8424000005' + '00'.repeat(5))).toBe('6700');
    expect(send('842400010C' + '00'.repeat(12))).toBe('6700');
    expect(send('8424000114' + '00'.repeat(20))).toBe('6985');
  });
  it('knows only SELECT SSSE and GET CHALLENGE before SSSE', () => {
    const { send } = testCard('3.0');
    expect(send('0084000008')).toMatch(/^[0-9A-F]{16}9000$/);
    expect(send('00A4020002EF05')).toBe('6A82');
    expect(send(selectDF01)).toBe('6A82');
    expect(send('00A404000E315041592E5359532E4444463031')).toBe('6A82');
    for (const command of ['00B2012C00', '00200000', '0082000410' + '00'.repeat(16), '00C0000010', '0088000010' + '00'.repeat(16)]) {
      expect(send(command)).toBe('6985');
    }
  });
});

describe('challenges', () => {
  it('come in lengths of 4 and 8, and 16 with SM4 only', () => {
    expect(testCard('3.0').send('0084000010')).toMatch(/^[0-9A-F]{32}9000$/);
    expect(testCard('2.0').send('0084000010')).toBe('6700');
    for (const command of ['0084000000', '0084000005', '00840000']) expect(testCard('3.0').send(command)).toBe('6700');
  });
  it('serve once', () => {
    const { send, show } = testCard('3.0');
    send(selectEnvironment);
    expect(show('0A', 'RKSSSE')).toBe('9000');
    expect(send('0082000A10' + '00'.repeat(16))).toBe('6984');
    send('0084000008');
    expect(send('0082000710' + '00'.repeat(16))).toBe('6A88');
    expect(send('008200040F' + '00'.repeat(15))).toBe('6700');
    expect(send('0082000410' + '00'.repeat(16))).toBe('63C2');
    expect(send('0082000410' + '00'.repeat(16))).toBe('6984');
  });
  it('are dropped by SELECT of SSSE and by a reset, and left by other commands', () => {
    const { card, send } = testCard('3.0');
    const next = () => send('0082000410' + '00'.repeat(16));
    send(selectEnvironment);
    send('0084000008');
    send('00B2012C00');
    send(selectDF01);
    expect(next()).toBe('63C2');
    send('0084000008');
    send(selectEnvironment);
    expect(next()).toBe('6984');
    send('0084000008');
    card.reset();
    send(selectEnvironment);
    expect(next()).toBe('6984');
  });
});

describe('external authentication', () => {
  it('counts three tries for each key, and locks it', () => {
    const { send, show } = testCard('2.0');
    send(selectEnvironment);
    expect(show('04', 'RKSSSE')).toBe('63C2');
    expect(show('04', 'UKSSSE')).toBe('9000');
    expect([1, 2, 3, 4].map(() => show('04', 'RKSSSE'))).toEqual(['63C2', '63C1', '63C0', '6983']);
    // A wrong try takes no right away that was held before.
    expect(send('00DC022C03020133')).toBe('9000');
    expect(show('0A', 'RKSSSE')).toBe('9000');
    send(selectEnvironment);
    expect(show('04', 'UKSSSE')).toBe('6983');
  });
  it('shows neither IRK nor STK, nor a key of a directory outside it', () => {
    const { send, show } = testCard('3.0');
    send(selectEnvironment);
    expect(['00', '02', '82', '88'].map((key) => show(key, 'IRK'))).toEqual(['6A88', '6A88', '6A88', '6A88']);
    send(selectDF01);
    expect(show('82', 'STKDF01')).toBe('6A88');
    expect(show('88', 'RK1DF01')).toBe('9000');
  });
});

describe('the PIN', () => {
  const withPin = (kind: '2.0' | '3.0') => {
    const used = testCard(kind);
    used.send(selectEnvironment);
    expect(used.show('06', 'PUK')).toBe('9000');
    expect(used.signed('84240001', 'STKSSSE', '123456')).toBe('9000');
    return used;
  };
  it('is not set on a blank', () => {
    const { send } = testCard('3.0');
    send(selectEnvironment);
    expect(send('00200000')).toBe('9000');
    expect(send('0020000000')).toBe('9000');
    expect(send('0020000003123456')).toBe('6985');
    expect(send('805E010007123456FF654321')).toBe('6985');
  });
  it.each(['2.0', '3.0'] as const)('is loaded, verified, changed, counted down and unblocked on kind %s', (kind) => {
    const { send, signed } = withPin(kind);
    expect(send('00200000')).toBe('63C3');
    expect(send('0020000003123456')).toBe('9000');
    expect(send('002000000112')).toBe('6700');
    expect(send('002000000712345678901234')).toBe('6700');
    expect(send('00200000031234AB')).toBe('63C2');
    expect(send('805E010007123456FF6543AB')).toBe('6A80');
    expect(send('805E010006123456FF123F')).toBe('6A80');
    expect(send('805E010003123456')).toBe('6A80');
    expect(send('00200000')).toBe('63C2');
    expect(send('805E010007654321FF123456')).toBe('63C1');
    expect(send('805E010007123456FF65432F')).toBe('9000');
    expect(send('00200000')).toBe('63C3');
    expect([1, 2, 3, 4].map(() => send('0020000003123456'))).toEqual(['63C2', '63C1', '63C0', '6983']);
    expect(send('002000000365432F')).toBe('6983');
    expect(send('00200000')).toBe('6983');
    expect(signed('84240000', 'STKSSSE')).toBe('9000');
    expect(send('002000000365432F')).toBe('9000');
  });
  it('is cleared by RELOAD with an empty one, and refuses a bad one', () => {
    const { send, signed } = withPin('3.0');
    expect(signed('84240001', 'STKSSSE', '123F')).toBe('6A80');
    expect(signed('84240001', 'STKSSSE', '12345678901234')).toBe('6A80');
    expect(send('0020000003123456')).toBe('9000');
    expect(signed('84240001', 'STKSSSE', '')).toBe('9000');
    expect(send('00200000')).toBe('9000');
    expect(signed('84240000', 'STKSSSE')).toBe('6985');
  });
  it('survives a reset, unlike its verification', () => {
    const { card, send } = withPin('3.0');
    send('0020000003123456');
    send('0020000003000000');
    card.reset();
    send(selectEnvironment);
    expect(send('00200000')).toBe('63C2');
    send(selectDF01);
    expect(send('00B2012C00')).toBe('6982');
    send('0020000003123456');
    expect(send('00B2012C00')).toBe('6A83');
  });
});

describe('commands with a MAC', () => {
  it('check authentication, challenge and MAC in this order', () => {
    const { send, show, signed } = testCard('3.0');
    send(selectEnvironment);
    expect(signed('84240000', 'STKSSSE')).toBe('6982');
    expect(show('06', 'PUK')).toBe('9000');
    expect(send('842400000400000000')).toBe('6984');
    send('0084000008');
    expect(send('842400000400000000')).toBe('6988');
    expect(send('842400000400000000')).toBe('6984');
    send('0084000008');
    expect(send('84240000050000000000')).toBe('6700');
    expect(send('842400000400000000')).toBe('6988');
  });
  it('block an application for ever', () => {
    const { card, send, show, signed } = testCard('2.0');
    send(selectEnvironment);
    expect(send(selectDF01)).toBe('9000');
    expect(show('83', 'UK1DF01')).toBe('9000');
    expect(signed('841E0001', 'STKDF01')).toBe('6982');
    expect(send(selectDF04)).toBe('9000');
    expect(signed('841E0001', 'STKDF04')).toBe('6982');
    expect(show('83', 'LKDF04')).toBe('9000');
    expect(signed('841E0001', 'STKDF03')).toBe('6988');
    expect(signed('841E0001', 'STKDF04')).toBe('9000');
    expect(send(selectDF04)).toBe('9303');
    card.reset();
    send(selectEnvironment);
    expect(send(selectDF04)).toBe('9303');
    expect(send(selectDF01)).toBe('9000');
  });
  it('block the card for ever', () => {
    const { card, send, show, signed } = testCard('3.0');
    send(selectEnvironment);
    expect(show('05', 'BK')).toBe('9000');
    expect(signed('84160000', 'STKSSSE')).toBe('9000');
    card.reset();
    for (const command of [selectEnvironment, '0084000008', 'FFFFFFFF', '00']) expect(send(command)).toBe('6A81');
    expect(testCard('3.0', {}, JSON.parse(JSON.stringify(card.state))).send(selectEnvironment)).toBe('6A81');
  });
});

describe('directories', () => {
  it('keep keys below 80 and drop the others', () => {
    const { send, show } = testCard('3.0');
    send(selectEnvironment);
    show('04', 'UKSSSE');
    send(selectDF01);
    show('83', 'UK1DF01');
    expect(send('00DC012C0420023131')).toBe('9000');
    send(selectDF01);
    expect(send('00DC022C0420023131')).toBe('6982');
    send('00A4020002EF06');
    expect(send('00B2010400')).toBe('6982');
    send(selectEnvironment);
    expect(send('00DC022C03020133')).toBe('6982');
  });
  it('append records as the next number only, and replace by tag', () => {
    const { send, show } = testCard('3.0');
    send(selectEnvironment);
    send(selectDF01);
    show('83', 'UK1DF01');
    show('88', 'RK1DF01');
    expect(send('00DC022C0420023131')).toBe('6A83');
    expect(send('00DC20280420023131')).toBe('6A83');
    expect(send('00DC002C0420023131')).toBe('6A83');
    expect(send('00DC012C0420033131')).toBe('6A85');
    expect(send('00DC012C0420023131')).toBe('9000');
    expect(send('00DC022C050E03440103')).toBe('9000');
    expect(send('00DC0E28050E03440105')).toBe('9000');
    expect(send('00DC0E28050F03440105')).toBe('6A80');
    expect(send('00B2002D00')).toBe('200231310E034401059000');
    expect(send('00DC002B0420023131')).toBe('6A86');
  });
  it('turn cyclic files round', () => {
    const { send, show } = testCard('3.0');
    send(selectEnvironment);
    send('00A4040006D15600000501');
    show('85', 'UK3DF02');
    show('88', 'RK1DF02');
    expect(send('00DC013C03550131')).toBe('6A86');
    for (const digit of ['1', '2', '3', '4', '5']) expect(send(`00DC003B0355013${digit}`)).toBe('9000');
    expect(send('00B2013C00')).toBe('5501359000');
    expect(send('00B2043C00')).toBe('5501329000');
    expect(send('00B2053C00')).toBe('6A83');
  });
  it('want the PIN and the key for EF06 of DF04, and let nobody write its EF08', () => {
    const { send, show, signed } = testCard('3.0');
    send(selectEnvironment);
    show('06', 'PUK');
    signed('84240001', 'STKSSSE', '1234');
    send(selectDF04);
    expect(send('00B2013400')).toBe('6982');
    show('84', 'RK1DF04');
    expect(send('00B2013400')).toBe('6982');
    send('00200000021234');
    expect(send('00B2013400')).toBe('6A83');
    expect(send('00DC004303550131')).toBe('6982');
  });
});

describe('transparent files', () => {
  it('keep to their ends', () => {
    const { card, send, show } = testCard('3.0');
    send(selectEnvironment);
    show('0A', 'RKSSSE');
    expect(send('00D6880003FFD8FF')).toBe('6982');
    show('04', 'UKSSSE');
    expect(send('00D6880003FFD8FF')).toBe('9000');
    expect(send('00B0880103')).toBe('D8FF009000');
    expect(send('00D60FFE03FFD8FF')).toBe('6986');
    expect(send('00A4020002EF08')).toBe('9000');
    expect(send('00D60FFE03FFD8FF')).toBe('6A84');
    expect(send('00D60FFE02FFD9')).toBe('9000');
    expect(send('00B00FFD10')).toBe('00FFD99000');
    expect(send('00B0100010')).toBe('6B00');
    expect(send('00B2010400')).toBe('6981');
    expect(send('00B0850010')).toBe('6981');
    expect(send('00B0870010')).toBe('6A82');
    expect(card.state.binaries['SSSE/EF08']).toHaveLength(8192);
  });
  it('have no current file at first', () => {
    const { send } = testCard('3.0');
    send(selectEnvironment);
    expect(send('00B2010400')).toBe('6986');
    expect(send('00A4020002EF09')).toBe('6A82');
    expect(send('00A4020002EF05')).toBe('9000');
    expect(send('00B2010400')).toBe(`${record1}9000`);
    expect(send('00A4000002EF06')).toBe('9000');
  });
});

describe('the T=0 wire', () => {
  it('lets data wait for GET RESPONSE', () => {
    const { send } = testCard('3.0', { t0: true });
    expect(send(selectEnvironment)).toBe('611E');
    expect(send('00C0000010')).toBe('6C1E');
    expect(send('00C000001E')).toMatch(/^6F1C.*9000$/);
    expect(send('00C000001E')).toBe('6985');
    expect(send('0088000010' + '00'.repeat(16))).toBe('6108');
    expect(send('0084000008')).toMatch(/9000$/);
    expect(send('00C0000008')).toBe('6985');
    expect(send('00B2012C00')).toBe('6C12');
    expect(send('00B2012C12')).toBe(`${record1}9000`);
    expect(send('00B2012CFF')).toBe(`${record1}9000`);
    expect(send(selectDF01)).toBe('9000');
  });
});

describe('a sick chip', () => {
  const writes = (options: Parameters<typeof testCard>[1]) => {
    const used = testCard('3.0', options);
    used.send(selectEnvironment);
    used.show('04', 'UKSSSE');
    return used;
  };
  it.each([
    ['nothing', '6A83'],
    ['half', '0D0419FFFFFF9000'],
    ['whole', '0D04199003079000'],
  ] as const)('is torn out in the second write and keeps %s of it', (leaves, expected) => {
    const { card, send, show } = writes({ tear: { atWrite: 2, leaves } });
    expect(send('00DC022C03020133')).toBe('9000');
    expect(send('00DC0734060D0419900307')).toBe('');
    expect(send('00B2012C00')).toBe('');
    card.reset();
    send(selectEnvironment);
    show('0A', 'RKSSSE');
    expect(send('00B2073400')).toBe(expected);
    expect(show('04', 'UKSSSE')).toBe('9000');
    expect(send('00DC0734060D0419900307')).toBe('9000');
  });
  it('is torn in a record of a directory, in a cyclic one and in the photo', () => {
    const tornIn = (
      commands: (used: ReturnType<typeof testCard>) => string,
      read: (used: ReturnType<typeof testCard>) => string,
    ): string => {
      const used = testCard('3.0', { tear: { atWrite: 2, leaves: 'half' } });
      used.send(selectEnvironment);
      expect(commands(used)).toBe('');
      used.card.reset();
      used.send(selectEnvironment);
      return read(used);
    };
    const inDF01 = ({ send, show }: ReturnType<typeof testCard>): string => {
      send(selectDF01);
      show('83', 'UK1DF01');
      send('00DC012C0420023131');
      return send('00DC022C050E03440103');
    };
    expect(tornIn(inDF01, ({ send, show }) => (send(selectDF01), show('88', 'RK1DF01'), send('00B2002D00')))).toBe(
      '200231310E0344FFFF9000',
    );
    const inCycle = ({ send, show }: ReturnType<typeof testCard>): string => {
      send('00A4040006D15600000501');
      show('85', 'UK3DF02');
      send('00DC003B0407020102');
      return send('00DC003B0407020304');
    };
    const newest = ({ send, show }: ReturnType<typeof testCard>): string => {
      send('00A4040006D15600000501');
      show('88', 'RK1DF02');
      return send('00B2013C00') + send('00B2023C00');
    };
    expect(tornIn(inCycle, newest)).toBe('0702FFFF9000070201029000');
    const inPhoto = ({ send, show }: ReturnType<typeof testCard>): string => {
      show('04', 'UKSSSE');
      send('00D6880004FFD8FFDB');
      return send('00D688040411223344');
    };
    expect(tornIn(inPhoto, ({ send, show }) => (show('0A', 'RKSSSE'), send('00B0880008')))).toBe('FFD8FFDB112200009000');
  });
  it('wears out', () => {
    const { card, send } = writes({ failAfterWrites: 1 });
    expect(send('00DC022C03020133')).toBe('9000');
    const before = card.state;
    expect(send('00DC022C03020134')).toBe('6581');
    expect(card.state).toBe(before);
  });
  it('cannot save: the write has not happened', () => {
    const { send } = writes({
      onWrite: () => {
        throw new Error('disk full');
      },
    });
    expect(send('00DC022C03020133')).toBe('6581');
    expect(send('00B2022C00')).toBe('6A83');
  });
  it('has locked keys, a garbled ATR, or says nothing', () => {
    const { card, send, show } = testCard('3.0', { lockedKeys: ['SSSE/04'], garbledAtr: true });
    send(selectEnvironment);
    expect(show('04', 'UKSSSE')).toBe('6983');
    expect(show('0A', 'RKSSSE')).toBe('9000');
    expect(hex(card.atr)).not.toMatch(/^3B6D0000.{26}$/);
    const mute = testCard('3.0', { mute: true });
    expect(mute.send(selectEnvironment)).toBe('');
    mute.card.reset();
    expect(mute.send(selectEnvironment)).toBe('');
    expect(mute.card.atr).toHaveLength(0);
  });
});

describe('what is kept', () => {
  it('is saved before the answer, counters included, and comes back in another card object', () => {
    const saved: VirtualCardState[] = [];
    const { send, show } = testCard('3.0', { onWrite: (state) => void saved.push(JSON.parse(JSON.stringify(state)) as VirtualCardState) });
    send(selectEnvironment);
    show('0A', 'UKSSSE');
    expect(saved.at(-1)?.keyTries).toEqual({ 'SSSE/0A': 2 });
    show('0A', 'RKSSSE');
    expect(saved.at(-1)?.keyTries).toEqual({ 'SSSE/0A': 3 });
    show('04', 'UKSSSE');
    expect(saved).toHaveLength(2);
    send('00DC022C03020133');
    const again = testCard('3.0', {}, saved.at(-1));
    again.send(selectEnvironment);
    expect(again.send('00B2022C00')).toBe('0201339000');
  });
  it('is refused from another card', () => {
    expect(() => testCard('2.0', {}, testCard('3.0').card.state)).toThrow(RangeError);
    expect(() => testCard('3.0', {}, { format: 1 })).toThrow();
  });
});

describe('any bytes at all', () => {
  const instructions = ['A4', 'B2', 'DC', 'B0', 'D6', '84', '82', '88', '20', 'C0', '5E', '24', '1E', '16'];
  const likely = fc
    .tuple(fc.constantFrom('00', '80', '84'), fc.constantFrom(...instructions), fc.uint8Array({ minLength: 2, maxLength: 24 }))
    .map(([cla, ins, rest]) => cla + ins + hex(rest));
  const any = fc.uint8Array({ maxLength: 40 }).map(hex);
  it('are answered with at least two bytes, and leave a state that can be saved', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('2.0' as const, '3.0' as const),
        fc.boolean(),
        fc.array(fc.oneof(any, likely), { maxLength: 12 }),
        (kind, t0, sent) => {
          const { card, send, show } = testCard(kind, { t0 });
          send(selectEnvironment);
          show('04', 'UKSSSE');
          for (const command of sent) expect(send(command)).toMatch(/^(?:..){2,258}$/);
          testCard(kind, {}, JSON.parse(JSON.stringify(card.state)));
        },
      ),
      { numRuns: 150 },
    );
  });
});
