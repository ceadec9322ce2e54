import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Change, EntryResult, exchangeAnswer } from '../../../core/exchange.ts';
import type { Entry } from '../../../core/entry.ts';
import { canonicalJson } from '../../../core/canonical.ts';
import { openEnvelope } from '../../../core/envelope.ts';
import { Fault } from '../../../core/fault.ts';
import { appendAudit } from '../store/audit.ts';
import { entryRefusalWords } from '../../../core/desk/refusals.ts';
import { agencyDecides, makesCard } from '../../../core/filing.ts';
import { endIfOver } from '../store/bank-acts.ts';
import type { Clock } from '../clock.ts';
import { caseOf, openCasesOf, reopenCase, setCaseOutcome, setCaseState } from '../store/cases.ts';
import { fileSent, filesLost, missingFiles } from '../store/files.ts';
import { latestJob, moveJob } from '../store/jobs.ts';
import { countTry, setAside, settleAccepted } from '../store/outbox.ts';
import { entryById } from '../store/outbox-rows.ts';
import { letGo, mayLetGo, noteReceipt } from '../store/receipts.ts';
import type { Store } from '../store/store.ts';
import { applyChange } from './changes.ts';
import type { Enrolment } from './enrolment.ts';
import { tellJump } from '../clock-jump.ts';
import { beginNewEpoch, sendEverything, wasPutBack, wasRestored } from './restored.ts';
import { compareTallies } from './tallies.ts';

/** What a decided exchange changes here, all in one transaction with the cursor. */

type Answer = z.infer<typeof exchangeAnswer>;

/** Tallied entries that are let go of after an answer, at most. */
const letGoAtOnce = 500;

/** What an answer changed. */
export interface Applied {
  /** Entries that have their receipt or need a person now. */
  readonly settled: readonly string[];
  readonly accepted: number;
  readonly refused: number;
  readonly changes: number;
  /** The agency told changes and may have more, or tells everything again: ask once more. */
  readonly moved: boolean;
  /** One of the two was put back to an earlier day. */
  readonly begunAnew: boolean;
  /** The enrolment is another one now: what every terminal works by has changed. */
  readonly configured: boolean;
}

/** What was sent: which entries, and to an agency of which epoch, as far as that was known. */
export interface Sent {
  readonly entries: readonly Entry[];
  readonly agencyEpoch: string | null;
}

/** All of it in one transaction: results, changes, cursor and time, exactly once however often an answer comes. */
export function applyAnswer(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  enrolment: Enrolment,
  { entries, agencyEpoch }: Sent,
  answer: Answer,
): Applied {
  const restored = wasRestored(store, answer.epoch);
  // An agency that was put back meanwhile refuses for want of what it forgot, and tells changes from where the old one stood: what
  // was refused follows the rest and is judged anew, and all changes are heard from the first.
  const forgot = restored || (agencyEpoch !== null && agencyEpoch !== answer.epoch);
  const results = settledOf(enrolment, entries, forgot ? answer.results.filter(({ outcome }) => outcome !== 'refused') : answer.results);
  const unsettled = entries.filter((entry) => results.every(({ id }) => id !== entry.id));
  const cursor = Number(store.readMeta('cursor') ?? 0);
  const changes = forgot ? [] : changesAfter(cursor, answer.changes);
  const reached = forgot ? cursor : Math.max(cursor, answer.cursor, changes.at(-1)?.number ?? 0);
  const putBack = wasPutBack(store, answer);
  const begunAnew = restored || putBack !== null;
  const tallies = forgot ? [] : answer.tallies.filter(({ day }) => day > (store.readMeta('tallied') ?? ''));
  const news = entries.length > 0 || begunAnew || reached > cursor || tallies.length > 0 || clock.shouldKeep(answer.time);
  if (news || store.readMeta('agencyEpoch') === null) {
    store.write(() => {
      const wrongBy = clock.correct(answer.time);
      const now = clock.now();
      if (wrongBy !== null) tellJump(store, 'corrected', wrongBy, now);
      if (restored) sendEverything(store, enrolment, now);
      if (putBack !== null) beginNewEpoch(store, putBack, now);
      store.writeMeta('agencyEpoch', answer.epoch);
      store.writeMeta('cursor', String(restored ? 0 : reached));
      for (const { apply } of results) apply(store, now);
      // Held back, passed over, or answered with nothing that counts: each was a try.
      countTry(store, unsettled);
      for (const change of changes) applyChange(store, change, now);
      compareTallies(store, tallies, now);
      if (clock.shouldKeep(answer.time)) clock.keep();
    });
  }
  const count = (what: EntryResult['outcome']): number => results.filter(({ outcome }) => outcome === what).length;
  const ids = results.map(({ id }) => id);
  return {
    settled: ids,
    accepted: count('accepted'),
    refused: count('refused'),
    changes: changes.length,
    moved: begunAnew || changes.length > 0,
    begunAnew,
    configured: changes.some(({ kind }) => kind === 'configuration' || kind === 'operators'),
  };
}

/** What the agency has for good, and nobody here needs any more, goes (Article 16). */
export function letGoOfOld({ store, clock }: { readonly store: Store; readonly clock: Clock }, { configuration }: Enrolment): void {
  const before = new Date(clock.now().getTime() - configuration.retentionDays * 86_400_000).toISOString();
  if (mayLetGo(store, before)) store.write(() => letGo(store, before, letGoAtOnce));
}

