import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

export interface CheckOrder {
  readonly file: string;
  readonly key: Uint8Array;
}

// Bundled, this module ends in .js and so does the worker beside it.
const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';

/**
 * SQLite's own check of a whole encrypted file that nobody else has open, in a thread of its own: each page as it was written,
 * each table, each index against its table.
 * @returns what is amiss in SQLite's words, which name tables and pages and no content; nothing where all is well
 */
export async function checkFile(order: CheckOrder, ended?: AbortSignal): Promise<readonly string[]> {
  const worker = new Worker(new URL(`./sqlite-check-worker.${extension}`, import.meta.url), { workerData: order });
  worker.unref();
  try {
    const [found] = (await once(worker, 'message', ended === undefined ? {} : { signal: ended })) as [readonly string[]];
    return found;
  } finally {
    await worker.terminate();
  }
}
