import { expect, test } from 'vitest';
import { generatePrivateKey, openPrivateKey } from '../../../native/ed25519.ts';
import { tell } from './client.ts';
import type { HttpLine } from './http.ts';

const signing = { key: openPrivateKey(generatePrivateKey(), 'terminal-1'), verifierOf: () => null };

/** What is made of the field Retry-After, in milliseconds. */
async function hinted(headers: Readonly<Record<string, string>>): Promise<number | undefined> {
  const answer = { kind: 'http', status: 503, html: false, wellFormed: false, signed: false } as const;
  const line = { post: () => Promise.resolve({ answer, headers, body: new Uint8Array(), trouble: '' }) } as unknown as HttpLine;
  return (await tell(line, 'http://agency.example', '/v1/exchange', {}, signing)).retryAfter;
}

test('a time that the agency asks for is in seconds, or a date by its own clock, whatever this machine has for today', async () => {
  expect(await hinted({ 'retry-after': '7' })).toBe(7_000);
  const dates = { 'retry-after': 'Mon, 02 Mar 2026 01:00:30 GMT', date: 'Mon, 02 Mar 2026 01:00:00 GMT' };
  expect(await hinted(dates)).toBe(30_000);
  for (const wrong of ['', '-1', 'soon', 'Mon, 02 Mar 2026 00:59:00 GMT'])
    expect(await hinted({ ...dates, 'retry-after': wrong })).toBeUndefined();
  expect(await hinted({ 'retry-after': dates['retry-after'] })).toBeUndefined();
});
