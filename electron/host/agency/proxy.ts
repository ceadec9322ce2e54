import { isIP } from 'node:net';

/** The way out of a branch's network, where that is an HTTP proxy. */
export interface Proxy {
  /** Without user and password. */
  readonly uri: string;
  /** For `proxy-authorization`; never logged. */
  readonly token?: string;
}

/**
 * The proxy for an address, or null. The terminal's own setting comes before HTTPS_PROXY and HTTP_PROXY; NO_PROXY counts for all
 * of them, and what is on this machine is never asked for through one. User and password come from the environment alone:
 * SUIKA_PROXY_CREDENTIALS, or the address in HTTPS_PROXY.
 * @param kept the terminal's own setting
 */
export function proxyFor(address: string, kept: string | null, environment: NodeJS.ProcessEnv): Proxy | null {
  const url = new URL(address);
  if (isLoopbackHost(url.hostname) || isExempt(url, read(environment, 'NO_PROXY'))) return null;
  const named = kept ?? read(environment, url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY');
  if (named === '') return null;
  // As everywhere, `proxy:3128` will do. What is no HTTP proxy has the origin 'null': it is told as unusable, and not gone around.
  const written = named.includes('://') ? named : `http://${named}`;
  if (!URL.canParse(written)) return { uri: 'null' };
  const proxy = new URL(written);
  const credentials = read(environment, 'SUIKA_PROXY_CREDENTIALS') || userOf(proxy);
  return credentials === '' ? { uri: proxy.origin } : { uri: proxy.origin, token: `Basic ${Buffer.from(credentials).toString('base64')}` };
}

/** @returns the setting to keep; null where it is none, or carries a password */
export function readProxySetting(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, username, password, origin } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '' ? origin : null;
}

export function isLoopbackHost(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || (isIP(hostname) === 4 && hostname.startsWith('127.'));
}

/** As everywhere: names and their subdomains, with a port or without, or `*` for all. */
function isExempt({ hostname, port, protocol }: URL, list: string): boolean {
  const here = port === '' ? (protocol === 'https:' ? '443' : '80') : port;
  return list
    .split(/[,\s]+/)
    .filter((each) => each !== '')
    .some((each) => {
      const [, name = '', only] = /^\*?\.?(.*?)(?::(\d+))?$/.exec(each.toLowerCase()) ?? [];
      if (only !== undefined && only !== here) return false;
      return each === '*' || hostname === name || hostname.endsWith(`.${name}`);
    });
}

/** Both spellings are in use; the lower one came first. */
function read(environment: NodeJS.ProcessEnv, name: string): string {
  return environment[name.toLowerCase()] ?? environment[name] ?? '';
}

function userOf({ username, password }: URL): string {
  return username === '' ? '' : `${unescaped(username)}:${unescaped(password)}`;
}

/** A password with a bare % in it is taken as it stands. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
