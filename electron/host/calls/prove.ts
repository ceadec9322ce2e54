import { isContactless } from '../../../core/card/atr.ts';
import type { Input, Output } from '../../../core/contract.ts';
import { caseStateWords } from '../../../core/desk/words.ts';
import type { Desk, Window } from '../desk.ts';
import { cardNotOfCase, caseNotReady, jobRunning } from '../faults.ts';
import { chipIn, readerFor } from '../issue/chip.ts';
import { lookContactless } from '../issue/look.ts';
import { requireCase } from '../require.ts';
import { chipOf } from '../store/chips.ts';
import { latestJob } from '../store/jobs.ts';
import { latestLooks } from '../store/looks.ts';
import { looksView } from '../view/job.ts';
import { start } from './issue.ts';

/** Looks at a made card once more before it is handed over: everything over the contacts, contactless what is free to read. */
export async function prove(desk: Desk, window: Window, { caseId, reader }: Input<'card.prove'>): Promise<Output<'card.prove'>> {
  const of = requireCase(desk, caseId);
  const job = latestJob(desk.store, caseId);
  if (of.state !== 'issued' || job?.state !== 'issued' || job.chipId === null) throw caseNotReady(caseId, caseStateWords[of.state]);
  if (desk.running.has(caseId)) throw jobRunning(caseId);
  const chosen = await readerFor(desk, reader, chipOf(job.chipId));
  if (chosen.atr !== undefined && isContactless(chosen.atr)) await lookContactless(desk, window, job, chosen.name);
  else if (chosen.card === 'present' && chipIn(chosen) !== chipOf(job.chipId)) throw cardNotOfCase(caseId);
  else await start(desk, window, { caseId, reader: chosen.name });
  return looksView(latestLooks(desk.store, job.jobId));
}
