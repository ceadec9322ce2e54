import { mostCarried } from '../../../core/courier.ts';
import type { Entry } from '../../../core/entry.ts';
import type { FileRef } from '../../../core/files.ts';
import { missingFiles } from './files.ts';
import { entryColumns, outboxRow } from './outbox-rows.ts';
import type { Store } from './store.ts';

/** What is carried by hand at one go. */
export interface Load {
  readonly entries: readonly Entry[];
  /** Digests of what the agency does not have whole of their files, each once. */
  readonly files: readonly string[];
  /** Entries that found no room, with those that wait for them. */
  readonly left: number;
}

/**
 * What may be sent now and, behind it, what waits for nothing but that, with the files that they need. A case whose first entry
 * was refused stays here. Where the files of an entry find no room it waits for the next bundle with what follows it in its case;
 * where an entry itself finds none, the bundle is full.
 */
export function carriable(store: Store): Load {
  const sql = `SELECT ${entryColumns} FROM outbox WHERE state = 'waiting' ORDER BY urgent, place, seq LIMIT ?`;
  const rows = store.all(sql, mostCarried.entries).map(outboxRow);
  const bundle = new Room();
  const taken = new Set<number>();
  const left = new Set<number>();
  const casesLeft = new Set<string>();
  for (const { entry, after } of rows) {
    if (after !== null && !taken.has(after) && !left.has(after)) continue;
    const waits = casesLeft.has(entry.caseId) || (after !== null && left.has(after));
    if (!waits && bundle.takes(entry, entry.files === undefined ? [] : missingFiles(store, entry.id))) {
      taken.add(entry.seq);
      continue;
    }
    left.add(entry.seq);
    casesLeft.add(entry.caseId);
  }
  return { entries: bundle.entries, files: [...bundle.files], left: left.size + behind(store, rows.length) };
}

/** Waiting entries that were not looked at. */
function behind(store: Store, looked: number): number {
  if (looked < mostCarried.entries) return 0;
  const row = store.get("SELECT count(*) AS waiting FROM outbox INDEXED BY outbox_state WHERE state = 'waiting'");
  return Number(row?.['waiting']) - looked;
}

type Needed = Pick<FileRef, 'digest' | 'length'>;

/** What lies in a bundle, and how much more may. */
class Room {
  readonly entries: Entry[] = [];
  readonly files = new Set<string>();
  #bytes = 0;
  #full = false;

  /** @returns whether the entry lies in it now with all of its files */
  takes(entry: Entry, needed: readonly Needed[]): boolean {
    const own = Buffer.byteLength(JSON.stringify(entry)) + 1;
    this.#full ||= this.#bytes + own > mostCarried.bytes;
    if (this.#full) return false;
    const more = needed.filter(({ digest }) => !this.files.has(digest));
    const bytes = more.reduce((sum, file) => sum + lengthOf(file), own);
    if (this.#bytes + bytes > mostCarried.bytes || this.files.size + more.length > mostCarried.files) return false;
    this.#bytes += bytes;
    this.entries.push(entry);
    for (const { digest } of more) this.files.add(digest);
    return true;
  }
}

/** Of a file as it stands in a bundle: base64, its digest, and what lies around them. */
function lengthOf({ digest, length }: Needed): number {
  return 4 * Math.ceil(length / 3) + digest.length + '{"digest":"","bytes":""},'.length;
}
