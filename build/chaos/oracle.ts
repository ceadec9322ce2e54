import { inspectAgency } from '../../fixtures/agency/inspect.ts';
import type { Inspection } from '../../fixtures/agency/inspect.ts';
import { isFact } from '../../core/entry.ts';
import { bodyDigest } from '../../electron/test-day-run.ts';
import type { Ledger } from './ledger.ts';
import { terminalNames } from './plan.ts';
import type { TerminalName } from './plan.ts';
import type { BookedEntry, Books } from './steps.ts';

/** What the run came to: sentences of what is wrong, without anybody's data, by the promise that is broken. */
export interface Verdict {
  readonly lost: readonly string[];
  readonly twice: readonly string[];
  readonly order: readonly string[];
  readonly unexplained: readonly string[];
  /** Entries whose whereabouts at both sides agree, or whose loss is named. */
  readonly explained: number;
  readonly accepted: number;
  readonly refusedFor: Readonly<Record<string, number>>;
}

export function judge(ledger: Ledger, books: Readonly<Record<TerminalName, Books>>): Verdict {
  const agency = inspectAgency(ledger.agencyData);
  const lost: string[] = [];
  const unexplained: string[] = [...ledger.wrong];
  const order: string[] = [];
  let explained = 0;
  for (const name of terminalNames) {
    const { entries, halves, audit } = books[name];
    explained += lostOf(ledger, name, entries, agency, lost);
    const refusedCases = new Set(
      entries
        .filter(({ id, kind, refusedOnce }) => !isFact(kind) && (refusedOnce || ledger.refusedBefore.has(id)))
        .map(({ caseId }) => caseId),
    );
    for (const entry of entries) {
      const flaw = whereabouts(name, entry, agency, ledger, refusedCases);
      if (flaw !== null) (flaw.startsWith('lost') ? lost : unexplained).push(`${name} no. ${String(entry.seq)} ${entry.id}: ${flaw}`);
    }
    order.push(...outOfOrder(name, entries, agency, ledger));
    lost.push(...waitsForNothing(name, entries));
    lost.push(...neverIssued(name, books[name], agency));
    const damaged = [...ledger.told[name].values()].some(({ id }) => id.startsWith('store-'));
    if (!audit.ok || ((audit.lost ?? 0) > 0 && !damaged)) unexplained.push(`${name}: the chain of the audit log is broken`);
    if (!damaged) unexplained.push(...halves.map((half) => `${name}: ${half}`));
  }
  unexplained.push(...unnamed(ledger));
  const reasons = terminalNames.flatMap((name) =>
    books[name].entries.flatMap(({ kind, reason }) => (reason === null ? [] : `${kind} ${reason}`)),
  );
  return {
    lost,
    twice: [...twice(agency), ...cardsTwice(agency, books)],
    order,
    unexplained,
    explained,
    accepted: agency.entries.length,
    refusedFor: Object.fromEntries([...new Set(reasons)].map((reason) => [reason, reasons.filter((each) => each === reason).length])),
  };
}

/** Every acknowledged entry is in the books as it was, or a fault that takes entries away took it. @returns how many are there */
function lostOf(ledger: Ledger, name: TerminalName, entries: readonly BookedEntry[], agency: Inspection, lost: string[]): number {
  const digests = new Map(entries.map(({ id, digest }) => [id, digest]));
  const there = new Map(agency.entries.map(({ id, body }) => [id, bodyDigest(body)]));
  let sound = 0;
  for (const [id, { digest }] of ledger.acknowledged[name]) {
    if (digests.get(id) === digest) sound += 1;
    else if (digests.has(id)) lost.push(`${name} ${id}: has another body than was acknowledged`);
    else if (ledger.restoredAway.has(id) || ledger.damaged.has(id)) sound += 1;
    else if (!ledger.forgotten.has(id)) lost.push(`${name} ${id}: acknowledged, and gone from the terminal`);
    else if (there.get(id) !== digest) lost.push(`${name} ${id}: forgotten by a restored terminal, and not at the agency`);
    else sound += 1;
  }
  return sound;
}

