import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from '../fault.ts';
import { ascii, concat, fromHex, hex } from './bytes.ts';
import { cardChannel } from './channels.ts';
import { identify } from './identify.ts';
import type { Identity } from './identify.ts';
import { changePin, pinTries, reloadPin, unblockPin, verifyPin } from './pin.ts';
import { pinVerify, verifyOnPad } from './pin-pad.ts';
import { run } from './procedure.ts';
import type { Answerers, Procedure, Step } from './procedure.ts';
import { testCard } from './virtual/test-card.ts';
import type { TestCard } from './virtual/test-card.ts';
import { testKeys } from './virtual/test-keys.ts';

const once = { lastTryAllowed: false };
const kinds = [
  ['2.0', false],
  ['2.0', true],
  ['3.0', false],
  ['3.0', true],
] as const;

interface Counter extends TestCard {
  readonly identity: Identity;
  readonly sent: string[];
  readonly perform: <R>(procedure: Procedure<R>) => Promise<R>;
}

/** A card in a reader, identified, as a counter has it. */
async function counter(kind: '2.0' | '3.0', t0 = false): Promise<Counter> {
  const used = testCard(kind, { t0 });
  const sent: string[] = [];
  const transmit = (apdu: Uint8Array): Promise<Uint8Array> => {
    sent.push(hex(apdu));
    return Promise.resolve(used.card.transmit(apdu));
  };
  const answerers: Answerers = { channel: cardChannel(transmit, 'test'), keys: testKeys() };
  const identity = await run(identify(used.card.atr), answerers);
  return { ...used, identity, sent, perform: (procedure) => run(procedure, answerers) };
}

async function withPin(kind: '2.0' | '3.0', pin: string, t0 = false): Promise<Counter> {
  const used = await counter(kind, t0);
  await used.perform(reloadPin(used.identity, ascii(pin)));
  used.sent.length = 0;
  return used;
}

describe.each(kinds)('a PIN on a card of kind %s, T=0 %s', (kind, t0) => {
  it('is none at first, is loaded, verified and changed', async () => {
    const { identity, perform, card } = await counter(kind, t0);
    expect(await perform(pinTries())).toBeNull();
    await expect(perform(verifyPin(ascii('123456'), once))).rejects.toMatchObject({ code: 'pin-not-set' });
    expect(await perform(reloadPin(identity, ascii('12345')))).toBe(3);
    expect(card.state.pin).toBe('12345F');
    await perform(verifyPin(ascii('12345'), once));
    await perform(changePin({ old: ascii('12345'), renewed: ascii('65432100') }, once));
    expect(card.state.pin).toBe('65432100');
  });
  it('is locked by wrong ones, the last of them only when a reviewer agreed, and unblocked', async () => {
    const { identity, perform, sent } = await withPin(kind, '123456', t0);
    await expect(perform(verifyPin(ascii('000000'), once))).rejects.toMatchObject({ code: 'pin-wrong', facts: { tries: 2 } });
    await expect(perform(changePin({ old: ascii('0000'), renewed: ascii('123456') }, once))).rejects.toMatchObject({ facts: { tries: 1 } });
    sent.length = 0;
    await expect(perform(verifyPin(ascii('123456'), once))).rejects.toMatchObject({ code: 'pin-last-try' });
    expect(sent).toEqual(['00200000']);
    await expect(perform(verifyPin(ascii('000000'), { lastTryAllowed: true }))).rejects.toMatchObject({ code: 'pin-wrong-locked' });
    sent.length = 0;
    await expect(perform(verifyPin(ascii('123456'), { lastTryAllowed: true }))).rejects.toMatchObject({ code: 'pin-locked' });
    expect(sent).toEqual(['00200000']);
    expect(await perform(pinTries())).toBe(0);
    expect(await perform(unblockPin(identity))).toBe(3);
    await perform(verifyPin(ascii('123456'), once));
  });
  it('is not unblocked where there is none, and no key is tried for it', async () => {
    const { identity, perform, sent } = await counter(kind, t0);
    sent.length = 0;
    await expect(perform(unblockPin(identity))).rejects.toMatchObject({ code: 'pin-not-set' });
    expect(sent).toEqual(['00200000']);
  });
});

