import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { setOperator } from '../../../fixtures/agency/clerk.ts';
import { inspectAgency } from '../../../fixtures/agency/inspect.ts';
import { makeRecoveryCode } from '../../../fixtures/agency/recovery.ts';
import { openStore } from '../../../fixtures/agency/store.ts';
import { sandboxPin } from '../../../fixtures/agency/operators.ts';
import { keyCheck, wrapKey } from '../../../native/key-wrap.ts';
import { faultOf, openedStore, startDesk } from '../../test-desk.ts';
import type { TestDesk } from '../../test-desk.ts';
import { readStoreId, takeFolder } from '../folder.ts';
import { openHost } from '../host.ts';
import type { HostOptions } from '../host.ts';
import { keyOfStore } from '../keys.ts';
import { keysFolder } from './place.ts';
import { Store } from '../store/store.ts';
import { wrapsOf, writeWraps } from './wraps.ts';
import type { Place, WrappedStoreKey } from './wraps.ts';

let desk: TestDesk;
let caseId: string;
beforeEach(async () => {
  desk = await startDesk();
  caseId = await desk.apply();
});
afterEach(async () => {
  await desk.end();
});

const place = (data = desk.data): Place => ({ storeId: readStoreId(data) ?? '', keys: keysFolder() });

/** Closes the desk and leaves only these wraps of its key, and the device's secret with the device's wrap alone. */
async function leaveOnly(...kinds: readonly ('device' | 'operators' | 'recovery')[]): Promise<void> {
  await desk.host.close();
  const file = wrapsOf(place());
  expect([file.key.device.length, Object.keys(file.key.operators), file.key.recovery === null]).toEqual([1, ['teller1'], false]);
  const key: WrappedStoreKey = { ...file.key, device: [], operators: {}, recovery: null };
  writeWraps(place(), { format: 2, key: { ...key, ...Object.fromEntries(kinds.map((kind) => [kind, file.key[kind]])) } });
  if (!kinds.includes('device')) rmSync(join(keysFolder(), 'device.key'));
}

/** Opens the folder as another program would; the cases that it finds. */
async function openAgain(options: Partial<HostOptions> = {}): Promise<readonly string[]> {
  const host = await openHost({ data: desk.data, readers: desk.reader, version: 'test', ...options });
  try {
    const client = host.client();
    await client.call('session.signIn', { operator: 'teller1', pin: sandboxPin });
    return (await client.call('case.list', {})).cases.map((row) => row.caseId);
  } finally {
    await host.close();
  }
}

function acts(): readonly string[] {
  const { file, key } = openedStore(desk.data);
  const store = new Store(file, key);
  try {
    return store
      .all("SELECT act, subject, operator FROM audit WHERE act LIKE 'keys.%' ORDER BY seq")
      .map((row) => Object.values(row).join(' '));
  } finally {
    store.close();
  }
}

/** A code of the agency for the desk's terminal. */
function code(at = new Date()): string {
  const store = openStore(desk.agencyData);
  try {
    const [terminal] = inspectAgency(desk.agencyData).terminals;
    return makeRecoveryCode({ store, clock: () => at }, terminal?.terminalId ?? '')?.code ?? '';
  } finally {
    store.close();
  }
}

const byOperator = { by: 'operator', operator: 'teller1', pin: sandboxPin } as const;

describe('each wrap opens alone', () => {
  test('the device’s', async () => {
    await leaveOnly('device');
    expect(await openAgain()).toEqual([caseId]);
    expect(acts()).toEqual([]);
  });

  test('an operator’s, by the PIN; then the device has one again, and the log says so', async () => {
    await leaveOnly('operators');
    expect(await faultOf(openAgain())).toBe('store-key-missing');
    expect(await faultOf(openAgain({ unlock: { ...byOperator, pin: '135791' } }))).toBe('store-unlock-refused');
    expect(await faultOf(openAgain({ unlock: { ...byOperator, operator: 'manager1' } }))).toBe('store-unlock-refused');
    expect(await openAgain({ unlock: byOperator })).toEqual([caseId]);
    expect(await openAgain()).toEqual([caseId]);
    expect(acts()).toEqual(['keys.unlocked operator teller1']);
  });

  test('the agency’s, by a code that works once', async () => {
    await leaveOnly('recovery');
    const made = code();
    expect(await faultOf(openAgain())).toBe('store-key-missing');
    expect(await openAgain({ unlock: { by: 'agency', code: made.toLowerCase().replaceAll('-', ' ') } })).toEqual([caseId]);
    expect(await openAgain()).toEqual([caseId]);
    expect(acts()).toEqual(['keys.unlocked agency ']);
    expect(await refusalOf(openAgain({ unlock: { by: 'agency', code: made } }))).toBe('recovery-code-used');
  });

  test('none: it stays shut and nothing is changed', async () => {
    await leaveOnly();
    const before = readFileSync(join(desk.data, 'terminal.sqlite'));
    expect(await faultOf(openAgain())).toBe('store-key-missing');
    expect(await faultOf(openAgain({ unlock: byOperator }))).toBe('store-unlock-refused');
    expect(await faultOf(openAgain({ unlock: { by: 'agency', code: code() } }))).toBe('store-recovery-missing');
    rmSync(keysFolder(), { recursive: true });
    expect(await faultOf(openAgain())).toBe('store-key-missing');
    expect(await faultOf(openAgain({ unlock: byOperator }))).toBe('store-key-missing');
    expect(readFileSync(join(desk.data, 'terminal.sqlite')).equals(before)).toBe(true);
    expect(existsSync(join(keysFolder(), 'device.key'))).toBe(false);
  });
});