/** Terminal and agency say the same of an entry. */
function whereabouts(
  name: TerminalName,
  entry: BookedEntry,
  { entries, refused }: Inspection,
  ledger: Ledger,
  refusedCases: ReadonlySet<string>,
): string | null {
  const { id, digest, state } = entry;
  const [there, ...more] = entries.filter((each) => each.id === id);
  if (more.length > 0) return 'the agency has it more than once';
  if (state === 'waiting') return null;
  if (state === 'refused' && there === undefined) return refusedThere(name, entry, refused, ledger, refusedCases);
  // An agency put back to before its refusal may have taken it at that time: the to-do's next try gets the receipt.
  if (state === 'refused') return ledger.refusalsLost.has(id) ? null : 'refused here, accepted at the agency';
  if (there === undefined) return 'lost at the agency: it has a receipt here';
  return bodyDigest(there.body) === digest ? null : 'the agency has another body';
}

function refusedThere(
  name: TerminalName,
  { id, caseId, kind, reason }: BookedEntry,
  refused: Inspection['refused'],
  { refusalsLost, flipped, restoredAway, damaged, acknowledged }: Ledger,
  refusedCases: ReadonlySet<string>,
): string | null {
  if (reason === 'other-body') return 'its id was sent with another body';
  // The agency of this run takes whatever a terminal sends, but for a picture that a damaged page took along.
  if (reason === 'not-taken') return flipped.has(name) ? null : 'set aside, and the agency never said so';
  // Its case was taken away, or refused by an agency that was put back and had not heard yet what goes before it elsewhere.
  const isGone = refusedCases.has(caseId) || [...restoredAway, ...damaged].some((gone) => acknowledged[name].get(gone)?.caseId === caseId);
  const isUnknown = reason === 'case-unknown' || reason === 'order-unknown';
  if (isUnknown && isFact(kind) && !isGone) return 'what was done is refused as unknown';
  if (refusalsLost.has(id) || refused.some((each) => each.id === id)) return null;
  return `refused here (${reason ?? 'no reason'}), and the agency does not know of it`;
}

/** Accepted in the order of their places, but that what was done waits for nothing that was refused. */
function outOfOrder(name: TerminalName, entries: readonly BookedEntry[], agency: Inspection, { refusedBefore }: Ledger): string[] {
  const numbers = new Map(agency.entries.map(({ id, number }) => [id, number]));
  /** The highest numbers so far of a case, of all entries and of those that were never refused. */
  const last = new Map<string, { readonly all: number; readonly neverRefused: number }>();
  return entries
    .toSorted((a, b) => a.place - b.place || a.seq - b.seq)
    .flatMap(({ id, caseId, seq, kind, place, refusedOnce }) => {
      const number = numbers.get(id);
      if (number === undefined) return [];
      const { all, neverRefused } = last.get(caseId) ?? { all: 0, neverRefused: 0 };
      const waitsFor = isFact(kind) ? neverRefused : all;
      last.set(caseId, {
        all: Math.max(all, number),
        neverRefused: refusedOnce || refusedBefore.has(id) ? neverRefused : Math.max(neverRefused, number),
      });
      if (number > waitsFor) return [];
      const told = entries.filter((entry) => entry.caseId === caseId).map((entry) => toldOf(entry, numbers.get(entry.id)));
      return [
        `${name} no. ${String(seq)} (${kind}, place ${String(place)}) of ${caseId}: accepted before an earlier one of its case: ${told.join(', ')}`,
      ];
    });
}

function toldOf({ seq, kind, place, state, refusedOnce }: BookedEntry, number: number | undefined): string {
  return `${String(seq)}/${String(place)} ${kind} ${state}${refusedOnce ? ' refused once' : ''} #${String(number ?? '-')}`;
}

