import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fingerprint, inCheckout, say } from './place.mjs';
import { nodeEnvironment } from './node.mjs';
import { readNotes, writeNotes } from './notes.mjs';
import { run } from './run.mjs';

const vite = 'node_modules/vite/bin/vite.js';

/** What is built for the windows: by which command, into which folder, from what. */
const builds = [
  {
    command: [vite, 'build', '--config', 'build/vite.config.ts', '--logLevel', 'warn'],
    out: 'build/out/renderer',
    from: ['build/vite.config.ts', 'renderer', 'core'],
  },
  {
    command: ['build/electron.ts'],
    out: 'build/out/electron',
    from: ['build/electron.ts', 'package.json', 'electron', 'native', 'fixtures', 'core'],
  },
];

/** @param {(typeof builds)[number]} build */
function print({ from }) {
  return fingerprint(['package-lock.json', ...from]);
}

/** @param {(typeof builds)[number]} build */
function isFresh(build) {
  const stamp = inCheckout(`${build.out}/.built-from`);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === print(build);
}

export function windowsAreBuilt() {
  return builds.every(isFresh);
}

/** @param {string} node @returns {Promise<boolean>} */
export async function buildWindows(node) {
  say('正在构建窗口……', 'Building the window …');
  for (const build of builds.filter((one) => !isFresh(one))) {
    const before = print(build);
    const { ok, output } = await run(node, build.command, { env: nodeEnvironment(node), quiet: true });
    if (!ok) {
      process.stderr.write(output);
      say('窗口构建失败，原因见上。', 'The window could not be built, see above.');
      return false;
    }
    writeFileSync(inCheckout(`${build.out}/.built-from`), before);
  }
  return true;
}

const electron = inCheckout('node_modules/electron');

function electronVersion() {
  return String(JSON.parse(readFileSync(`${electron}/package.json`, 'utf8')).version);
}

/** True where Electron's binary is there, is brought by somebody else, or could not be fetched before. */
export function electronIsSettled() {
  if (process.env['ELECTRON_OVERRIDE_DIST_PATH'] !== undefined || process.env['CI'] !== undefined) return true;
  return existsSync(`${electron}/path.txt`) || readNotes()?.electron === electronVersion();
}

/** Fetches Electron's binary, which its npm package no longer brings. Without it the window opens in an installed Chromium. */
export async function fetchElectron() {
  const source = process.env['ELECTRON_MIRROR'] ?? 'https://github.com/';
  const notes = readNotes();
  if (notes === null) return;
  const reached = await fetch(source, { method: 'HEAD', signal: AbortSignal.timeout(4_000) }).catch(() => null);
  if (reached !== null) {
    say('正在下载 Electron（约 100 MB）……', 'Fetching Electron (about 100 MB) …');
    const { ok } = await run(process.execPath, [`${electron}/install.js`], { seconds: 600 });
    if (ok) return;
  }
  writeNotes({ ...notes, electron: electronVersion() });
  say(
    `无法从 ${source} 下载 Electron：改用本机的 Chromium 打开窗口。以后重试：node node_modules/electron/install.js`,
    `Electron cannot be fetched from ${source}: the window opens in an installed Chromium. To try again: node node_modules/electron/install.js`,
  );
}
