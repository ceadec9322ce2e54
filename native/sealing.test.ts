import { createPrivateKey, createPublicKey } from 'node:crypto';
import { CompactEncrypt, compactDecrypt, decodeProtectedHeader } from 'jose';
import { expect, test } from 'vitest';
import { generateSealingKey, seal, sealingPublicKey, unseal } from './sealing.ts';

const key = generateSealingKey();
const recipient = sealingPublicKey(key);
const text = '何示例 the text of an envelope';
const damaged = { code: 'sealed-damaged' };

test('what is sealed is opened by its recipient, and never looks the same twice', async () => {
  const [first, second] = [await seal(text, recipient), await seal(text, recipient)];
  expect(await unseal(first, key)).toBe(text);
  expect(first).not.toBe(second);
  expect(first).not.toContain(Buffer.from(text).toString('base64url').slice(4, 20));
});

test('jose with nothing of ours opens it, and what jose sealed is opened here', async () => {
  const sealed = await seal(text, recipient);
  expect(decodeProtectedHeader(sealed)).toMatchObject({
    alg: 'ECDH-ES',
    enc: 'A256GCM',
    kid: recipient,
    epk: { kty: 'OKP', crv: 'X25519' },
  });
  const { plaintext } = await compactDecrypt(
    sealed,
    createPrivateKey({ key: Buffer.from(key, 'base64url'), format: 'der', type: 'pkcs8' }),
  );
  expect(new TextDecoder().decode(plaintext)).toBe(text);
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: recipient }, format: 'jwk' });
  const theirs = (enc: string) =>
    new CompactEncrypt(Buffer.from(text)).setProtectedHeader({ alg: 'ECDH-ES', enc, kid: recipient }).encrypt(publicKey);
  expect(await unseal(await theirs('A256GCM'), key)).toBe(text);
  await expect(theirs('A128GCM').then((sealedBy) => unseal(sealedBy, key))).rejects.toMatchObject(damaged);
  const zipped = new CompactEncrypt(Buffer.from(text)).setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', kid: recipient, zip: 'DEF' });
  await expect(zipped.encrypt(publicKey).then((sealedBy) => unseal(sealedBy, key))).rejects.toMatchObject(damaged);
});

test('another key does not open it, whatever the header says', async () => {
  const other = generateSealingKey();
  const sealed = await seal(text, recipient);
  await expect(unseal(sealed, other)).rejects.toMatchObject({ code: 'sealed-for-another' });
  const [header = '', ...rest] = sealed.split('.');
  const named = JSON.parse(Buffer.from(header, 'base64url').toString()) as object;
  const renamed = Buffer.from(JSON.stringify({ ...named, kid: sealingPublicKey(other) })).toString('base64url');
  await expect(unseal([renamed, ...rest].join('.'), other)).rejects.toMatchObject(damaged);
});

test('each part that was changed, and a text that was cut, is refused', async () => {
  const parts = (await seal(text, recipient)).split('.');
  // The second part is empty: with direct agreement there is no wrapped key.
  for (const place of [0, 2, 3, 4]) {
    const part = parts[place] ?? '';
    const changed = `${part.slice(0, 3)}${part[3] === 'A' ? 'B' : 'A'}${part.slice(4)}`;
    await expect(unseal(parts.with(place, changed).join('.'), key)).rejects.toMatchObject(damaged);
  }
  const whole = parts.join('.');
  for (const length of [0, 1, 40, whole.length - 30, whole.length - 1])
    await expect(unseal(whole.slice(0, length), key)).rejects.toMatchObject(damaged);
  await expect(unseal(parts.with(1, 'AAAA').join('.'), key)).rejects.toMatchObject(damaged);
});
