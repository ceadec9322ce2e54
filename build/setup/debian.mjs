import { existsSync } from 'node:fs';
import { onPath, say } from './place.mjs';
import { run } from './run.mjs';

/** @typedef {'pcsc' | 'e2e' | 'bench'} Need */
/**
 * @typedef {object} Part
 * @property {string} name of Debian's package
 * @property {() => boolean} there
 * @property {readonly Need[]} needed by which tests, or by the bench
 */

/** @param {...string} commands */
const command =
  (...commands) =>
  () =>
    commands.some((name) => onPath(name) !== null);
/** @param {string} path */
const file = (path) => () => existsSync(path);

/** @type {readonly Part[]} */
const parts = [
  { name: 'pcscd', there: command('pcscd'), needed: ['pcsc'] },
  { name: 'libpcsclite-dev', there: file('/usr/include/PCSC/winscard.h'), needed: ['pcsc'] },
  { name: 'vsmartcard-vpcd', there: file('/usr/lib/pcsc/drivers/serial/libifdvpcd.so'), needed: ['pcsc'] },
  { name: 'opensc', there: command('opensc-tool'), needed: ['pcsc'] },
  { name: 'strace', there: command('strace'), needed: ['pcsc'] },
  { name: 'g++', there: command('g++'), needed: ['pcsc'] },
  { name: 'make', there: command('make'), needed: ['pcsc'] },
  { name: 'python3', there: command('python3'), needed: ['pcsc'] },
  { name: 'chromium', there: command('chromium', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'), needed: ['e2e'] },
  { name: 'xvfb', there: command('Xvfb'), needed: ['e2e'] },
  { name: 'gcc', there: command('gcc'), needed: ['bench'] },
  { name: 'libsqlite3-dev', there: file('/usr/include/sqlite3.h'), needed: ['bench'] },
  { name: 'fonts-noto-cjk', there: file('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'), needed: ['e2e'] },
];

/** @param {...Need} needs what for; for everything where none is named */
export function missingPackages(...needs) {
  if (process.platform !== 'linux') return [];
  const asked = (/** @type {Part} */ { needed }) => needs.length === 0 || needed.some((need) => needs.includes(need));
  return parts.filter((part) => asked(part) && !part.there()).map(({ name }) => name);
}

/** Installs Debian packages where we may; says in one list what it could not. @param {readonly string[]} names */
export async function installDebianPackages(names) {
  const prefix = await rights();
  if (prefix === null || onPath('apt-get') === null) return sayMissing(names);
  const list = names.join(' ');
  say(`正在安装系统软件包：${list}……`, `Installing Debian packages: ${list} …`);
  const apt = (/** @type {readonly string[]} */ ...args) => {
    const [first = '', ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', ...args];
    return run(first, rest, { quiet: true });
  };
  const updated = await apt('update');
  const { ok, output } = await apt('install', '-y', '--no-install-recommends', ...names);
  if (ok) return;
  process.stderr.write(`${updated.output}${output}`);
  sayMissing(missingPackages().filter((name) => names.includes(name)));
}

/** @returns {Promise<readonly string[] | null>} what to put before a command for it to run as root; null: we may not */
async function rights() {
  if (process.getuid?.() === 0) return [];
  if (onPath('sudo') === null) return null;
  return (await run('sudo', ['-n', 'true'], { quiet: true })).ok ? ['sudo', '-n'] : null;
}

/** @param {readonly string[]} names */
function sayMissing(names) {
  if (names.length === 0) return;
  const left = [...new Set(parts.filter(({ name }) => names.includes(name)).flatMap(({ needed }) => needed))].join(', ');
  const list = names.join(' ');
  say(
    `未安装：${list}。因此不运行：${left}。安装：apt install ${list}`,
    `Not installed: ${list}. Left out therefore: ${left}. Install: apt install ${list}`,
  );
}

/** `npm start` without Electron needs a Chromium; as root it is installed by itself. @returns {Promise<void>} */
export async function ensureChromium() {
  const chromium = parts
    .filter(({ name, there }) => (name === 'chromium' || name === 'fonts-noto-cjk') && !there())
    .map(({ name }) => name);
  if (chromium.includes('chromium')) await installDebianPackages(chromium);
}

export function chromiumIsThere() {
  return process.platform !== 'linux' || !missingPackages('e2e').includes('chromium');
}
