import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Change, EntryResult, exchangeAnswer } from '../../../core/agency.ts';
import type { Entry } from '../../../core/entry.ts';
import { canonicalJson } from '../../../core/canonical.ts';
import { openEnvelope } from '../../../core/envelope.ts';
import { Fault } from '../../../core/fault.ts';
import { appendAudit } from '../store/audit.ts';
import { entryRefusalWords } from '../../../core/desk/refusals.ts';
import { agencyDecides, makesCard } from '../../../core/filing.ts';
import type { Words } from '../../../core/card/words.ts';
import { endIfOver } from '../store/bank-acts.ts';
import { caseOf, openCasesOf, setCaseOutcome, setCaseState } from '../store/cases.ts';
import type { Case } from '../store/cases.ts';
import { announceParcel } from '../store/finished.ts';
import { chipOf, releaseStopped, stopChip } from '../store/chips.ts';
import { latestJob, moveJob, setAgencyState } from '../store/jobs.ts';
import { putEntry, sendAllAgain, setAside, settleAccepted } from '../store/outbox.ts';
import type { Store } from '../store/store.ts';
import type { Enrolment } from './enrolment.ts';

/** What a decided exchange changes here, all in one transaction with the cursor. */

type Answer = z.infer<typeof exchangeAnswer>;

/** What an answer changed. */
export interface Applied {
  readonly accepted: number;
  readonly refused: number;
  readonly changes: number;
  /** The agency has more changes to tell, or everything again: ask once more. */
  readonly moved: boolean;
  readonly restored: boolean;
}

/** Clocks that differ by less are the same, in milliseconds. */
const clockSlack = 2_000;
/** An agency's clock that says anything else is out of order itself. */
const [earliest, latest] = [Date.parse('2020-01-01T00:00:00Z'), Date.parse('2100-01-01T00:00:00Z')];

export function applyAnswer(store: Store, enrolment: Enrolment, entries: readonly Entry[], answer: Answer, now: Date): Applied {
  const results = answer.results.flatMap((result) => settled(enrolment, entries, result) ?? []);
  const restored = noticeRestored(store, answer.epoch);
  const cursor = Number(store.readMeta('cursor') ?? 0);
  const changes = answer.changes.filter(({ number }) => restored || number > cursor);
  const moved = restored || answer.cursor > cursor;
  const offset = clockOffset(store, answer.time, now);
  if (results.length > 0 || moved || offset !== null || store.readMeta('agencyEpoch') === null) {
    store.write(() => {
      if (restored) startAgain(store, enrolment, now);
      store.writeMeta('agencyEpoch', answer.epoch);
      store.writeMeta('cursor', String(restored ? 0 : Math.max(cursor, answer.cursor)));
      if (offset !== null) store.writeMeta('clockOffset', String(offset));
      for (const { apply } of results) apply(store, now);
      for (const change of changes) applyChange(store, change, now);
    });
  }
  const accepted = results.filter(({ outcome }) => outcome === 'accepted').length;
  return { accepted, refused: results.length - accepted, changes: changes.length, moved, restored };
}

interface Settled {
  readonly outcome: EntryResult['outcome'];
  readonly apply: (store: Store, now: Date) => void;
}

/** What one result does, or null for one that speaks of nothing that was sent, or whose receipt is not the agency's. */
function settled(enrolment: Enrolment, entries: readonly Entry[], result: EntryResult): Settled | null {
  const entry = entries.find(({ id }) => id === result.id);
  if (entry === undefined) return null;
  const { outcome } = result;
  // It waits on: the refusal of the one before it lines it up.
  if (result.outcome === 'held') return null;
  if (result.outcome === 'refused') return { outcome, apply: (store, now) => refuse(store, entry, result, now) };
  const receipt = receiptOf(enrolment, entry, result.receipt);
  return receipt === null ? null : { outcome, apply: (store) => accept(store, entry, result.receipt, receipt) };
}

/** With its receipt a service without a new card is over, unless the agency has yet to decide it. */
function accept(store: Store, entry: Entry, envelope: string, receipt: { readonly number: number; readonly acceptedAt: string }): void {
  settleAccepted(store, entry.id, envelope, receipt);
  if (entry.body.kind !== 'service') return;
  if (caseOf(store, entry.caseId)?.state === 'accepted' && agencyDecides(entry.body.service)) setCaseState(store, entry.caseId, 'deciding');
  endIfOver(store, entry.caseId);
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

function applyChange(store: Store, change: Change, now: Date): void {
  switch (change.kind) {
    case 'card':
      return setAgencyState(store, change.cardNumber, change.state);
    case 'stop':
      return stopChip(store, chipOf(change.chipId), change.cardNumber, change.reason, now.toISOString());
    case 'release':
      return releaseStopped(store, chipOf(change.chipId));
    case 'decision':
      return decided(store, change, now);
    case 'parcel':
      return announceParcel(store, change);
  }
}

function decided(store: Store, { caseId, granted, zh, en }: Extract<Change, { kind: 'decision' }>, now: Date): void {
  const of = caseOf(store, caseId);
  if (of === null || (of.state !== 'deciding' && of.state !== 'accepted')) return;
  setCaseState(store, caseId, granted ? 'done' : 'refused');
  setCaseOutcome(store, caseId, { zh, en });
  if (granted && (of.service === 'withdraw-reissue' || of.service === 'cancel')) giveUp(store, of, { zh, en }, now);
}

/** What was withdrawn, or is for a person whose card was cancelled, is not made any more, unless something of it was written. */
function giveUp(store: Store, { service, identityNumber }: Case, outcome: Words, now: Date): void {
  for (const open of openCasesOf(store, identityNumber)) {
    if (!makesCard(open.service) || (service === 'withdraw-reissue' && open.service !== 'reissue')) continue;
    const job = latestJob(store, open.caseId);
    if (job !== null && job.state !== 'open' && job.state !== 'cancelled') continue;
    if (job?.state === 'open') {
      const at = now.toISOString();
      const body = { kind: 'job-cancelled', jobId: job.jobId, reason: outcome.zh.slice(0, 80), at } as const;
      putEntry(store, { caseId: open.caseId, operator: '', body, at });
      moveJob(store, job.jobId, 'cancel');
    }
    setCaseState(store, open.caseId, 'cancelled');
    setCaseOutcome(store, open.caseId, outcome);
  }
}

function noticeRestored(store: Store, epoch: string): boolean {
  const before = store.readMeta('agencyEpoch');
  return before !== null && before !== epoch;
}

/** The agency was put back to an earlier day: it hears everything again, and we hear all of its changes again. */
function startAgain(store: Store, enrolment: Enrolment, now: Date): void {
  sendAllAgain(store);
  appendAudit(store, { at: now.toISOString(), operator: '', act: 'agency.restored', subject: enrolment.terminalId, detail: {} });
}

/** How far this machine's clock is behind the agency's, in milliseconds; null when that has not changed. */
function clockOffset(store: Store, agencyTime: string, now: Date): number | null {
  const before = Number(store.readMeta('clockOffset') ?? 0);
  const agency = Date.parse(agencyTime);
  const drift = agency - now.getTime();
  return agency < earliest || agency > latest || Math.abs(drift) < clockSlack ? null : before + drift;
}
