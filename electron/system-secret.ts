import { safeStorage } from 'electron';
import { randomBytes } from 'node:crypto';
import { makeFolder, readIfThere, writeDurably } from './host/files.ts';
import { systemFile } from './host/keys/place.ts';

/**
 * The secret of this user on this machine, 32 bytes, kept by the system's own key store: on the disk it lies only as that
 * encrypted it.
 * @param keys the folder of keys
 * @returns null where there is no such key store, or it does not give the secret back: then the host goes on without
 */
export function systemSecret(keys: string): Uint8Array | null {
  if (!isReal()) return null;
  const file = systemFile(keys);
  try {
    makeFolder(keys);
    if (readIfThere(file) === null) writeDurably(file, encrypted(randomBytes(32)), true);
    // What is used is what can be read back.
    const secret = Buffer.from(safeStorage.decryptString(Buffer.from(readIfThere(file) ?? '', 'base64')), 'base64');
    return secret.length === 32 ? secret : null;
  } catch (cause) {
    process.stderr.write(`keys: the system's key store did not give the secret (${cause instanceof Error ? cause.name : 'unknown'})\n`);
    return null;
  }
}

function encrypted(secret: Uint8Array): string {
  return safeStorage.encryptString(Buffer.from(secret).toString('base64')).toString('base64');
}

/** Without a key ring, Chromium on Linux encrypts with a password that everybody knows (`basic_text`). */
function isReal(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  return process.platform !== 'linux' || !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend());
}
