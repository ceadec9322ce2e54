import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { coded, decoded } from './coding.ts';

const text = Buffer.from(JSON.stringify(Array.from({ length: 100 }, (_, index) => ({ id: index, kind: 'application', name: '林样例' }))));

test('a long body becomes shorter and comes back as it was; a short one and one that would not travel as they are', () => {
  const { body, encoding } = coded(text);
  expect(encoding).toBe('gzip');
  expect(body.length).toBeLessThan(text.length / 2);
  expect(Buffer.from(decoded(body, encoding, text.length) ?? [])).toEqual(text);
  const short = text.subarray(0, 1_023);
  expect(coded(short)).toEqual({ body: short });
  const noise = crypto.getRandomValues(new Uint8Array(4_000));
  expect(coded(noise)).toEqual({ body: noise });
});

test('no more than the agreed bytes are made of a few', () => {
  const bomb = gzipSync(Buffer.alloc(50_000_000));
  expect(bomb.length).toBeLessThan(60_000);
  const before = process.memoryUsage().arrayBuffers;
  expect(decoded(bomb, 'gzip', 1_048_576)).toBeNull();
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
  expect(decoded(text, undefined, text.length - 1)).toBeNull();
});

test('another coding, broken bytes and cut ones are none', () => {
  const { body } = coded(text);
  expect(decoded(body, 'br', 1_000_000)).toBeNull();
  expect(decoded(body, ['gzip', 'gzip'], 1_000_000)).toBeNull();
  expect(decoded(body.subarray(0, body.length - 9), 'gzip', 1_000_000)).toBeNull();
  expect(decoded(text, 'gzip', 1_000_000)).toBeNull();
});
