import { createVirtualReader } from '../fixtures/card/virtual-reader.ts';
import { openHost } from './host/host.ts';
import { Store } from './host/store/store.ts';
import { interfering } from './test-desk.ts';

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

function die(): void {
  process.kill(process.pid, 'SIGKILL');
}

/** Dies around the nth commit from when it is armed. */
class MortalStore extends Store {
  at: KillRun['at'] | null = null;
  commits = 0;

  override write<Result>(work: () => Result): Result {
    this.commits += 1;
    const now = this.at?.what === 'commit' && this.commits === this.at.number;
    if (now && this.at?.when === 'before') die();
    const result = super.write(work);
    if (now && this.at?.when === 'after') die();
    return result;
  }
}

async function issueAndDie({ data, agency, cards, caseId, operator, pin, at }: KillRun): Promise<void> {
  const reader = createVirtualReader({ folder: cards, commandMs: 0 });
  const readers = at.what === 'command' ? interfering(reader, { command: at.number, when: at.when }, die) : reader;
  let store: MortalStore | undefined;
  const openStore = (file: string, key: Uint8Array): Store => (store = new MortalStore(file, key));
  const host = await openHost({ data, agency, readers, version: 'test', openStore });
  const client = host.client();
  await client.call('session.signIn', { operator, pin });
  if (store !== undefined) Object.assign(store, { at, commits: 0 });
  const done = await client.call('issue.start', { caseId });
  await host.close();
  process.stdout.write(`${JSON.stringify({ ...done, commits: store?.commits })}\n`);
}

await issueAndDie(JSON.parse(process.argv[2] ?? '') as KillRun);
