import { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';
import { canonicalJson } from '../core/canonical.ts';
import { sandboxPin } from '../fixtures/agency/operators.ts';
import { startProxy } from '../fixtures/agency/proxy.ts';
import { createVirtualReader } from '../fixtures/card/virtual-reader.ts';
import { openHost } from './host/host.ts';
import { partsOfADay, peopleOfADay } from './test-day.ts';
import type { PartOfADay } from './test-day.ts';
import { WatchedStore, deathAt } from './test-watched-store.ts';
import type { CommitWatch, DeadlyCommit } from './test-watched-store.ts';

/**
 * A terminal that works for some days and may be killed meanwhile, by itself or from outside: a process of its own. It says
 * each thing that happened at once, as one line of JSON (`DayLine`) on standard output.
 */
export interface DayRun {
  readonly data: string;
  readonly agency: string;
  /** Folder of the virtual reader's cards. */
  readonly cards: string;
  readonly days: number;
  readonly firstPerson: number;
  /** Commits are counted anew in each part of a day. */
  readonly at: DeadlyCommit & { readonly part: PartOfADay };
}

/** An entry that is on the disk: whoever was told of it relies on it from now on. */
export interface Acknowledged {
  readonly id: string;
  readonly caseId: string;
  /** SHA-256 of the canonical body, hex. */
  readonly digest: string;
}

export type DayLine = { readonly ready: true } | { readonly entry: Acknowledged } | PartEnded;

export interface PartEnded {
  readonly part: PartOfADay;
  readonly commits: number;
}

/** SHA-256 of what an entry says, hex. */
export function bodyDigest(body: unknown): string {
  return createHash('sha256').update(canonicalJson(body)).digest('hex');
}

function say(line: DayLine): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}

/** Says which entries have come since it was last asked. */
function acknowledger(store: WatchedStore): () => void {
  let last = Number(store.get('SELECT max(seq) AS seq FROM outbox')?.['seq'] ?? 0);
  return () => {
    for (const row of store.all('SELECT seq, id, case_id, body FROM outbox WHERE seq > ? ORDER BY seq', last)) {
      last = Number(row['seq']);
      const digest = bodyDigest(JSON.parse(String(row['body'])));
      say({ entry: { id: String(row['id']), caseId: String(row['case_id']), digest } });
    }
  };
}

async function workAndDie({ data, agency, cards, days, firstPerson, at }: DayRun): Promise<void> {
  const reader = createVirtualReader({ folder: cards, commandMs: 0 });
  const line = await startProxy(agency);
  let store: WatchedStore | undefined;
  const openStore = (file: string, key: Uint8Array): WatchedStore => (store = new WatchedStore(file, key));
  const host = await openHost({ data, agency: line.url, readers: reader, version: 'test', openStore });
  const client = host.client();
  await client.call('session.signIn', { operator: 'teller1', pin: sandboxPin });
  if (store === undefined) throw new Error('the host opened no store');
  const acknowledge = acknowledger(store);
  const death = deathAt(at);
  say({ ready: true });
  for (let day = 0; day < days; day += 1) {
    for (const [part, work] of Object.entries(partsOfADay) as [PartOfADay, (typeof partsOfADay)[PartOfADay]][]) {
      store.commits = 0;
      store.watch = watchOf(acknowledge, part === at.part ? death : {});
      await work({ client, reader, line, firstPerson: firstPerson + day * peopleOfADay });
      say({ part, commits: store.commits });
    }
  }
  await host.close();
  await line.close();
  await reader.close();
}

/** Whoever is told of an entry is told before the process dies of it. */
function watchOf(acknowledge: () => void, { before, after }: CommitWatch): CommitWatch {
  const told = (commit: number): void => {
    acknowledge();
    after?.(commit);
  };
  return { ...(before && { before }), after: told };
}

if (import.meta.main) await workAndDie(JSON.parse(process.argv[2] ?? '') as DayRun);
