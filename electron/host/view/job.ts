import type { Comparison } from '../../../core/card/personalise.ts';
import type { Job } from '../../../core/views.ts';
import { maskCardNumber } from '../../../core/people/mask.ts';
import type { Desk } from '../desk.ts';
import type { RunningJob } from '../issue/running.ts';
import type { JobRow } from '../store/jobs.ts';
import { latestLooks } from '../store/looks.ts';
import type { Look } from '../store/looks.ts';
import { latestWrites } from '../store/writes.ts';

/** How many writes of its journal an interruption leaves in doubt, see WriteJournal. */
const inDoubt = 2;

/** A job as a window sees it. @param running while it is at work in this process */
export function jobView({ store }: Pick<Desk, 'store'>, job: JobRow, running: RunningJob | undefined): Job {
  const { cardNumber, chipId, handedOverAt } = job;
  return {
    jobId: job.jobId,
    caseId: job.caseId,
    state: job.state,
    reader: job.reader,
    ...(cardNumber === null ? {} : { cardNumber: handedOverAt === null ? maskCardNumber(cardNumber) : cardNumber }),
    ...(chipId === null ? {} : { chipId }),
    verified: job.state === 'issued',
    doubtful: job.state === 'unsure' ? latestWrites(store, job.jobId, inDoubt).map(({ zh, en }) => ({ zh, en })) : [],
    ...(running?.jobId === job.jobId ? running.report() : job.report),
    looks: looksView(latestLooks(store, job.jobId)),
    ...(job.handOverProof === null ? {} : { handOverProof: job.handOverProof }),
    handedOver: handedOverAt !== null,
  };
}

export function looksView({ contact, contactless }: ReturnType<typeof latestLooks>): Job['looks'] {
  const view = (look: Look | null): Job['looks']['contact'] => look && { at: look.at, reader: look.reader, equal: look.equal };
  return { contact: view(contact), contactless: view(contactless) };
}

/** Item by item what the chip says beside the order, masked where it is about the holder. */
export function maskComparison({ title, personal, chip, order, equal }: Comparison): Job['compared'][number] {
  const mask = (value: string): string => (personal === undefined || value === '' ? value : personal.mask(value));
  return { title: title.zh, titleEn: title.en, chip: mask(chip), order: mask(order), equal };
}
