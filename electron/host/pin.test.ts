import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fromHex, hex } from '../../core/card/bytes.ts';
import { cardTorn } from '../../core/card/reader-faults.ts';
import { readerFailed } from '../../native/pcsc-faults.ts';
import { faultOf, openedStore, reviewer, startDesk, through, virtualReaderName } from '../test-desk.ts';
import type { TestDesk } from '../test-desk.ts';
import { testPad, withPad } from '../test-pad.ts';
import type { TestPad } from '../test-pad.ts';
import { Store } from './store/store.ts';

const serial = '5AA50001';
let desk: TestDesk;
let pad: TestPad;

/** A desk with a card whose PIN is 123456, in a reader with keys. */
async function startWithPad(features?: string | null): Promise<void> {
  pad = testPad();
  await desk.restart({ readers: withPad(desk.reader, pad, features) });
  desk.reader.insert({ kind: '3.0', serial });
  await desk.call('pin.reload', { newPin: '123456' });
}

beforeEach(async () => {
  desk = await startDesk();
});
afterEach(async () => {
  await desk.end();
});

describe('a reader with keys of its own', () => {
  const onPad = { padDigits: 6 };
  const pinNow = async (pin: string): Promise<unknown> => faultOf(desk.call('pin.verify', { pin }));

  test('verifies and changes the PIN, under the rules of the keyboard, and audits it', async () => {
    await startWithPad();
    expect(await desk.call('pin.tries', {})).toEqual({ set: true, tries: 3, pad: { verify: true, change: true } });
    pad.typed = ['000000'];
    expect(await faultOf(desk.call('pin.verify', onPad))).toBe('pin-wrong');
    pad.typed = ['123456', '654321'];
    expect(await desk.call('pin.change', onPad)).toEqual({ set: true, tries: 3 });
    expect(await pinNow('654321')).toBeNull();
    pad.typed = ['000000'];
    expect([await faultOf(desk.call('pin.verify', onPad)), await faultOf(desk.call('pin.change', onPad))]).toEqual([
      'pin-wrong',
      'pin-wrong',
    ]);
    pad.asked.length = 0;
    expect(await faultOf(desk.call('pin.verify', onPad))).toBe('pin-last-try');
    expect(pad.asked).toEqual([]);
    expect(await faultOf(desk.call('pin.verify', { ...onPad, reviewer }))).toBe('pin-wrong-locked');
    pad.asked.length = 0;
    expect(await faultOf(desk.call('pin.verify', { ...onPad, reviewer }))).toBe('pin-locked');
    expect(pad.asked).toEqual([]);
    await desk.host.close();
    const store = new Store(...storeArguments());
    const lines = store.all("SELECT act, detail FROM audit WHERE act IN ('pin.verify', 'pin.change') ORDER BY seq").map(Object.values);
    store.close();
    await desk.restart();
    expect(lines).toEqual([
      ['pin.verify', '{"fault":"pin-wrong","pad":true}'],
      ['pin.change', '{"pad":true}'],
      ['pin.verify', '{}'],
      ['pin.verify', '{"fault":"pin-wrong","pad":true}'],
      ['pin.change', '{"fault":"pin-wrong","pad":true}'],
      ['pin.verify', '{"fault":"pin-last-try","pad":true}'],
      ['pin.verify', '{"fault":"pin-wrong-locked","pad":true,"reviewer":"reviewer1"}'],
      ['pin.verify', '{"fault":"pin-locked","pad":true,"reviewer":"reviewer1"}'],
    ]);
  });

  test.each(['6400', '6401', '6402', '6403', '6B80'])('that gives up with %s has cost no try, and says why', async (stops) => {
    await startWithPad();
    pad.typed = { stops };
    expect(await faultOf(desk.call('pin.change', onPad))).toBe('pin-pad-stopped');
    expect(await desk.call('pin.tries', {})).toMatchObject({ tries: 3 });
  });

  test.each([
    ['refuses to be asked', null, { verify: false, change: false }],
    ['only verifies', '060442330006', { verify: true, change: false }],
  ])('that %s is not typed on', async (_, features, can) => {
    await startWithPad(features);
    pad.typed = ['123456', '654321'];
    expect(await desk.call('pin.tries', {})).toMatchObject({ pad: can });
    expect(await faultOf(desk.call('pin.change', onPad))).toBe('pin-pad-missing');
    expect(await faultOf(desk.call('pin.verify', onPad))).toBe(can.verify ? null : 'pin-pad-missing');
    expect(await pinNow('123456')).toBeNull();
  });

  test('that is torn while somebody types says so, and the card serves again', async () => {
    await startWithPad();
    pad.typed = cardTorn(virtualReaderName);
    expect(await faultOf(desk.call('pin.verify', onPad))).toBe('card-torn');
    pad.typed = ['123456'];
    expect(await desk.call('pin.verify', onPad)).toEqual({ set: true, tries: 3 });
  });

  test('is asked for nothing where no PIN is typed', async () => {
    await startWithPad();
    await desk.call('pin.unblock', {});
    await desk.call('pin.verify', { pin: '123456' });
    desk.reader.insert({ kind: '3.0' });
    await desk.call('issue.start', { caseId: await desk.apply() });
    await desk.call('card.read', { all: true });
    expect(pad.asked).toEqual([]);
  });

  test.each([
    ['nothing', {}],
    ['both', { pin: '123456', newPin: '654321', padDigits: 6 }],
    ['half of it', { newPin: '654321' }],
    ['half of it and the keys', { pin: '123456', padDigits: 6 }],
  ])('a change that gives %s is not begun', async (_, input) => {
    await startWithPad();
    expect(await faultOf(desk.call('pin.change', input))).toBe('pin-source');
    expect(pad.asked).toEqual([]);
  });
});

