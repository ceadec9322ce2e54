import { join } from 'node:path';
import { openEnvelope } from '../core/envelope.ts';
import { orderedItems } from '../core/card-proof.ts';
import { hex } from '../core/card/bytes.ts';
import { emptyContents } from '../core/card/contents.ts';
import { cardContents } from '../core/card/identify.ts';
import { writePlan } from '../core/card/personalise.ts';
import { describePlan } from '../core/card/plan.ts';
import type { PlannedWrite } from '../core/card/plan.ts';
import { profiles } from '../core/card/profiles/profiles.ts';
import { pathOf } from '../core/card/profile.ts';
import type { VirtualCardState } from '../core/card/virtual/state.ts';
import { readCard } from '../fixtures/card/card-file.ts';
import { latestJob } from './host/store/jobs.ts';
import type { Store } from './host/store/store.ts';
import { latestWrites } from './host/store/writes.ts';

/** What the journal of a first run says, beside what the chip of the sandbox really holds. */
export interface Journalled {
  /** Writes of the whole order, on a blank. */
  readonly planned: number;
  readonly journalled: number;
  /** Planned writes that lie whole on the chip, by their places in the plan. */
  readonly whole: readonly number[];
  /** What breaks the promise of the journal; null when it holds. */
  readonly problem: string | null;
}

/**
 * The journal's promise: nothing is on the chip that it does not name, and only the last two that it names may be missing.
 * @param cards folder of the virtual reader's cards
 */
export function journalled(store: Store, caseId: string, cards: string, serial: string): Journalled {
  const state = readCard(join(cards, `${serial}.json`));
  const job = latestJob(store, caseId);
  if (state === null || job?.order == null) return { planned: 0, journalled: 0, whole: [], problem: null };
  const plan = planOfOrder(job.order, state.kind);
  const lines = latestWrites(store, job.jobId, plan.length * 4).toReversed();
  const whole = plan.flatMap((write, index) => (isWhole(state, write) ? [index] : []));
  const problem =
    JSON.stringify(lines.slice(0, plan.length)) === JSON.stringify(describePlan(plan).slice(0, lines.length))
      ? brokenPromise(plan, whole, lines.length)
      : 'the journal is not the beginning of the plan';
  return { planned: plan.length, journalled: lines.length, whole, problem };
}

function brokenPromise(plan: readonly PlannedWrite[], whole: readonly number[], journalled: number): string | null {
  // A part of a photo that is all 00 lies on a blank before anybody wrote it.
  const beyond = whole.find((index) => index >= journalled && plan[index]?.bytes.some((byte) => byte !== 0) === true);
  if (beyond !== undefined) return `write ${String(beyond)} is on the chip and not in the journal`;
  const missing = Array.from({ length: Math.max(0, journalled - 2) }, (_, index) => index).find((index) => !whole.includes(index));
  return missing === undefined ? null : `write ${String(missing)} of ${String(journalled)} was answered and is not on the chip`;
}

function planOfOrder(envelope: string, kind: VirtualCardState['kind']): readonly PlannedWrite[] {
  const { issuer, holder } = profiles[kind];
  const order = openEnvelope(envelope, 'order', () => true);
  return writePlan(kind, orderedItems(order), cardContents(emptyContents(issuer), emptyContents(holder)));
}

function isWhole({ records, binaries }: VirtualCardState, { file, place, bytes }: PlannedWrite): boolean {
  const [path, expected] = [pathOf(file), hex(bytes)];
  if (place.kind === 'bytes') return (binaries[path] ?? '').startsWith(expected, place.offset * 2);
  if (place.kind === 'new-record') return (records[path] ?? []).includes(expected);
  return records[path]?.[place.number - 1] === expected;
}
