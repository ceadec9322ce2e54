import type { Row, Store } from './store.ts';

/** One look at a made card. */
export interface Look {
  readonly reader: string;
  /** Everything that was read is what the order says. */
  readonly equal: boolean;
  /** SHA-256 (hex) of readBackText (core/card-proof.ts) over what was read. */
  readonly readBack: string;
  readonly at: string;
}
export type Way = 'contact' | 'contactless';

/** Within the store's `write`. */
export function putLook(store: Store, jobId: string, way: Way, { reader, equal, readBack, at }: Look): void {
  const values = [jobId, way, reader, equal ? 1 : 0, readBack, at];
  store.run('INSERT INTO card_look (job_id, way, reader, equal, read_back, at) VALUES (?, ?, ?, ?, ?, ?)', ...values);
}

/** The latest look of each way. */
export function latestLooks(store: Store, jobId: string): Readonly<Record<Way, Look | null>> {
  const latest = (way: Way): Look | null =>
    lookRow(store.get('SELECT * FROM card_look WHERE job_id = ? AND way = ? ORDER BY seq DESC LIMIT 1', jobId, way));
  return { contact: latest('contact'), contactless: latest('contactless') };
}

function lookRow(row: Row | undefined): Look | null {
  if (row === undefined) return null;
  return { reader: String(row['reader']), equal: row['equal'] === 1, readBack: String(row['read_back']), at: String(row['at']) };
}
