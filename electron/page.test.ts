import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPages, origin } from './page.ts';

const folder = mkdtempSync(join(tmpdir(), 'pages-'));
const built = join(folder, 'built');

beforeAll(() => {
  mkdirSync(join(built, 'assets'), { recursive: true });
  writeFileSync(join(built, 'index.html'), '<meta name="csp-nonce" content="%CSP_NONCE%">');
  writeFileSync(join(built, 'assets', 'app.js'), 'export {};');
  writeFileSync(join(built, '.built-from'), 'fingerprint');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('pages', () => {
  it('gives each document a nonce of its own, the same in page and policy', () => {
    const pages = openPages(built);
    const nonces = [pages(`${origin}/`), pages(`${origin}/index.html`)].map(({ status, headers, body }) => {
      expect(status).toBe(200);
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      const nonce = /content="([A-Za-z0-9+/]{24})"/.exec(body.toString())?.[1] ?? 'none';
      expect(headers['content-security-policy']).toContain(`'nonce-${nonce}'`);
      return nonce;
    });
    expect(new Set(nonces).size).toBe(2);
  });

  it('allows no inline script, no connection and no frame', () => {
    const policy = openPages(built)(`${origin}/`).headers['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/unsafe|connect-src|frame-src|https?:/);
  });

  it('serves files with their types, kept by nobody', () => {
    const { status, headers, body } = openPages(built)(`${origin}/assets/app.js?x#y`);
    expect([status, headers['content-type'], headers['cache-control'], body.toString()]).toEqual([
      200,
      'text/javascript; charset=utf-8',
      'no-store',
      'export {};',
    ]);
  });

  it.each([
    `${origin}/../secret.txt`,
    `${origin}/..%2fsecret.txt`,
    `${origin}/assets/../../secret.txt`,
    `${origin}/.built-from`,
    `${origin}/assets`,
    `${origin}/nothing.js`,
    'https://elsewhere.invalid/index.html',
    'http://counter.suika.invalid/index.html',
    'file:///etc/passwd',
    'no url',
  ])('does not have %s', (url) => {
    const { status, body } = openPages(built)(url);
    expect([status, body.length]).toEqual([404, 0]);
  });

  it('is not there before it is built', () => {
    expect(() => openPages(join(folder, 'empty'))).toThrow(expect.objectContaining({ code: 'window-not-built' }));
  });
});