describe('what is typed', () => {
  it.each(['', '123', '1234567890123', '12 456', '12a456', '１２３４'])('as %o never reaches the card', async (typed) => {
    const { identity, perform, sent } = await withPin('3.0', '123456');
    const bytes = () => new TextEncoder().encode(typed);
    const wrongs: Procedure<unknown>[] = [
      verifyPin(bytes(), once),
      changePin({ old: bytes(), renewed: ascii('123456') }, once),
      changePin({ old: ascii('123456'), renewed: bytes() }, once),
      reloadPin(identity, bytes()),
      verifyPin({ padDigits: typed.length > 12 ? 13 : 3 }, once),
    ];
    for (const wrong of wrongs) await expect(perform(wrong)).rejects.toMatchObject({ code: 'pin-form' });
    expect(sent).toEqual([]);
  });
  it('is overwritten, whatever came of it', async () => {
    const used = await withPin('3.0', '123456');
    const typed = ['123456', '000000', '12', '123456', '654321', '111111'].map(ascii);
    const [right, wrong, short, old, renewed, reloaded] = typed as [Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array];
    const commands: Uint8Array[] = [];
    const channel = (apdu: Uint8Array) => {
      commands.push(apdu);
      return Promise.resolve(used.card.transmit(apdu));
    };
    const answerers = { channel, keys: testKeys() };
    await run(verifyPin(right, once), answerers);
    await expect(run(verifyPin(wrong, once), answerers)).rejects.toThrow(Fault);
    await expect(run(verifyPin(short, once), answerers)).rejects.toThrow(Fault);
    await run(changePin({ old, renewed }, once), answerers);
    await run(reloadPin(used.identity, reloaded), answerers);
    await expect(
      run(verifyPin(ascii('111111'), once), {
        ...answerers,
        channel: (apdu) => (commands.push(apdu), Promise.reject(new Fault('card-torn'))),
      }),
    ).rejects.toMatchObject({ code: 'card-torn' });
    expect(typed.map((bytes) => bytes.every((byte) => byte === 0))).toEqual(typed.map(() => true));
    expect(commands.map(hex).join(' ')).not.toMatch(/123456|000000.*000000F|654321|111111/);
    expect(used.card.state.pin).toBe('111111');
  });
});

/** One step, and what came of it. */
function* watched(step: Step, answered: unknown[]): Procedure<void> {
  answered.push(yield step);
}

describe('a reader with keys', () => {
  const verifyStructure = pinVerify.encode(verifyOnPad(6));

  it('has the PIN typed on itself; the tries are read before', async () => {
    const used = await withPin('3.0', '123456');
    const structures: string[] = [];
    const answers = ['63C2', '6401', '9000'];
    const channel = cardChannel((apdu) => Promise.resolve(used.card.transmit(apdu)), 'test');
    const pad: Answerers['pad'] = ({ name, structure }) => {
      structures.push(`${name} ${hex(structure)}`);
      return Promise.resolve(fromHex(answers.shift() ?? ''));
    };
    const perform = (procedure: Procedure<void>) => run(procedure, { channel, keys: testKeys(), pad });
    await expect(perform(verifyPin({ padDigits: 6 }, once))).rejects.toMatchObject({ code: 'pin-wrong', facts: { tries: 2 } });
    await expect(perform(verifyPin({ padDigits: 6 }, once))).rejects.toMatchObject({ code: 'pin-pad-stopped' });
    await perform(changePin({ padDigits: 6 }, once));
    expect(structures.map((text) => text.replace(/ .*(?=0020|805E)/, ' '))).toEqual([
      'verify 0020000003FFFFFF',
      'verify 0020000003FFFFFF',
      'changePin 805E010007FFFFFFFFFFFFFF',
    ]);
    await expect(perform(verifyPin({ padDigits: 6 }, once))).rejects.toMatchObject({ code: 'card-torn' });
  });
  it('gives its status and nothing else to the computer, and words of the keys are not for a PIN typed here', async () => {
    const channel = (): Promise<Uint8Array> => Promise.resolve(fromHex('63C3'));
    const pad: Answerers['pad'] = () => Promise.resolve(fromHex('1234569000'));
    const answered: unknown[] = [];
    const step = { kind: 'pad', name: 'verify', structure: verifyStructure } as const;
    await run(watched(step, answered), { channel, keys: testKeys(), pad });
    expect(answered).toEqual([{ kind: 'reply', reply: { status: 0x9000, data: new Uint8Array() } }]);
    const cancelled = ['63C3', '6401'];
    const odd = (): Promise<Uint8Array> => Promise.resolve(fromHex(cancelled.shift() ?? ''));
    await expect(run(verifyPin(ascii('123456'), once), { channel: odd, keys: testKeys() })).rejects.toMatchObject({ code: 'chip-refused' });
  });
});

