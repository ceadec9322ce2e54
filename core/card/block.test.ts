import { describe, expect, it } from 'vitest';
import { blockApplication, blockCard } from './block.ts';
import { fromHex, hex } from './bytes.ts';
import { cardChannel } from './channels.ts';
import { identify } from './identify.ts';
import type { Identity } from './identify.ts';
import { run } from './procedure.ts';
import type { Answerers } from './procedure.ts';
import { testCard } from './virtual/test-card.ts';
import type { TestCard } from './virtual/test-card.ts';
import { testKeys } from './virtual/test-keys.ts';

async function identified(
  kind: '2.0' | '3.0',
  t0: boolean,
): Promise<{ readonly used: TestCard; readonly identity: Identity; readonly answerers: Answerers }> {
  const used = testCard(kind, { t0 });
  const channel = cardChannel((apdu) => Promise.resolve(used.card.transmit(apdu)), 'test');
  const answerers = { channel, keys: testKeys() };
  return { used, identity: await run(identify(used.card.atr), answerers), answerers };
}

describe.each([
  ['2.0', false],
  ['2.0', true],
  ['3.0', false],
  ['3.0', true],
] as const)('a card of kind %s, T=0 %s', (kind, t0) => {
  it.each(['DF03', 'DF04'] as const)('loses %s for good, and nothing else', async (name) => {
    const { used, identity, answerers } = await identified(kind, t0);
    await run(blockApplication(identity, name), answerers);
    expect(used.card.state).toMatchObject({ blockedApplications: [name], blocked: false, keyTries: {} });
    await expect(run(blockApplication(identity, name), answerers)).rejects.toMatchObject({
      code: 'chip-blocked',
      facts: { status: '9303' },
    });
    await run(blockApplication(identity, name === 'DF03' ? 'DF04' : 'DF03'), answerers);
    await run(identify(used.card.atr), answerers);
  });
  it('is blocked for good', async () => {
    const { used, identity, answerers } = await identified(kind, t0);
    await run(blockCard(identity), answerers);
    expect(used.card.state.blocked).toBe(true);
    await expect(run(identify(used.card.atr), answerers)).rejects.toMatchObject({ code: 'chip-blocked', facts: { status: '6A81' } });
  });
});

it('a block that a card only pretends to take is no block', async () => {
  const used = testCard('3.0');
  const transmit = (apdu: Uint8Array): Uint8Array => (/^84(16|1E)/.test(hex(apdu)) ? fromHex('9000') : used.card.transmit(apdu));
  const answerers = { channel: cardChannel((apdu) => Promise.resolve(transmit(apdu)), 'test'), keys: testKeys() };
  const identity = await run(identify(used.card.atr), answerers);
  await expect(run(blockCard(identity), answerers)).rejects.toMatchObject({ code: 'block-without-effect', facts: { status: '9000' } });
  await expect(run(blockApplication(identity, 'DF04'), answerers)).rejects.toMatchObject({ code: 'block-without-effect' });
});

it('a card that refuses BK or the MAC is not blocked, and the key is not tried again', async () => {
  const { used, identity, answerers } = await identified('3.0', false);
  const wrong: Answerers = { ...answerers, keys: () => Promise.resolve({ data: new Uint8Array(16) }) };
  await expect(run(blockCard(identity), wrong)).rejects.toMatchObject({ code: 'key-refused', facts: { key: 'BK', tries: 2 } });
  const keys: Answerers['keys'] = async (request) => (request.use === 'mac' ? { data: new Uint8Array(4) } : answerers.keys(request));
  await expect(run(blockCard(identity), { ...answerers, keys })).rejects.toMatchObject({ code: 'chip-refused', facts: { status: '6988' } });
  expect(used.card.state.blocked).toBe(false);
});
