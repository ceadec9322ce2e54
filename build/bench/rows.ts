import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Store } from '../../electron/host/store/store.ts';
import { fillAround, fillCases } from '../../electron/test-cases.ts';

/** A terminal's store on the disk with so many cases and everything around them. */
export interface Filled {
  readonly many: number;
  readonly file: string;
  readonly key: Uint8Array;
}

/** Cases of invented people with their jobs, entries, audit lines and finished cards; some thousand entries wait after a long day without a network. */
export function filledStore(folder: string, many: number): Filled {
  const [file, key] = [join(folder, `of-${String(many)}.sqlite`), new Uint8Array(randomBytes(32))];
  const store = new Store(file, key);
  fillCases(store, many);
  fillAround(store, { waiting: 4_000, refused: 300, finished: many / 10 });
  store.close();
  return { many, file, key };
}
