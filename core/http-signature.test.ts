import { createPrivateKey } from 'node:crypto';
import { expect, test } from 'vitest';
import { openPrivateKey, sha256, verifierOf } from '../native/ed25519.ts';
import { contentDigest, signAnswer, signatureBase, signRequest, verifyAnswer, verifyRequest, verifyRequestHead } from './http-signature.ts';
import { readSignatureInput, writeSignatureInput } from './structured-field.ts';
import type { VerifyBytes } from './primitives.ts';

const text = (value: string) => new TextEncoder().encode(value);
/** test-key-ed25519 of RFC 9421 appendix B.1.4. */
const rfcKey = openPrivateKey(
  createPrivateKey(
    '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF\n-----END PRIVATE KEY-----',
  )
    .export({ format: 'der', type: 'pkcs8' })
    .toString('base64url'),
  'test-key-ed25519',
);
const verify = verifierOf(rfcKey.publicKey) as VerifyBytes;
const request = { method: 'POST', path: '/v1/orders', body: text('{"a":1}') };
const nonce = 'nonce-0123456789abcdef';
const signed = signRequest(request, { key: rfcKey, nonce, created: 1618884473, sha256 });
const known = { keyOf: (keyid: string) => (keyid === 'test-key-ed25519' ? verify : null), sha256 };

test('RFC 9421 B.2.6: base and signature of the Ed25519 example', () => {
  const input = readSignatureInput(
    '("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"',
  );
  if (input === null) throw new Error('not read');
  const values: Record<string, string> = {
    date: 'Tue, 20 Apr 2021 02:07:55 GMT',
    '@method': 'POST',
    '@path': '/foo',
    '@authority': 'example.com',
    'content-type': 'application/json',
    'content-length': '18',
  };
  const base = signatureBase(input, ({ name }) => values[name] ?? '');
  expect(base.split('\n').at(-1)).toBe(
    '"@signature-params": ("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"',
  );
  expect(Buffer.from(rfcKey.sign(text(base))).toString('base64')).toBe(
    'wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==',
  );
});

test('RFC 9530 appendix: digest of {"hello": "world"}', () => {
  expect(contentDigest(text('{"hello": "world"}'), sha256)).toBe('sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:');
  expect(contentDigest(text('{"hello": "world"}\n'), sha256)).toBe('sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:');
});

test('a request that was signed is what it says', () => {
  expect(signed['signature-input']).toBe(
    `suika=("@method" "@path" "content-digest");created=1618884473;nonce="${nonce}";keyid="test-key-ed25519";alg="ed25519";tag="suika"`,
  );
  expect(verifyRequest({ ...request, headers: { ...signed } }, known)).toEqual({
    ok: true,
    proof: { keyid: 'test-key-ed25519', nonce, created: 1618884473 },
  });
});

const flip = (value: string) => value.replace(/:(.)/, (_, first: string) => `:${first === 'A' ? 'B' : 'A'}`);
test.each([
  ['digest', { body: text('{"a":2}') }, {}],
  ['wrong', { path: '/v1/exchange' }, {}],
  ['wrong', { method: 'PUT' }, {}],
  ['wrong', {}, { signature: flip(signed.signature) }],
  ['wrong', {}, { 'signature-input': signed['signature-input'].replace('1618884473', '1618884474') }],
  ['wrong', {}, { 'signature-input': signed['signature-input'].replace(nonce, `${nonce}0`) }],
  ['key-unknown', {}, { 'signature-input': signed['signature-input'].replace('test-key', 'other-key') }],
  ['uncovered', {}, { 'signature-input': signed['signature-input'].replace(' "content-digest"', '') }],
  ['uncovered', {}, { 'signature-input': signed['signature-input'].replace('"@path"', '"@path";req') }],
  [
    'malformed',
    {},
    { 'signature-input': signed['signature-input'].replace('ed25519"', 'rsa-v1_5-sha256"').replace(/alg="[^"]*"/, 'alg="hmac-sha256"') },
  ],
  ['malformed', {}, { 'signature-input': signed['signature-input'].replace('tag="suika"', 'tag="other"') }],
  ['malformed', {}, { 'signature-input': `${signed['signature-input']}, two=()` }],
  ['malformed', {}, { signature: 'suika=:AAAA:' }],
  ['missing', {}, { signature: undefined }],
  ['missing', {}, { 'content-digest': [signed['content-digest'], signed['content-digest']] }],
] as const)('a request that was changed is refused: %s', (flaw, parts, headers) => {
  expect(verifyRequest({ ...request, ...parts, headers: { ...signed, ...headers } }, known)).toEqual({ ok: false, flaw });
});

test('an answer is bound to its request, its status and its body', () => {
  const answer = { status: 200, body: text('{"genuine":true}') };
  const headers = { ...signAnswer(answer, signed.signature, { key: rfcKey, created: 1618884474, sha256 }) };
  expect(headers['signature-input']).toContain('("@status" "content-digest" "signature";req)');
  expect(verifyAnswer({ ...answer, headers }, signed.signature, { verify, sha256 })).toMatchObject({
    ok: true,
    proof: { created: 1618884474 },
  });
  expect(verifyAnswer({ ...answer, status: 409, headers }, signed.signature, { verify, sha256 })).toEqual({ ok: false, flaw: 'wrong' });
  expect(verifyAnswer({ ...answer, body: text('{}'), headers }, signed.signature, { verify, sha256 })).toEqual({
    ok: false,
    flaw: 'digest',
  });
  expect(verifyAnswer({ ...answer, headers }, flip(signed.signature), { verify, sha256 })).toEqual({ ok: false, flaw: 'wrong' });
  const unbound = { ...signAnswer(answer, undefined, { key: rfcKey, created: 1618884474, sha256 }) };
  expect(verifyAnswer({ ...answer, headers: unbound }, signed.signature, { verify, sha256 })).toEqual({ ok: false, flaw: 'uncovered' });
});

test('a signature input is read only in its canonical spelling', () => {
  const spelled = '("@status" "signature";req);created=-1;keyid="a\\"b\\\\c"';
  const input = readSignatureInput(spelled);
  expect(input?.parameters).toEqual([
    ['created', -1],
    ['keyid', 'a"b\\c'],
  ]);
  expect(input && writeSignatureInput(input)).toBe(spelled);
  for (const odd of ['', '()x', '("a"  "b")', '("a";sf)', '("a");x=?1', '("a"); x=1', '("a");x=01', '("A")', '("a"'])
    expect(readSignatureInput(odd)).toBeNull();
});

test('the head alone: who signed it, and over which digest, before any of the body has come', () => {
  const { method, path } = request;
  expect(verifyRequestHead({ method, path, headers: { ...signed } }, known.keyOf)).toEqual({
    ok: true,
    proof: { keyid: 'test-key-ed25519', nonce, created: 1618884473 },
  });
  const other = { ...signed, 'content-digest': contentDigest(text('{}'), sha256) };
  expect(verifyRequestHead({ method, path, headers: other }, known.keyOf)).toEqual({ ok: false, flaw: 'wrong' });
  expect(verifyRequestHead({ method, path: '/v1/people', headers: { ...signed } }, known.keyOf)).toEqual({ ok: false, flaw: 'wrong' });
  expect(verifyRequestHead({ method, path, headers: {} }, known.keyOf)).toEqual({ ok: false, flaw: 'missing' });
});
