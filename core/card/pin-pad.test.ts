import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex, hex } from './bytes.ts';
import { changeOnPad, decodeFeatures, padStopped, pinModify, pinVerify, verifyOnPad } from './pin-pad.ts';
import { decodeCommand } from './commands.ts';

describe('features of a reader', () => {
  it('are those of part 10, as pcsc-lite’s CCID driver answers them', () => {
    expect(decodeFeatures(fromHex('0604423300060704423300070A044233000A1204423300 12'))).toEqual({
      verify: 0x42330006,
      modify: 0x42330007,
    });
  });
  it.each(['', '06', '0603420006', '0604423300', '0A044233000A'])('of a reader without keys (%s) are none', (answer) => {
    expect(decodeFeatures(fromHex(answer))).toEqual({});
  });
});

describe('structures', () => {
  // The sample of the CCID driver (examples/scardcontrol.c), field by field.
  const sample = {
    bTimerOut: 0,
    bTimerOut2: 0,
    bmFormatString: 0x82,
    bmPINBlockString: 4,
    bmPINLengthFormat: 0,
    wPINMaxExtraDigit: 0x0408,
    bEntryValidationCondition: 2,
    wLangId: 0x0904,
    bTeoPrologue: 0,
  };
  it('of VERIFY are the published bytes, in both directions', () => {
    const structure = { ...sample, bNumberMessage: 1, bMsgIndex: 0, abData: fromHex('00200000083030303000000000') };
    const bytes = '0000820400080402010409000000000D00000000200000083030303000000000';
    expect(hex(pinVerify.encode(structure))).toBe(bytes);
    expect(pinVerify.decode(fromHex(bytes))).toEqual(structure);
  });
  it('of a new PIN are the published bytes, in both directions', () => {
    const structure = {
      ...sample,
      bInsertionOffsetOld: 0,
      bInsertionOffsetNew: 4,
      bConfirmPIN: 3,
      bNumberMessage: 3,
      bMsgIndex1: 0,
      bMsgIndex2: 0,
      bMsgIndex3: 0,
      abData: fromHex('00240000083030303030303030'),
    };
    const bytes = '00008204000004080403020304090000000000000D00000000240000083030303030303030';
    expect(hex(pinModify.encode(structure))).toBe(bytes);
    expect(pinModify.decode(fromHex(bytes))).toEqual(structure);
  });
  it('are refused when their lengths lie, and never break', () => {
    expect(pinVerify.decode(fromHex('00'.repeat(15) + '02000000' + '00'))).toBeNull();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        for (const form of [pinVerify, pinModify] as const) {
          const decoded = form.decode(bytes);
          if (decoded !== null) expect(hex((form.encode as (structure: unknown) => Uint8Array)(decoded))).toBe(hex(bytes));
        }
        decodeFeatures(bytes);
      }),
    );
  });
});

/** What a reader does with a structure: the digits into the places, left-justified BCD. */
function typed({ bmFormatString, bmPINBlockString, abData }: ReturnType<typeof verifyOnPad>, at: number, pin: string): Uint8Array {
  const command = abData.slice();
  const place = 5 + ((bmFormatString >> 3) & 0x0f) + at;
  const digits = pin.padEnd((bmPINBlockString & 0x0f) * 2, 'F');
  command.set(fromHex(digits), place);
  return command;
}

describe('our own PIN', () => {
  it.each([
    [6, '123456', '0020000003123456'],
    [5, '12345', '002000000312345F'],
    [12, '123456789012', '0020000006123456789012'],
  ])('of %i digits is verified as typed on the reader', (digits, pin, command) => {
    const structure = verifyOnPad(digits);
    expect(hex(typed(structure, 0, pin))).toBe(command);
    expect(structure.wPINMaxExtraDigit).toBe(digits * 0x101);
  });
  it('is changed as typed on the reader', () => {
    const structure = changeOnPad(6);
    const old = typed(structure as never, structure.bInsertionOffsetOld, '123456');
    const whole = typed({ ...structure, abData: old } as never, structure.bInsertionOffsetNew, '654321');
    expect(hex(whole)).toBe('805E010007123456FF654321');
    expect(decodeCommand(whole, 'SM4')).toMatchObject({ parameters: { old: fromHex('123456'), renewed: fromHex('654321') } });
  });
  it('not sent at all is no answer of the card', () => {
    expect([0x6400, 0x6401, 0x6402, 0x6403].map(padStopped)).not.toContain(null);
    expect([0x9000, 0x63c2, 0x6983].map(padStopped)).toEqual([null, null, null]);
  });
});