/** In their order and each once, however the answer has them. */
function changesAfter(cursor: number, changes: readonly Change[]): readonly Change[] {
  const byNumber = new Map(changes.map((change) => [change.number, change]));
  return [...byNumber.values()].filter(({ number }) => number > cursor).toSorted((one, other) => one.number - other.number);
}

interface Settled {
  readonly id: string;
  readonly outcome: EntryResult['outcome'];
  readonly apply: (store: Store, now: Date) => void;
}

/** One thing for each entry that was sent; a receipt counts, whatever else the same answer says of the entry. */
function settledOf(enrolment: Enrolment, entries: readonly Entry[], results: Answer['results']): readonly Settled[] {
  const byEntry = new Map<string, Settled>();
  for (const result of results) {
    const one = settled(enrolment, entries, result);
    if (one !== null && (one.outcome === 'accepted' || !byEntry.has(one.id))) byEntry.set(one.id, one);
  }
  return [...byEntry.values()];
}

/** What one result does, or null for one that speaks of nothing that was sent, or whose receipt is not the agency's. */
function settled(enrolment: Enrolment, entries: readonly Entry[], result: EntryResult): Settled | null {
  const entry = entries.find(({ id }) => id === result.id);
  if (entry === undefined) return null;
  const { outcome } = result;
  // It waits on: the refusal of the one before it lines it up.
  if (result.outcome === 'held') return null;
  if (result.outcome === 'needs-files') {
    const files = result.files.filter((digest) => entry.files?.some((file) => file.digest === digest));
    return files.length === 0 ? null : { id: entry.id, outcome, apply: (store) => sendFilesFirst(store, entry, files) };
  }
  if (result.outcome === 'refused') return { id: entry.id, outcome, apply: (store, now) => refuse(store, entry, result, now) };
  const receipt = receiptOf(enrolment, entry, result.receipt);
  return receipt === null ? null : { id: entry.id, outcome, apply: (store) => accept(store, entry, result.receipt, receipt) };
}

/** A damaged file may have taken the picture along: then a person has to do something, and not the line. */
function sendFilesFirst(store: Store, entry: Entry, files: readonly string[]): void {
  filesLost(store, files);
  if (missingFiles(store, entry.id).length === 0) setAside(store, entry.id, { reason: 'not-taken', words: entryRefusalWords['file-gone'] });
}

/** With its receipt a service without a new card is over, unless the agency has yet to decide it. */
function accept(store: Store, entry: Entry, envelope: string, receipt: { readonly number: number; readonly acceptedAt: string }): void {
  const before = entryById(store, entry.id);
  settleAccepted(store, entry.id, envelope, receipt);
  if (before?.state === 'refused' && before.ended === null) goOn(store, entry);
  // The agency has them whole, however they came there.
  if (entry.files !== undefined) for (const { digest } of missingFiles(store, entry.id)) fileSent(store, digest);
  noteReceipt(store, receipt.number);
  if (entry.body.kind !== 'service') return;
  if (caseOf(store, entry.caseId)?.state === 'accepted' && agencyDecides(entry.body.service)) setCaseState(store, entry.caseId, 'deciding');
  endIfOver(store, entry.caseId);
}

/** It was refused over the line, and taken in when a bundle brought it later: its case goes on, unless another one took its place. */
function goOn(store: Store, { caseId, body }: Entry): void {
  const of = caseOf(store, caseId);
  if (of?.state !== 'refused' || (body.kind !== 'application' && body.kind !== 'service')) return;
  const other = makesCard(of.service) && openCasesOf(store, of.identityNumber).some(({ service }) => makesCard(service));
  if (!other) reopenCase(store, caseId, null);
}

/** The receipt, when it is signed by our agency and speaks of this very body. */
function receiptOf(enrolment: Enrolment, entry: Entry, envelope: string): { readonly number: number; readonly acceptedAt: string } | null {
  try {
    const receipt = openEnvelope(envelope, 'receipt', enrolment.verify);
    const digest = createHash('sha256').update(canonicalJson(entry)).digest('hex');
    return receipt.entryId === entry.id && receipt.terminalId === enrolment.terminalId && receipt.digest === digest ? receipt : null;
  } catch (cause) {
    if (cause instanceof Fault) return null;
    throw cause;
  }
}

function refuse(store: Store, entry: Entry, { reason, field, words }: Extract<EntryResult, { outcome: 'refused' }>, now: Date): void {
  // One that has its receipt keeps it, whatever else the same answer says.
  if (!setAside(store, entry.id, { reason, field, words })) return;
  appendAudit(store, {
    at: now.toISOString(),
    operator: '',
    act: 'entry.refused',
    subject: entry.caseId,
    detail: { entry: entry.seq, kind: entry.body.kind, reason },
  });
  if (entry.body.kind !== 'application' && entry.body.kind !== 'service') return;
  const state = caseOf(store, entry.caseId)?.state;
  // An agency put back to an earlier day may judge anew; what was over here stays over, and the entry is a to-do.
  if (state === 'done' || state === 'handed-over') return;
  setCaseOutcome(store, entry.caseId, words ?? entryRefusalWords[reason]);
  const job = latestJob(store, entry.caseId);
  // A card that was begun under an accepted application is a fact; only a case without one is refused.
  if (job !== null && job.state !== 'open' && job.state !== 'cancelled') return;
  if (job?.state === 'open') moveJob(store, job.jobId, 'cancel');
  setCaseState(store, entry.caseId, 'refused');
}
