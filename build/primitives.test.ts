import { createHash } from 'node:crypto';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { describe, expect, it, vi } from 'vitest';
import { primitives } from '../core/card/primitives.ts';
import { fromHex } from '../core/card/bytes.ts';
import { sha256 } from '../native/ed25519.ts';
import { generateSealingKey, seal, sealingPublicKey, unseal } from '../native/sealing.ts';
import { productSources } from './test-sources.ts';

// Electron's runtime links BoringSSL where Node links OpenSSL: what only OpenSSL has would fail in the product alone. Whatever
// is taken from node:crypto is therefore written down here, and everything else is JavaScript.

/** What BoringSSL has under the same name. */
const algorithms: Readonly<Record<string, string>> = {
  sha256: 'SHA-256: the hash of its own TLS',
  'aes-256-gcm': 'AES-256-GCM: a cipher suite of its own TLS 1.3',
  ed25519: 'Ed25519 (RFC 8032), keys as PKCS #8 (RFC 8410) and as raw bytes',
  ec: 'P-256: the curve of its own TLS',
  sha1: "SHA-1: a certificate's name of its key, in the sandbox's authority alone",
  x25519: 'X25519 (RFC 7748): the key agreement of its own TLS 1.3, keys as above',
};

/** What may be imported, and why it is there in both. */
const imports: Readonly<Record<string, string>> = {
  createHash: 'with an algorithm of the list',
  hash: 'the same at one go',
  createCipheriv: 'with an algorithm of the list',
  createDecipheriv: 'with an algorithm of the list',
  generateKeyPairSync: 'with an algorithm of the list',
  createPrivateKey: 'an Ed25519 or X25519 key as PKCS #8',
  createPublicKey: 'an Ed25519 or X25519 key as JWK, or the public half of a private one',
  sign: "the algorithm is the key's",
  verify: "the algorithm is the key's",
  randomBytes: "the system's own randomness",
  randomInt: "the system's own randomness",
  randomUUID: "the system's own randomness",
  timingSafeEqual: 'compares bytes',
  X509Certificate: 'reads a certificate, as its own TLS does',
  KeyObject: 'a type',
};

// The window's page has Chromium's own Web Crypto, the same in both.
const files = productSources().filter(({ path }) => !path.startsWith('renderer/'));

/** What a pattern catches in the product's sources, without repetition. */
function caught(pattern: RegExp): readonly string[] {
  return [...new Set(files.flatMap(({ text }) => [...text.matchAll(pattern)].map(([whole, first]) => first ?? whole)))].toSorted();
}

describe('what the product takes from node:crypto', () => {
  it('is on the list, and the list has nothing else', () => {
    const named = caught(/import (?:type )?\{([^}]*)\} from 'node:crypto'/g).flatMap((names) =>
      names.split(',').map((name) => name.trim()),
    );
    expect([...new Set(named)].toSorted()).toEqual(Object.keys(imports).toSorted());
  });

  it('comes in no other way', () => {
    expect(caught(/import \S+ from 'node:crypto'|\* as \w+ from 'node:crypto'|import\('node:crypto'\)|from 'crypto'/g)).toEqual([]);
    // A function that is put into the page uses the page's.
    expect(caught(/\bwebcrypto\b|(?<!page\.)\bcrypto\.(?!ts')\w+/g)).toEqual([]);
  });

  it('names its algorithms, each of them on the list', () => {
    const calls = caught(/\b(?:createHash|create(?:Dec|C)ipheriv|generateKeyPairSync)\(([^,)]*)/g);
    const hashes = caught(/\bhash\(('[^']*')/g);
    const curves = caught(/\bcrv: ('[^']*')/g).map((curve) => curve.toLowerCase());
    expect([...new Set([...calls, ...hashes, ...curves])].toSorted()).toEqual(
      Object.keys(algorithms)
        .map((name) => `'${name}'`)
        .toSorted(),
    );
  });
});

it("the chip's ciphers and hash are JavaScript: the platform's are not called", () => {
  const platform = createRequire(import.meta.url)('node:crypto') as never;
  const names = ['createCipheriv', 'createDecipheriv', 'createHash', 'createHmac', 'hash'] as const;
  const spies = names.map((name) => vi.spyOn(platform, name as never));
  syncBuiltinESMExports();
  try {
    const block = fromHex('0123456789ABCDEF');
    const long = fromHex('0123456789ABCDEFFEDCBA9876543210');
    for (const cipher of [primitives.tripleDes, primitives.sm4]) {
      const text = cipher === primitives.sm4 ? long : block;
      expect(cipher.decipher(long, cipher.encipher(long, text))).toEqual(text);
    }
    expect(primitives.des.decipher(block, primitives.des.encipher(block, block))).toEqual(block);
    expect(primitives.sm3(block)).toHaveLength(32);
    for (const spy of spies) expect(spy).not.toHaveBeenCalled();
    // The spies see what they should: ours calls it.
    sha256(block);
    expect(createHash).toHaveBeenCalledOnce();
  } finally {
    vi.restoreAllMocks();
    syncBuiltinESMExports();
  }
});

it('sealing asks Web Crypto, which jose works over, for nothing but X25519, SHA-256 and AES-GCM', async () => {
  const { subtle } = globalThis.crypto;
  const names = ['generateKey', 'importKey', 'deriveBits', 'digest', 'encrypt', 'decrypt'] as const;
  const spies = names.map((name) => vi.spyOn(subtle, name as never));
  try {
    const key = generateSealingKey();
    expect(await unseal(await seal('样例', sealingPublicKey(key)), key)).toBe('样例');
    const asked = spies.flatMap(({ mock }) => (mock as { readonly calls: readonly (readonly unknown[])[] }).calls.flat());
    const named = asked.flatMap((value) => (typeof value === 'object' && value !== null && 'name' in value ? [value.name] : []));
    const plain = asked.filter((value) => typeof value === 'string' && /^(?:[A-Z]|x25519)/.test(value));
    expect([...new Set([...named, ...plain])].toSorted()).toEqual(['AES-GCM', 'SHA-256', 'X25519']);
  } finally {
    vi.restoreAllMocks();
  }
});
