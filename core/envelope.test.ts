import { createPrivateKey, createPublicKey } from 'node:crypto';
import { CompactSign, compactVerify } from 'jose';
import { expect, test } from 'vitest';
import { generatePrivateKey, openPrivateKey, verifierOf } from '../native/ed25519.ts';
import { makeEnvelope, openEnvelope, signCompact } from './envelope.ts';
import { Fault } from './fault.ts';
import type { VerifyBytes } from './primitives.ts';

const key = openPrivateKey(generatePrivateKey(), 'agency');
const verify = verifierOf(key.publicKey) as VerifyBytes;
const receipt = {
  entryId: 'entry-0001',
  terminalId: 'terminal-1',
  digest: 'ab'.repeat(32),
  acceptedAt: '2026-03-01T01:02:03.000Z',
  number: 7,
};

const why = (open: () => unknown) => {
  try {
    open();
  } catch (reason) {
    if (reason instanceof Fault && reason.code === 'envelope-invalid') return reason.facts['why'];
  }
  return 'no fault';
};

test('RFC 8037 A.4: the Ed25519 example', () => {
  const pkcs8 = createPrivateKey({
    key: { kty: 'OKP', crv: 'Ed25519', d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' },
    format: 'jwk',
  }).export({ format: 'der', type: 'pkcs8' });
  expect(signCompact('{"alg":"EdDSA"}', 'Example of Ed25519 signing', openPrivateKey(pkcs8.toString('base64url')))).toBe(
    'eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg',
  );
});

test('what is made is what is opened', () => {
  expect(openEnvelope(makeEnvelope('receipt', receipt, key), 'receipt', verify)).toEqual(receipt);
});

test('jose, written by others, opens ours, and we open its', async () => {
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key.publicKey }, format: 'jwk' });
  const opened = await compactVerify(makeEnvelope('receipt', receipt, key), publicKey, { algorithms: ['EdDSA'] });
  expect(opened.protectedHeader).toEqual({ alg: 'EdDSA', kid: 'agency', typ: 'suika-receipt+jws' });
  expect(JSON.parse(new TextDecoder().decode(opened.payload))).toEqual(receipt);
  const pair = generatePrivateKey();
  const theirs = await new CompactSign(new TextEncoder().encode(JSON.stringify(receipt)))
    .setProtectedHeader({ alg: 'EdDSA', typ: 'suika-receipt+jws' })
    .sign(createPrivateKey({ key: Buffer.from(pair, 'base64url'), format: 'der', type: 'pkcs8' }));
  expect(openEnvelope(theirs, 'receipt', verifierOf(openPrivateKey(pair).publicKey) as VerifyBytes)).toEqual(receipt);
});

test('nothing else is opened', () => {
  const good = makeEnvelope('receipt', receipt, key);
  const [header = '', payload = '', signature = ''] = good.split('.');
  const signed = (head: object, body: string) => signCompact(JSON.stringify(head), body, key);
  const typ = 'suika-receipt+jws';
  expect(why(() => openEnvelope('a.b', 'receipt', verify))).toBe('form');
  expect(why(() => openEnvelope(`${good}\n`, 'receipt', verify))).toBe('form');
  expect(why(() => openEnvelope(good, 'order', verify))).toBe('kind');
  expect(why(() => openEnvelope(good, 'receipt', verifierOf(openPrivateKey(generatePrivateKey()).publicKey) as VerifyBytes))).toBe(
    'signature',
  );
  expect(why(() => openEnvelope(`${header}.${payload.replace(/^./, 'f')}.${signature}`, 'receipt', verify))).toBe('signature');
  expect(why(() => openEnvelope(signed({ alg: 'none', typ }, JSON.stringify(receipt)), 'receipt', verify))).toBe('header');
  expect(why(() => openEnvelope(signed({ alg: 'EdDSA', typ, crit: ['b64'] }, JSON.stringify(receipt)), 'receipt', verify))).toBe('header');
  expect(why(() => openEnvelope(signed({ alg: 'EdDSA' }, JSON.stringify(receipt)), 'receipt', verify))).toBe('kind');
  expect(why(() => openEnvelope(signed({ alg: 'EdDSA', typ }, '[]'), 'receipt', verify))).toBe('content');
  expect(why(() => openEnvelope(signed({ alg: 'EdDSA', typ }, JSON.stringify({ ...receipt, number: 0 })), 'receipt', verify))).toBe(
    'content',
  );
});
