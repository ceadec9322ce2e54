import type { Comparison } from '../../../core/card/personalise.ts';
import type { Job } from '../../../core/views.ts';
import { maskCardNumber } from '../../../core/people/mask.ts';
import type { RunningJob } from '../issue/running.ts';
import type { JobRow } from '../store/jobs.ts';

/** A job as a window sees it. @param running while it is at work in this process */
export function jobView(job: JobRow, running: RunningJob | undefined): Job {
  const { cardNumber, chipId, handedOverAt } = job;
  return {
    jobId: job.jobId,
    caseId: job.caseId,
    state: job.state,
    reader: job.reader,
    ...(cardNumber === null ? {} : { cardNumber: handedOverAt === null ? maskCardNumber(cardNumber) : cardNumber }),
    ...(chipId === null ? {} : { chipId }),
    verified: job.state === 'issued',
    ...(running?.jobId === job.jobId ? running.report() : job.report),
    handedOver: handedOverAt !== null,
  };
}

/** Item by item what the chip says beside the order, masked where it is about the holder. */
export function maskComparison({ title, personal, chip, order, equal }: Comparison): Job['compared'][number] {
  const mask = (value: string): string => (personal === undefined || value === '' ? value : personal.mask(value));
  return { title: title.zh, titleEn: title.en, chip: mask(chip), order: mask(order), equal };
}
