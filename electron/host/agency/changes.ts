import type { Change } from '../../../core/exchange.ts';
import type { Words } from '../../../core/card/words.ts';
import { agencyDecides, makesCard } from '../../../core/filing.ts';
import { caseOf, openCasesOf, setCaseOutcome, setCaseState } from '../store/cases.ts';
import type { Case } from '../store/cases.ts';
import { putCardNews } from '../store/card-news.ts';
import { chipOf, releaseStopped, stopChip } from '../store/chips.ts';
import { announceParcel } from '../store/finished.ts';
import { latestJob, moveJob, setAgencyState } from '../store/jobs.ts';
import { putOperators } from '../store/operators.ts';
import { putEntry } from '../store/outbox.ts';
import type { Store } from '../store/store.ts';
import { keepConfiguration } from './enrolment.ts';

/** What changed at the agency, as it is taken over here: in its order, in the transaction of the cursor. */
export function applyChange(store: Store, change: Change, now: Date): void {
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
    case 'news':
      return putCardNews(store, change, now);
    case 'operators':
      return putOperators(store, change.operators);
    case 'configuration':
      return keepConfiguration(store, change.configuration);
  }
}

function decided(store: Store, { caseId, granted, zh, en }: Extract<Change, { kind: 'decision' }>, now: Date): void {
  const of = caseOf(store, caseId);
  if (of === null || !agencyDecides(of.service) || (of.state !== 'deciding' && of.state !== 'accepted')) return;
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
