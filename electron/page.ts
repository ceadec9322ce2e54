import { randomBytes } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { fault } from '../core/fault.ts';

/** Where the window believes to be. RFC 2606 keeps `.invalid` from ever being somebody's; nothing of it reaches a network. */
export const origin = 'https://counter.suika.invalid';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Answers the window's requests, whatever their URL. */
export type Pages = (url: string) => Answer;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

const nonceHole = '%CSP_NONCE%';

/** Ant Design writes its styles into the page as it goes, which only a nonce allows. */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

const headers = {
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), display-capture=(), geolocation=(), hid=(), microphone=(), payment=(), serial=(), usb=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/**
 * The built window, for both ways to show it. Its files are read once, here: what is not among them does not exist, whatever a
 * path climbs to, and building anew does not pull them from under a window that is open.
 * @throws Fault `window-not-built`
 */
export function openPages(folder: string): Pages {
  const files = readFiles(folder);
  return (url) => {
    const path = pathWithin(url);
    const body = path === null ? undefined : files.get(path);
    if (path === null || body === undefined) return { status: 404, headers, body: Buffer.alloc(0) };
    const type = types[extname(path)] ?? 'application/octet-stream';
    if (path !== 'index.html') return { status: 200, headers: { ...headers, 'content-type': type }, body };
    const nonce = randomBytes(18).toString('base64');
    const policy = contentSecurityPolicy(nonce);
    return {
      status: 200,
      headers: { ...headers, 'content-type': type, 'content-security-policy': policy },
      body: Buffer.from(body.toString('utf8').replaceAll(nonceHole, nonce)),
    };
  };
}

function readFiles(folder: string): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>();
  try {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || entry.name.startsWith('.')) continue;
      const path = join(entry.parentPath, entry.name);
      files.set(relative(folder, path).split(sep).join('/'), readFileSync(path));
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  if (!files.has('index.html')) throw fault('window-not-built', { folder });
  return files;
}

/** @returns the file asked for; null for another origin and for what is no URL */
function pathWithin(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const asked = new URL(url);
  if (asked.origin !== origin) return null;
  return asked.pathname === '/' ? 'index.html' : asked.pathname.slice(1);
}