/** What waits in the end waits for an open to-do, along whatever is in between. */
function waitsForNothing(name: TerminalName, entries: readonly BookedEntry[]): string[] {
  const bySeq = new Map(entries.map((entry) => [entry.seq, entry]));
  const isToDo = ({ state, ended }: BookedEntry): boolean => state === 'refused' && !ended;
  const held = (entry: BookedEntry, hops = 0): boolean => {
    const before = entry.after === null ? undefined : bySeq.get(entry.after);
    return before !== undefined && (isToDo(before) || (before.state === 'waiting' && hops < 1_000 && held(before, hops + 1)));
  };
  return entries
    .filter((entry) => entry.state === 'waiting' && !held(entry))
    .map(({ seq, kind, id }) => `${name} no. ${String(seq)} (${kind}) ${id}: waits, and no to-do holds it back`);
}

/** One id twice, or one deed under two ids. */
function twice({ entries }: Inspection): string[] {
  const seen = new Map<string, string>();
  return entries.flatMap(({ id, caseId, body }) => {
    const deed = `${caseId} ${bodyDigest(body)}`;
    const before = seen.get(deed) ?? seen.get(id);
    seen.set(deed, id);
    seen.set(id, id);
    return before === undefined ? [] : [`${id}: done twice at the agency, as ${before} too`];
  });
}

/** No job, chip or number on two cards, at the agency and over both terminals. */
function cardsTwice({ orders }: Inspection, books: Readonly<Record<TerminalName, Books>>): string[] {
  const made = orders.filter(wasMade);
  const written = terminalNames.flatMap((name) => books[name].jobs.filter(({ state }) => !['open', 'cancelled'].includes(state)));
  return [
    ...repeated(
      'order of job',
      orders.map(({ jobId }) => jobId),
    ),
    ...repeated(
      'number of a made card',
      made.map(({ cardNumber }) => cardNumber),
    ),
    ...repeated(
      'chip of a made card',
      made.map(({ chipId }) => chipId),
    ),
    ...repeated(
      'number in the jobs',
      written.flatMap(({ cardNumber }) => cardNumber ?? []),
    ),
    ...repeated(
      'chip in the jobs',
      written.flatMap(({ chipId }) => chipId ?? []),
    ),
  ];
}

function wasMade({ state }: Inspection['orders'][number]): boolean {
  return state !== 'open' && state !== 'cancelled';
}

/** Cards that were made here, that the agency does not have on this chip, and whose refusal nobody was told. */
function neverIssued(name: TerminalName, { jobs, entries }: Books, { orders }: Inspection): string[] {
  const known = new Set(orders.filter(wasMade).map(({ jobId, chipId }) => `${jobId} ${chipId}`));
  const todos = new Set(entries.filter(({ kind, state }) => kind === 'card-issued' && state === 'refused').map(({ caseId }) => caseId));
  return jobs
    .filter(({ state, jobId, chipId, caseId }) => state === 'issued' && !known.has(`${jobId} ${String(chipId)}`) && !todos.has(caseId))
    .map(({ jobId }) => `${name} ${jobId}: issued here, and not at the agency for this chip`);
}

function repeated(what: string, values: readonly string[]): string[] {
  const seen = new Set<string>();
  return values.flatMap((value, index) => {
    const again = seen.has(value);
    seen.add(value);
    return again ? [`${what} twice (the ${String(index + 1)}th)`] : [];
  });
}

/** The cases of what a restored terminal forgot are named to the people there, up to the twenty that a notice has room for. */
function unnamed({ forgotten, told, acknowledged }: Ledger): string[] {
  return [...forgotten].flatMap(([id, name]) => {
    const texts = [...told[name].values()].filter((notice) => notice.id === 'terminal-restored').map(({ en }) => en);
    const { caseId = '' } = acknowledged[name].get(id) ?? {};
    return texts.some((en) => en.includes(caseId) || en.includes('…'))
      ? []
      : [`${name} ${id}: forgotten by a restore, and its case is not named`];
  });
}
