import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inspectAgency } from '../fixtures/agency/inspect.ts';
import { Store } from './host/store/store.ts';
import { refusedOfADay } from './test-day.ts';
import { bodyDigest } from './test-day-run.ts';
import type { Acknowledged, DayLine, DayRun, PartEnded } from './test-day-run.ts';
import type { TestDesk } from './test-desk.ts';

export interface DayEnded {
  readonly killed: boolean;
  /** In the order in which they came onto the disk. */
  readonly acknowledged: readonly Acknowledged[];
  /** Those that were worked to their end. */
  readonly parts: readonly PartEnded[];
}

/**
 * Some days at the counter in a process of its own.
 * @param killAfter when it is killed from outside, counted from when the teller has signed in: 1 is as long as it took until
 *   then, so that a busy machine gets as far as a quick one
 * @throws Error where it ended by itself in any other way than after its work
 */
export async function daysIn(run: DayRun, killAfter?: number): Promise<DayEnded> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./test-day-run.ts', import.meta.url)), JSON.stringify(run)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const begun = performance.now();
  const acknowledged: Acknowledged[] = [];
  const parts: PartEnded[] = [];
  let kill: NodeJS.Timeout | undefined;
  let rest = '';
  child.stdout.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines.map((each) => JSON.parse(each) as DayLine)) {
      if ('entry' in line) acknowledged.push(line.entry);
      if ('part' in line) parts.push(line);
      if ('ready' in line && killAfter !== undefined)
        kill = setTimeout(() => child.kill('SIGKILL'), killAfter * (performance.now() - begun));
    }
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  clearTimeout(kill);
  const killed = signal === 'SIGKILL';
  if (!killed && code !== 0) throw new Error(`the day ended with ${String(code ?? signal)}`);
  return { killed, acknowledged, parts };
}

/**
 * What is wrong once everything was sent. Cases, entries and audit log are whole. Every entry that anybody was told of is in the queue, as it was; every entry of the
 * queue is at the agency once, as it was and in the order of its case, or was refused there for the day's one reason; and
 * terminal and agency say the same of it.
 */
export function wrongInQueue(agencyData: string, store: Store, acknowledged: readonly Acknowledged[]): readonly string[] {
  const rows = store.all('SELECT id, case_id, body, state FROM outbox ORDER BY seq').map((row) => ({
    id: String(row['id']),
    caseId: String(row['case_id']),
    digest: bodyDigest(JSON.parse(String(row['body']))),
    state: String(row['state']),
  }));
  const digests = new Map(rows.map(({ id, digest }) => [id, digest]));
  const gone = acknowledged.filter(({ id, digest }) => digests.get(id) !== digest).map(({ id }) => `${id}: acknowledged, and gone`);
  const { entries, refused } = inspectAgency(agencyData);
  const places = new Map<string, number[]>();
  entries.forEach(({ id }, place) => places.set(id, [...(places.get(id) ?? []), place]));
  const reasons = new Map(refused.map(({ id, reason }) => [id, reason]));
  const lastOfCase = new Map<string, number>();
  const wrong = rows.flatMap(({ id, caseId, digest, state }) => {
    const [place = -1, ...more] = places.get(id) ?? [];
    const reason = reasons.get(id);
    const asExpected = reason === undefined ? state === 'accepted' : state === 'refused' && reason === refusedOfADay;
    if (!asExpected) return `${id}: ${state} here, ${reason ?? 'not refused'} at the agency`;
    if (reason !== undefined) return [];
    const inOrder = place > (lastOfCase.get(caseId) ?? -1);
    lastOfCase.set(caseId, place);
    if (!inOrder) return `${id}: the agency does not have it, or had a later one of its case before`;
    if (more.length > 0) return `${id}: the agency has it ${String(more.length + 1)} times`;
    return bodyDigest(entries[place]?.body) === digest ? [] : `${id}: has another body at the agency`;
  });
  return [...gone, ...wrong, ...halvesOf(store)];
}

/** Cases without an entry or without a line of the audit log, and entries without a case: one was committed and the other not. */
export function halvesOf(store: Store): readonly string[] {
  const found = store.all(
    `SELECT case_id, 'a case without an entry' AS flaw FROM service_case WHERE case_id NOT IN (SELECT case_id FROM outbox)
     UNION ALL SELECT case_id, 'a case without a line of the audit log' FROM service_case WHERE case_id NOT IN (SELECT subject FROM audit)
     UNION ALL SELECT case_id, 'an entry without a case' FROM outbox WHERE case_id NOT IN (SELECT case_id FROM service_case)`,
  );
  return found.map((row) => `${String(row['case_id'])}: ${String(row['flaw'])}`);
}

/** Where a day's process finds everything. */
export function dayOf(desk: TestDesk): Pick<DayRun, 'data' | 'agency' | 'cards'> {
  return { data: desk.data, agency: desk.proxy.url, cards: join(desk.folder, 'cards') };
}

/** Opens the desk's host over what the killed processes left, and looks into its store. */
export async function openedAgain(desk: TestDesk): Promise<{ readonly store: Store }> {
  let store: Store | undefined;
  await desk.restart({ openStore: (file, key) => (store = new Store(file, key)) });
  if (store === undefined) throw new Error('the host opened no store');
  return { store };
}
