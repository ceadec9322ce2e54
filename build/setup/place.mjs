import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** @param {string} path within the checkout */
export const inCheckout = (path) => join(root, path);

/** Says how the setup gets on. On stderr: stdout belongs to the command that is started afterwards.
 * @param {string} zh
 * @param {string} en */
export function say(zh, en) {
  process.stderr.write(`穗卡柜面 ${zh}\n             ${en}\n`);
}

/** @param {string} command @returns {string | null} where PATH has it */
export function onPath(command) {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const path = join(folder, command);
    if (folder !== '' && existsSync(path)) return path;
  }
  return null;
}

/** One fingerprint of files and whole folders, by content: clocks and checkouts disagree about times. Tests do not count.
 * @param {readonly string[]} paths within the checkout */
export function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const path of paths) addTo(hash, path);
  return hash.digest('hex');
}

/** @param {import('node:crypto').Hash} hash @param {string} path */
function addTo(hash, path) {
  if (!statSync(inCheckout(path)).isDirectory()) return void hash.update(`${path}\0`).update(readFileSync(inCheckout(path)));
  for (const name of readdirSync(inCheckout(path)).sort()) if (!name.includes('.test.')) addTo(hash, `${path}/${name}`);
}
