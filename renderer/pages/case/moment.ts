import type { CaseRow, Job, ReaderRow } from '../../../core/views.ts';

/**
 * Where a case stands on its way from the application to the holder's hand. `before`: a blank is wanted; `running`: the chip
 * is at work; `stopped`: something went wrong before anything was written; `unsure`: writing was interrupted; `made`: the card
 * waits to be handed over; `differs`: it was made, but a later look found it unlike its order, so it is not handed over; `done`; `closed`: refused or cancelled.
 */
export type Moment = 'before' | 'running' | 'stopped' | 'unsure' | 'made' | 'differs' | 'done' | 'closed';

/**
 * @param job the job of this case as the host shows it, or null where none was opened
 * @param asked this window's own call to issue is still under way
 */
export function momentOf(row: CaseRow, job: Job | null, asked: boolean): Moment {
  if (row.state === 'handed-over' || job?.handedOver === true) return 'done';
  if (row.state === 'refused' || row.state === 'cancelled') return 'closed';
  // A second look: until it has compared, nothing is said of the card.
  if (job?.state === 'issued' && (asked || job.compared.length === 0)) return 'running';
  if (job?.state === 'issued' && (job.fault !== undefined || job.looks.contactless?.equal === false)) return 'differs';
  if (job?.state === 'issued' || row.state === 'issued') return 'made';
  if (asked || job?.state === 'writing') return 'running';
  if (job?.state === 'unsure' || row.state === 'unsure') return 'unsure';
  if (job?.state === 'open' && job.fault !== undefined) return 'stopped';
  if (job?.state === 'open' && job.steps.some((step) => step.state === 'running')) return 'running';
  return 'before';
}

/**
 * Steps done out of all, the one at work in part. Not commands: how many a later step takes is known only when it begins.
 * `ms` is what the finished ones took.
 */
export function progressOf(job: Job | null): { readonly done: number; readonly of: number; readonly ms: number } {
  const steps = job?.steps ?? [];
  const share = ({ state, done, of }: Job['steps'][number]): number => (state === 'done' ? 1 : of === 0 ? 0 : done / of);
  return {
    done: steps.reduce((sum, step) => sum + share(step), 0),
    of: steps.length,
    ms: steps.reduce((sum, step) => sum + (step.ms ?? 0), 0),
  };
}

/** The reader this case works with: where its own chip lies, else the chosen one, else the one with a card, else the first. */
export function readerFor(readers: readonly ReaderRow[], jobId: string | undefined, chosen: string | undefined): ReaderRow | undefined {
  return (
    readers.find((reader) => jobId !== undefined && reader.unsureJob?.jobId === jobId) ??
    readers.find((reader) => reader.name === chosen) ??
    readers.find((reader) => reader.card !== 'absent') ??
    readers[0]
  );
}

/** The chip of an unsure job lies in the reader again. */
export function isBack(reader: ReaderRow | undefined, job: Job | null): boolean {
  return job !== null && reader?.unsureJob?.jobId === job.jobId;
}

/** A fault after which a reviewer may let the chip be tried again, and which chip that is. */
export function heldChip(
  fault: { readonly code: string; readonly facts?: Readonly<Record<string, string | number>> } | undefined,
  job: Job | null,
): string | undefined {
  if (fault === undefined || !['key-refused', 'chip-not-genuine', 'chip-held'].includes(fault.code)) return undefined;
  const named = fault.facts?.['chipId'];
  return typeof named === 'string' ? named : job?.chipId;
}