describe('whatever a card answers', () => {
  const status = fc.oneof(
    fc.constantFrom(
      '9000',
      '63C0',
      '63C1',
      '63C2',
      '63C3',
      '63CF',
      '6983',
      '6985',
      '6982',
      '6700',
      '6C06',
      '6103',
      '6100',
      '6C00',
      '0000',
      'FFFF',
    ),
    fc.uint8Array({ minLength: 2, maxLength: 2 }).map(hex),
  );
  const answer = fc.tuple(fc.uint8Array({ maxLength: 12 }), status).map(([data, word]) => concat(data, fromHex(word)));
  const attempts = fc.constantFrom('verify', 'change', 'verify on pad', 'change on pad', 'unblock', 'reload', 'tries');

  it('no call sends more tries than the one it was asked for, and none that was not allowed', async () => {
    const { identity } = await counter('3.0');
    await fc.assert(
      fc.asyncProperty(
        attempts,
        fc.boolean(),
        fc.array(
          fc.oneof(
            { weight: 8, arbitrary: status.map(fromHex) },
            { weight: 2, arbitrary: answer },
            // Torn: the driver says so, or through vpcd succeeds with nothing.
            { weight: 1, arbitrary: fc.constantFrom(new Uint8Array(), new Fault('card-torn'), new Fault('reader-failed')) },
          ),
          { minLength: 1, maxLength: 8 },
        ),
        async (what, lastTryAllowed, answers) => {
          const tried: string[] = [];
          let at = 0;
          let told = '';
          const next = (): Promise<Uint8Array> => {
            const answered = answers[at++ % answers.length] ?? new Uint8Array();
            return answered instanceof Fault ? Promise.reject(answered) : Promise.resolve(answered);
          };
          const channel = cardChannel(async (apdu) => {
            // The empty VERIFY asks; every other VERIFY, CHANGE and pad is a try, however often a wrapper would repeat it.
            const isTry = hex(apdu).startsWith('805E') || (hex(apdu).startsWith('0020') && apdu.length > 5);
            if (isTry) tried.push(told);
            if (!isTry) told = '';
            const bytes = await next();
            if (!isTry) told = hex(bytes.slice(-2));
            return bytes;
          }, 'test');
          const pad: Answerers['pad'] = () => (tried.push(told), next());
          const oneTry = { lastTryAllowed };
          const procedures: Record<typeof what, () => Procedure<unknown>> = {
            verify: () => verifyPin(ascii('123456'), oneTry),
            change: () => changePin({ old: ascii('123456'), renewed: ascii('654321') }, oneTry),
            'verify on pad': () => verifyPin({ padDigits: 6 }, oneTry),
            'change on pad': () => changePin({ padDigits: 6 }, oneTry),
            unblock: () => unblockPin(identity),
            reload: () => reloadPin(identity, ascii('123456')),
            tries: () => pinTries(),
          };
          await run(procedures[what](), { channel, keys: testKeys(), pad }).catch((error: unknown) => expect(error).toBeInstanceOf(Fault));
          const allowed = ['unblock', 'reload', 'tries'].includes(what) ? 0 : 1;
          expect(tried.length).toBeLessThanOrEqual(allowed);
          // Only a card that has just said how many tries it has left, and enough of them, gets one.
          for (const word of tried) expect(word).toMatch(lastTryAllowed ? /^63C[1-9A-F]$/ : /^63C[2-9A-F]$/);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