async function refusalOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (cause: unknown) => (cause as { facts?: { reason?: unknown } }).facts?.reason,
  );
}

describe('the recovery code', () => {
  test('five wrong ones burn it, also while the last answer is refused; a new one serves', async () => {
    await leaveOnly('recovery');
    const made = code();
    const recover = (given: string): Promise<unknown> => refusalOf(openAgain({ unlock: { by: 'agency', code: given } }));
    for (let count = 0; count < 5; count += 1) expect(await recover('2222-2222-2222')).toBe('recovery-code-wrong');
    expect(await recover(made)).toBe('recovery-code-wrong');
    expect(await recover(code())).toBe(null);
  });

  test('it serves for a day, and only the last one does', async () => {
    await leaveOnly('recovery');
    const first = code();
    const old = code(new Date(Date.now() - 24 * 3_600_000));
    expect(await refusalOf(openAgain({ unlock: { by: 'agency', code: first } }))).toBe('recovery-code-wrong');
    expect(await refusalOf(openAgain({ unlock: { by: 'agency', code: old } }))).toBe('recovery-code-expired');
  });

  test('a wrap of another store is refused, and so is a key that is not the one', async () => {
    await leaveOnly('recovery');
    const own = wrapsOf(place()).key;
    const other = { storeId: crypto.randomUUID(), keys: keysFolder() };
    writeWraps(other, { format: 2, key: own });
    writeFileSync(join(desk.data, 'terminal.json'), JSON.stringify({ format: 1, storeId: other.storeId }));
    expect(await refusalOf(openAgain({ unlock: { by: 'agency', code: code() } }))).toBe('recovery-wrap-foreign');
  });

  test('without the agency it says that it cannot be reached', async () => {
    await leaveOnly('recovery');
    desk.proxy.setRule(() => ({ do: 'drop' }));
    expect(await faultOf(openAgain({ unlock: { by: 'agency', code: code() } }))).toBe('agency-unreachable');
  });
});

describe('another machine', () => {
  test('a copied folder opens there by no wrap; with the file of wraps, by an operator or the agency', async () => {
    await desk.host.close();
    const there = join(desk.folder, 'other-keys');
    process.env['SUIKA_KEYS'] = there;
    const copy = join(desk.folder, 'copy');
    cpSync(desk.data, copy, { recursive: true });
    for (const unlock of [undefined, byOperator, { by: 'agency', code: code() } as const])
      expect(await faultOf(openAgain({ data: copy, unlock }))).toBe('store-key-missing');
    const wraps = `${place(copy).storeId}.json`;
    cpSync(join(desk.folder, 'keys', wraps), join(there, wraps));
    expect(await faultOf(openAgain({ data: copy }))).toBe('store-key-missing');
    expect(await openAgain({ data: copy, unlock: byOperator })).toEqual([caseId]);
  });

  test('wraps of another store open nothing', async () => {
    const other = await startOther();
    await desk.host.close();
    writeWraps(place(), { format: 2, key: { ...wrapsOf(place()).key, ...pick(wrapsOf(place(other)).key) } });
    expect(await faultOf(openAgain())).toBe('store-key-missing');
    expect(await faultOf(openAgain({ unlock: byOperator }))).toBe('store-unlock-refused');
  });

  /** A second terminal of this user; its folder. */
  async function startOther(): Promise<string> {
    const data = join(desk.folder, 'other');
    const host = await openHost({
      data,
      agency: desk.proxy.url,
      readers: desk.reader,
      version: 'test',
      pinCost: { memoryCost: 8, timeCost: 1, parallelism: 1 },
    });
    await host.client().call('session.signIn', { operator: 'teller1', pin: sandboxPin });
    await host.close();
    return data;
  }

  const pick = ({ device, operators }: WrappedStoreKey): Partial<WrappedStoreKey> => ({ device, operators });
});

describe('operators’ wraps', () => {
  test('come with the sign-in, stay at the next, and go with the operator', async () => {
    await desk.signIn('manager1');
    await desk.restart();
    const { teller1, manager1 } = wrapsOf(place()).key.operators;
    expect([typeof teller1, typeof manager1]).toEqual(['object', 'object']);
    await desk.host.close();
    expect(wrapsOf(place()).key.operators).toEqual({ teller1, manager1 });
    const { file, key } = openedStore(desk.data);
    const store = new Store(file, key);
    store.write(() => {
      store.run("DELETE FROM operator WHERE id = 'manager1'");
      store.run("UPDATE operator SET pin_hash = (SELECT pin_hash FROM operator WHERE id = 'reviewer1') WHERE id = 'teller1'");
    });
    store.close();
    await (await openHost({ data: desk.data, readers: desk.reader, version: 'test' })).close();
    expect(wrapsOf(place()).key.operators).toEqual({});
    await desk.restart();
    await desk.host.close();
    expect(wrapsOf(place()).key.operators['teller1']?.of).not.toBe(teller1?.of);
    expect(wrapsOf(place()).key.operators['manager1']).toBe(undefined);
  });
});

