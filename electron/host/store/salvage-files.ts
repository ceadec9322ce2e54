import type { Sqlite } from '../../../native/sqlite.ts';

/**
 * What a queue of which rows were lost says of its files: one whose bytes are here is asked about anew where its own row is lost,
 * and is needed by the entries that name it; one without bytes is not here, and entries go without it, until the agency asks.
 * @param at now, ISO 8601
 */
export function alignFiles(to: Sqlite, at: string): void {
  if (to.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'file_bytes'").get() === undefined) return;
  const named = "FROM outbox, json_each(outbox.files) AS one WHERE one.value ->> 'digest' IN (SELECT digest FROM file_bytes)";
  const columns = ['digest', 'length', 'use', 'type'];
  to.prepare(
    `INSERT OR IGNORE INTO file (${columns.join(', ')}, kept_at)
     SELECT ${columns.map((column) => `one.value ->> '${column}'`).join(', ')}, ? ${named}`,
  ).run(at);
  to.exec('DELETE FROM file WHERE digest NOT IN (SELECT digest FROM file_bytes)');
  to.exec('DELETE FROM entry_file WHERE digest NOT IN (SELECT digest FROM file)');
  to.exec(`INSERT OR IGNORE INTO entry_file (entry_id, digest) SELECT outbox.id, one.value ->> 'digest' ${named}`);
  to.exec(`UPDATE outbox SET files_missing = (SELECT count(*) FROM entry_file JOIN file USING (digest)
    WHERE entry_file.entry_id = outbox.id AND file.state <> 'sent') WHERE files IS NOT NULL`);
}
