import type { FileRef } from '../../../core/files.ts';
import { lineUp } from './line.ts';
import type { Row, Store } from './store.ts';

/**
 * Files that entries need at the agency: each once, by its digest, in the encrypted store. `outbox.files_missing` follows from
 * here and from nothing else; every change of a file counts it anew.
 */

/** A file of a case, as far as it is shown. */
export interface KeptFile extends FileRef {
  readonly state: 'waiting' | 'sent' | 'refused';
  /** Bytes that the agency said it has. */
  readonly sent: number;
}

/** Keeps a file, within the transaction of the entry that needs it. One that is here already stays as it is. */
export function putFile(store: Store, { digest, length, use, type }: FileRef, bytes: Uint8Array, at: string): void {
  const made = store.run(
    'INSERT OR IGNORE INTO file (digest, length, use, type, kept_at) VALUES (?, ?, ?, ?, ?)',
    digest,
    length,
    use,
    type,
    at,
  );
  if (made.changes > 0) store.run('INSERT INTO file_bytes VALUES (?, ?)', digest, bytes);
  // The agency may see it otherwise for another entry.
  else store.run("UPDATE file SET state = 'waiting' WHERE digest = ? AND state = 'refused'", digest);
}

/** Which files an entry needs before it is sent. */
export function needFiles(store: Store, entryId: string, files: readonly FileRef[]): void {
  for (const { digest } of files) store.run('INSERT OR IGNORE INTO entry_file VALUES (?, ?)', entryId, digest);
  for (const { digest } of files) countMissing(store, digest);
}

/** Those to be sent next, the least tried first. @param caseId only what this case's entries need, and those that go before them */
export function filesWaiting(store: Store, limit: number, caseId?: string): readonly FileRef[] {
  const waiting = "SELECT digest, length, use, type FROM file WHERE state = 'waiting'";
  const first = 'ORDER BY tries, rowid LIMIT ?';
  if (caseId === undefined) return store.all(`${waiting} ${first}`, limit).map(fileRef);
  const entries = `SELECT id FROM outbox WHERE case_id = ? UNION ALL SELECT id FROM outbox
    WHERE state = 'waiting' AND person IS NOT NULL AND person = (SELECT identity_number FROM service_case WHERE case_id = ?)`;
  return store
    .all(`${waiting} AND digest IN (SELECT digest FROM entry_file WHERE entry_id IN (${entries})) ${first}`, caseId, caseId, limit)
    .map(fileRef);
}

/** Of the files of an entry, those that the agency does not have whole. */
export function missingFiles(store: Store, entryId: string): readonly FileRef[] {
  return store
    .all(
      "SELECT digest, length, use, type FROM entry_file JOIN file USING (digest) WHERE entry_id = ? AND state <> 'sent' ORDER BY file.rowid",
      entryId,
    )
    .map(fileRef);
}

/** @throws Error where the file was dropped: nothing that waits is */
export function bytesOf(store: Store, digest: string): Uint8Array {
  const bytes = store.get('SELECT bytes FROM file_bytes WHERE digest = ?', digest)?.['bytes'];
  if (!(bytes instanceof Uint8Array)) throw new Error('a file without bytes');
  return bytes;
}

/** The agency has so many bytes of it. */
export function fileProgress(store: Store, digest: string, sent: number): void {
  store.run('UPDATE file SET sent = ? WHERE digest = ? AND sent <> ?', sent, digest, sent);
}

/** It was tried, and goes behind the others. */
export function countFileTry(store: Store, digest: string): void {
  store.run('UPDATE file SET tries = tries + 1 WHERE digest = ?', digest);
}

/** The agency has it whole: its entries wait for one less. */
export function fileSent(store: Store, digest: string): void {
  store.run("UPDATE file SET state = 'sent', sent = length WHERE digest = ?", digest);
  countMissing(store, digest);
}

/** The agency has lost them: they are sent again, and their entries wait. Those that are not kept here are left out. */
export function filesLost(store: Store, digests: readonly string[]): void {
  for (const digest of digests) {
    store.run("UPDATE file SET state = 'waiting', sent = 0 WHERE digest = ? AND state = 'sent'", digest);
    countMissing(store, digest);
  }
}

/** The agency never takes it. @returns the entries that need it, without their receipt */
export function fileRefused(store: Store, digest: string): readonly string[] {
  store.run("UPDATE file SET state = 'refused' WHERE digest = ?", digest);
  return store
    .all("SELECT entry_id FROM entry_file JOIN outbox ON outbox.id = entry_id WHERE digest = ? AND outbox.state = 'waiting'", digest)
    .map((row) => String(row['entry_id']));
}

/** A person wants an entry to be sent once more, and with it the files of it that were refused. */
export function sendFilesAgain(store: Store, entryId: string): void {
  store.run(
    "UPDATE file SET state = 'waiting' WHERE state = 'refused' AND digest IN (SELECT digest FROM entry_file WHERE entry_id = ?)",
    entryId,
  );
}

/** The files of a case, in the order in which they were kept. */
export function filesOfCase(store: Store, caseId: string): readonly KeptFile[] {
  return store
    .all(
      `SELECT DISTINCT file.rowid, digest, length, use, type, file.state, file.sent FROM outbox
         JOIN entry_file ON entry_file.entry_id = outbox.id JOIN file USING (digest)
       WHERE outbox.case_id = ? ORDER BY file.rowid`,
      caseId,
    )
    .map((row) => ({ ...fileRef(row), state: String(row['state']) as KeptFile['state'], sent: Number(row['sent']) }));
}

/** Forgets the files that no entry needs any more; entries take their need with them when they go. @returns how many went */
export function dropUnneeded(store: Store): number {
  return store.run('DELETE FROM file WHERE NOT EXISTS (SELECT 1 FROM entry_file WHERE entry_file.digest = file.digest)').changes;
}

function countMissing(store: Store, digest: string): void {
  store.run(
    `UPDATE outbox SET files_missing = (SELECT count(*) FROM entry_file JOIN file USING (digest)
       WHERE entry_file.entry_id = outbox.id AND file.state <> 'sent')
     WHERE id IN (SELECT entry_id FROM entry_file WHERE digest = ?)`,
    digest,
  );
  const needing = store.all('SELECT entry_id FROM entry_file WHERE digest = ?', digest);
  for (const row of needing) lineUp(store, String(row['entry_id']));
}

function fileRef(row: Row): FileRef {
  return {
    digest: String(row['digest']),
    length: Number(row['length']),
    use: String(row['use']) as FileRef['use'],
    type: String(row['type']) as FileRef['type'],
  };
}
