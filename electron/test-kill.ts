import { createVirtualReader } from '../fixtures/card/virtual-reader.ts';
import { openHost } from './host/host.ts';
import type { Store } from './host/store/store.ts';
import { interfering } from './test-desk.ts';
import { WatchedStore, deathAt, die } from './test-watched-store.ts';

/**
 * A terminal that issues one card and is killed (SIGKILL, by itself) at one point of it: a process of its own for the tests.
 * Prints the answer when it was not.
 */
export interface KillRun {
  readonly data: string;
  readonly agency: string;
  readonly cards: string;
  readonly caseId: string;
  readonly operator: string;
  readonly pin: string;
  /** Counted from the moment the issue is asked for; 0 never. */
  readonly at: { readonly what: 'command' | 'commit'; readonly number: number; readonly when: 'before' | 'after' };
}

async function issueAndDie({ data, agency, cards, caseId, operator, pin, at }: KillRun): Promise<void> {
  const reader = createVirtualReader({ folder: cards, commandMs: 0 });
  const readers = at.what === 'command' ? interfering(reader, { command: at.number, when: at.when }, die) : reader;
  let store: WatchedStore | undefined;
  const openStore = (file: string, key: Uint8Array): Store => (store = new WatchedStore(file, key));
  const host = await openHost({ data, agency, readers, version: 'test', openStore });
  const client = host.client();
  await client.call('session.signIn', { operator, pin });
  if (store !== undefined) Object.assign(store, { commits: 0, watch: at.what === 'commit' ? deathAt(at) : {} });
  const done = await client.call('issue.start', { caseId });
  await host.close();
  process.stdout.write(`${JSON.stringify({ ...done, commits: store?.commits })}\n`);
}

await issueAndDie(JSON.parse(process.argv[2] ?? '') as KillRun);
