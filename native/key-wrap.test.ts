import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { keyCheck, secretOfPin, unwrapKey, wrapKey } from './key-wrap.ts';

const key = new Uint8Array(randomBytes(32));
const secret = new Uint8Array(randomBytes(32));

test('a wrapped key opens with its secret, for its use, unchanged, and in no other way', () => {
  const wrapped = wrapKey(key, secret, 'store-1 device');
  expect(unwrapKey(wrapped, secret, 'store-1 device')).toEqual(Buffer.from(key));
  expect(unwrapKey(wrapped, new Uint8Array(randomBytes(32)), 'store-1 device')).toBe(null);
  for (const use of ['store-2 device', 'store-1 operator teller1', '']) expect(unwrapKey(wrapped, secret, use)).toBe(null);
  const bytes = Buffer.from(wrapped.sealed, 'base64');
  for (const at of bytes.keys()) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(unwrapKey({ ...wrapped, sealed: changed.toString('base64') }, secret, 'store-1 device')).toBe(null);
  }
  // A shorter tag would be easier to guess.
  for (const length of [0, 4, 15, 47])
    expect(unwrapKey({ ...wrapped, sealed: bytes.subarray(0, length).toString('base64') }, secret, 'store-1 device')).toBe(null);
  expect(wrapKey(key, secret, 'store-1 device').sealed).not.toBe(wrapped.sealed);
});

test('the check tells keys and stores apart', () => {
  const check = keyCheck(key, 'store-1');
  expect(Buffer.from(check, 'base64')).toHaveLength(16);
  expect(keyCheck(Uint8Array.from(key), 'store-1')).toBe(check);
  expect(new Set([check, keyCheck(secret, 'store-1'), keyCheck(key, 'store-2')]).size).toBe(3);
});

test('a secret follows from PIN, salt and cost', async () => {
  const cost = { memoryCost: 64, timeCost: 1, parallelism: 1 };
  const salt = randomBytes(16);
  const secrets = await Promise.all([
    secretOfPin('135790', salt, cost),
    secretOfPin('135791', salt, cost),
    secretOfPin('135790', randomBytes(16), cost),
    secretOfPin('135790', salt, { ...cost, timeCost: 2 }),
    secretOfPin('135790', salt, cost),
  ]);
  const texts = secrets.map((each) => Buffer.from(each).toString('hex'));
  expect(texts[0]).toHaveLength(64);
  expect(new Set(texts).size).toBe(4);
  expect(texts[4]).toBe(texts[0]);
});