test('an operator whom the agency took off the list has no wrap any more, as soon as the exchange told so', async () => {
  await desk.signIn('field1');
  await desk.restart();
  expect(Object.keys(wrapsOf(place()).key.operators)).toContain('field1');
  await setOperator(desk.agencyData, { id: 'field1', remove: true });
  await desk.call('queue.sync', {});
  await vi.waitFor(() => expect(Object.keys(wrapsOf(place()).key.operators)).toEqual(['teller1']));
});

test('keys within the data folder would be copied along: nothing is opened, by whatever name it goes', async () => {
  await desk.host.close();
  const keys = keysFolder();
  const [inside, other] = [join(desk.data, 'keys'), join(desk.data, '..', 'other')];
  renameSync(keys, inside);
  symlinkSync(desk.data, other);
  try {
    for (const named of [inside, join(other, 'keys'), desk.data]) {
      process.env['SUIKA_KEYS'] = named;
      expect(await faultOf(openAgain())).toBe('keys-in-data');
    }
  } finally {
    renameSync(inside, keys);
    process.env['SUIKA_KEYS'] = keys;
  }
  expect(await openAgain()).toEqual([caseId]);
});

describe('the file of wraps', () => {
  test('of the first format opens, and is brought to today’s', async () => {
    await desk.host.close();
    const { key } = openedStore(desk.data);
    const { storeId, keys } = place();
    const secret = Buffer.from(readFileSync(join(keys, 'device.key'), 'utf8'), 'base64');
    writeFileSync(join(keys, `${storeId}.json`), JSON.stringify({ format: 1, ...wrapKey(key, secret, storeId) }));
    expect(await openAgain()).toEqual([caseId]);
    expect(wrapsOf(place()).key).toMatchObject({
      device: [{ kept: 'file' }],
      operators: { teller1: {} },
      recovery: { sealed: expect.any(String) as string },
    });
    // Another secret does not: it is neither replaced nor lost.
    writeFileSync(join(keys, `${storeId}.json`), JSON.stringify({ format: 1, ...wrapKey(key, new Uint8Array(32), storeId) }));
    expect(await faultOf(openAgain())).toBe('store-key-missing');
  });

  test('lies there twice: one that is damaged or gone is made good from the other, both are named', async () => {
    await desk.host.close();
    const [one = '', other = ''] = ['.json', '.json.copy'].map((end) => join(keysFolder(), `${place().storeId}${end}`));
    const whole = readFileSync(one);
    writeFileSync(one, '{');
    expect(await openAgain()).toEqual([caseId]);
    expect(readFileSync(one).equals(whole)).toBe(true);
    rmSync(other);
    expect(await openAgain()).toEqual([caseId]);
    expect(readFileSync(other).equals(whole)).toBe(true);
    for (const file of [one, other]) writeFileSync(file, '{');
    expect(await faultOf(openAgain())).toBe('store-key-unusable');
  });

  test('tells the key from another one', async () => {
    await desk.host.close();
    const folder = takeFolder(desk.data);
    const key = keyOfStore(folder, keysFolder());
    folder.release();
    const { check } = wrapsOf(place()).key;
    expect(keyCheck(key, folder.storeId)).toBe(check);
    expect(keyCheck(new Uint8Array(32), folder.storeId)).not.toBe(check);
  });
});

describe('the secret that the system keeps', () => {
  const handed = new Uint8Array(32).fill(7);

  test('takes the place of the one in the file, which then is gone', async () => {
    await desk.host.close();
    expect(await openAgain({ deviceSecret: handed })).toEqual([caseId]);
    expect(existsSync(join(keysFolder(), 'device.key'))).toBe(false);
    expect(wrapsOf(place()).key.device.map(({ kept }) => kept)).toEqual(['system']);
    expect(await openAgain({ deviceSecret: handed })).toEqual([caseId]);
    expect(await faultOf(openAgain({ deviceSecret: new Uint8Array(32) }))).toBe('store-key-missing');
    expect(await faultOf(openAgain())).toBe('store-key-missing');
  });

  test('leaves the file to a store that still needs it', async () => {
    await desk.host.close();
    renameSync(desk.data, `${desk.data}-kept`);
    await (await openHost({ data: desk.data, readers: desk.reader, version: 'test' }).catch(() => null))?.close();
    await openAgain({ data: `${desk.data}-kept`, deviceSecret: handed });
    expect(existsSync(join(keysFolder(), 'device.key'))).toBe(true);
  });
});
