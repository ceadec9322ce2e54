import { readFileSync, writeFileSync } from 'node:fs';
import { inCheckout } from './place.mjs';

/**
 * What the setup did, kept inside node_modules so that it goes when they go.
 * @typedef {object} Notes
 * @property {string} lock fingerprint of the package-lock.json that was installed
 * @property {'built' | 'missing' | 'failed'} [readers] the binding to real readers, when last looked at
 * @property {string} [electron] the version whose binary could not be fetched
 */

const file = 'node_modules/.suika.json';

/** @returns {Notes | null} */
export function readNotes() {
  try {
    return JSON.parse(readFileSync(inCheckout(file), 'utf8'));
  } catch {
    return null;
  }
}

/** @param {Notes} notes */
export function writeNotes(notes) {
  writeFileSync(inCheckout(file), `${JSON.stringify(notes)}\n`);
}