/**
 * The card counts what reaches it: whoever presses, on whichever keys, whatever becomes of the answers on the way back, one press
 * is one try at most, none is made when none was shown to be left, and the last one never without a reviewer.
 */
test('no press sends the card more tries than it may', { timeout: 60_000 }, async () => {
  const distortion = fc.option(
    fc.constantFrom('63C5', '63C1', '63C0', '9000', '6983', '6C06', '6105', '6100', '6C00', '61FF', '6400', '6985', '', 'failed', 'pulled'),
    { freq: 3 },
  );
  const press = fc.record({
    act: fc.constantFrom('pin.verify', 'pin.change'),
    onPad: fc.boolean(),
    right: fc.boolean(),
    agreed: fc.boolean(),
    sideBySide: fc.boolean(),
    distortions: fc.array(distortion, { minLength: 1, maxLength: 6 }),
  });
  pad = testPad();
  const tried: string[] = [];
  let told = '';
  let coming: (string | null)[] = [];
  const counted = through(desk.reader, async (apdu, transmit) => {
    const command = hex(apdu);
    const isTry = (command.startsWith('0020') && apdu.length > 5) || command.startsWith('805E');
    if (isTry) tried.push(told);
    const answer = await transmit(apdu);
    // What identifies the card comes through.
    const distorted = /^(0020|805E|00C0)/.test(command) ? (coming.shift() ?? null) : null;
    if (distorted === 'failed') throw readerFailed(virtualReaderName, 'Communication error');
    if (distorted === 'pulled') desk.reader.remove();
    if (distorted === 'pulled') throw cardTorn(virtualReaderName);
    const heard = distorted === null ? answer : fromHex(distorted);
    if (!isTry) told = hex(heard.slice(-2));
    return heard;
  });
  await desk.restart({ readers: withPad(counted, pad) });
  desk.reader.insert({ kind: '3.0', serial });
  await desk.call('pin.reload', { newPin: '123456' });
  let tries = 0;
  await fc.assert(
    fc.asyncProperty(press, async ({ act, onPad, right, agreed, sideBySide, distortions }) => {
      coming = [];
      desk.reader.insert({ serial });
      if ((await desk.call('pin.tries', {})).tries === 0) await desk.call('pin.unblock', {});
      [coming, told] = [[...distortions], ''];
      tried.length = 0;
      const pin = right ? '123456' : '000000';
      pad.typed = [pin, '123456'];
      const keyboard = act === 'pin.change' ? { pin, newPin: '123456' } : { pin };
      const input = { ...(onPad ? { padDigits: 6 } : keyboard), ...(agreed ? { reviewer } : {}) };
      const presses = Array.from({ length: sideBySide ? 2 : 1 }, () => faultOf(desk.call(act as 'pin.verify', input)));
      await Promise.all(presses);
      expect(tried.length).toBeLessThanOrEqual(presses.length);
      for (const word of tried) expect(word).toMatch(agreed ? /^63C[1-9A-F]$/ : /^63C[2-9A-F]$/);
      tries += tried.length;
    }),
    { numRuns: 150 },
  );
  // Most presses do come to a try: the property is not true for want of them.
  expect(tries).toBeGreaterThan(50);
});

function storeArguments(): [string, Uint8Array] {
  const { file, key } = openedStore(desk.data);
  return [file, key];
}
