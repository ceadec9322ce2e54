import { randomBytes } from 'node:crypto';
import { orderedItems } from '../../../core/card-proof.ts';
import { cardChannel } from '../../../core/card/channels.ts';
import { blankContents, chipIdOf, identify, requireBlank } from '../../../core/card/identify.ts';
import type { Identity } from '../../../core/card/identify.ts';
import type { CardContents, FileContents } from '../../../core/card/contents.ts';
import { compare, write, writePlan } from '../../../core/card/personalise.ts';
import type { PlannedWrite } from '../../../core/card/plan.ts';
import type { Comparison } from '../../../core/card/personalise.ts';
import { run } from '../../../core/card/procedure.ts';
import type { Answerers, Procedure } from '../../../core/card/procedure.ts';
import { readBack, readOrdered } from '../../../core/card/read.ts';
import type { CardConnection } from '../../../core/card/reader.ts';
import { record } from '../../../core/card/tape.ts';
import { mustEnter, sessionOf, show } from '../../../core/card/session.ts';
import type { Session } from '../../../core/card/session.ts';
import { prove } from '../../../core/card/unlock.ts';
import { Fault } from '../../../core/fault.ts';
import type { Desk, Window } from '../desk.ts';
import { audit, instant, withCard } from '../desk.ts';
import { jobUnsure, otherChip } from '../faults.ts';
import { maskComparison } from '../view/job.ts';
import type { MakingCase } from '../store/cases.ts';
import { jobOf, moveJob, setIssuedAt, setReport } from '../store/jobs.ts';
import type { JobRow } from '../store/jobs.ts';
import { putLook } from '../store/looks.ts';
import { putEntry } from '../store/outbox.ts';
import { holdAfter, requireUsable } from './chip.ts';
import { WriteJournal } from './journal.ts';
import { agencyKeys } from './keys.ts';
import { differenceIn, digestOf, lookOf } from './look.ts';
import { fetchOrder, keepOrder, keptOrder } from './order.ts';
import type { SignedOrder } from './order.ts';
import type { RunningJob } from './running.ts';

/** A job at work: desk, window, case, and the card in the reader. */
interface Work {
  readonly desk: Desk;
  readonly window: Window;
  readonly job: JobRow;
  readonly of: MakingCase;
  readonly running: RunningJob;
  /** @param journal what the procedure is about to write goes there first */
  readonly perform: <Result>(procedure: Procedure<Result>, journal?: WriteJournal) => Promise<Result>;
}

type KnownChip = Identity & { readonly chipId: string };

/**
 * From the chip in the reader to the card that was proved to carry its order. An `open` job begins; an `unsure` one compares
 * first and goes on from the first difference; an `issued` one is only compared again.
 * @throws Fault `job-unsure` once something may have been written; before that, the fault itself: then the job is as it was
 */
export async function work(desk: Desk, window: Window, job: JobRow, of: MakingCase, running: RunningJob): Promise<void> {
  await onReader(desk, window, job, of, running, onCard);
}

/**
 * What would be written, with the order bound to this chip and nothing written yet.
 * @throws Fault as {@link work} before anything is written
 */
export function planOf(desk: Desk, window: Window, job: JobRow, of: MakingCase, running: RunningJob): Promise<readonly PlannedWrite[]> {
  return onReader(desk, window, job, of, running, async (at, chip) => {
    const { signed, before } = await ordered(at, chip, sessionOf(chip));
    return writePlan(chip.profile, orderedItems(signed.order), before);
  });
}

/** A chip that may be worked on; what stops it is written down, and a chip that refused a key is held. */
async function onReader<Result>(
  desk: Desk,
  window: Window,
  job: JobRow,
  of: MakingCase,
  running: RunningJob,
  deed: (at: Work, chip: KnownChip) => Promise<Result>,
): Promise<Result> {
  try {
    return await withCard(desk, running.reader, async (connection) => {
      const at = { desk, window, job, of, running, perform: performer(desk, job, running, connection) };
      const chip = await knownChip(at, connection);
      try {
        return await deed(at, chip);
      } catch (reason) {
        holdAfter(desk, chip.chipId, reason);
        throw reason;
      }
    });
  } catch (reason) {
    throw interrupted(desk, window, job, running, reason);
  }
}

function performer(desk: Desk, job: JobRow, running: RunningJob, connection: CardConnection): Work['perform'] {
  const raw = record(
    connection.transmit,
    () => performance.now(),
    (exchange) => running.exchanged(exchange),
  );
  const answerers: Omit<Answerers, 'channel'> = {
    keys: agencyKeys(desk, { jobId: job.jobId }),
    reader: connection.reader,
    onStep: (step) => {
      if (step.kind === 'mark' && step.key !== 'unlock') running.mark(step.key, step.done, step.of);
    },
  };
  return (procedure, journal) => {
    if (journal === undefined) return run(procedure, { ...answerers, channel: cardChannel(raw, connection.reader) });
    const channel = cardChannel(journal.beside(raw), connection.reader);
    return run(procedure, { ...answerers, channel, intend: (write) => journal.intend(write) });
  };
}

async function onCard(at: Work, chip: KnownChip): Promise<void> {
  const { desk, job, running } = at;
  const session = sessionOf(chip);
  const { signed, before } = await ordered(at, chip, session);
  const written = job.state === 'issued' ? [] : await writeRest(at, chip, signed, session, before);
  const compared = await compareAll(at, chip, signed, session, [...written, ...(before.others ?? [])]);
  const difference = differenceIn(compared);
  desk.store.write(() => {
    putLook(desk.store, job.jobId, 'contact', lookOf(desk, running.reader, compared));
    if (difference !== null) return;
    if (job.state === 'issued') recordLook(at);
    else recordIssued(at, chip, signed, compared);
  });
  if (difference !== null) throw difference;
  desk.exchange.kick();
}

/** Proof, order, and what the chip carries of it already. */
async function ordered(
  { desk, job, of, running, perform }: Work,
  chip: KnownChip,
  session: Session,
): Promise<{ readonly signed: SignedOrder; readonly before: CardContents }> {
  await perform(prove(chip, randomBytes(16)));
  const signed = await running.during('order', () =>
    job.state === 'issued' ? keptOrder(desk, job, of, chip) : fetchOrder(desk, job, of, chip),
  );
  running.mark('unlock', 0, 1);
  const items = orderedItems(signed.order);
  return { signed, before: job.state === 'open' ? blankContents(chip) : await perform(readOrdered(chip, session, items)) };
}

/** Writes what the chip does not carry yet; on an interrupted one that may be nothing. */
async function writeRest(
  at: Work,
  chip: KnownChip,
  signed: SignedOrder,
  session: Session,
  before: CardContents,
): Promise<readonly FileContents[]> {
  const { running, perform } = at;
  const plan = writePlan(chip.profile, orderedItems(signed.order), before);
  const [first] = plan;
  if (first === undefined) return [];
  await perform(mustEnter(session, first.directory));
  await perform(show(session, first.key));
  running.mark('unlock', 1, 1);
  const journal = new WriteJournal(at.desk, at.job.jobId, plan);
  await running.during('journal', () => beginWriting(at, signed, journal));
  return perform(write(plan, session), journal);
}

/** Who the chip is, and whether this job may work on it. */
async function knownChip({ desk, job, of, perform }: Work, { atr }: CardConnection): Promise<KnownChip> {
  const identity = await perform(identify(atr));
  const chip = { ...identity, chipId: chipIdOf(identity) };
  if (job.state !== 'open' && job.chipId !== chip.chipId) throw otherChip(of.caseId);
  requireUsable(desk, chip.chipId, job);
  if (job.state === 'open') requireBlank(chip);
  return chip;
}

/** On disk before the first byte is written: from here on number and chip are used up for ever. */
function beginWriting({ desk, window, job }: Work, signed: SignedOrder, journal: WriteJournal): void {
  desk.store.write(() => {
    if (job.state === 'open') keepOrder(desk, job.jobId, signed);
    moveJob(desk.store, job.jobId, 'write');
    journal.begin();
    audit(desk, window, 'job.writing', job.jobId, { order: signed.order.orderId });
  });
}

/** Reads everything back, and holds it byte by byte against the order. */
async function compareAll(
  { running, perform }: Work,
  chip: KnownChip,
  signed: SignedOrder,
  session: Session,
  others: readonly FileContents[],
): Promise<readonly Comparison[]> {
  const contents = await perform(readBack(chip, session, others));
  running.mark('compare', 0, 1);
  const all = compare(chip.profile, orderedItems(signed.order), contents);
  running.compared = all.map(maskComparison);
  if (all.some(({ equal }) => !equal)) return all;
  running.mark('compare', 1, 1);
  running.mark('done', 1, 1);
  return all;
}

/** Job, entry for the agency and audit in one transaction: whoever sees the one sees the others. */
function recordIssued(
  { desk, window, job, of, running }: Work,
  { chipId }: KnownChip,
  { order, envelope }: SignedOrder,
  compared: readonly Comparison[],
): void {
  const { store } = desk;
  const issuedAt = instant(desk);
  moveJob(store, job.jobId, 'equal');
  setIssuedAt(store, job.jobId, issuedAt);
  setReport(store, job.jobId, running.report());
  const body = {
    kind: 'card-issued',
    jobId: job.jobId,
    orderId: order.orderId,
    chipId,
    cardNumber: order.cardNumber,
    issuedAt,
    order: envelope,
    readBack: digestOf(compared),
  } as const;
  putEntry(store, { caseId: of.caseId, operator: window.operator?.id ?? '', body, at: issuedAt });
  audit(desk, window, 'job.issued', job.jobId, { order: order.orderId });
}

/** A second look at an issued card: what was seen stands with the job. */
function recordLook({ desk, window, job, running }: Pick<Work, 'desk' | 'window' | 'job' | 'running'>): void {
  const report = running.report();
  setReport(desk.store, job.jobId, report);
  audit(desk, window, 'job.compared', job.jobId, { equal: report.fault === undefined });
}

/** What stopped a job, written down: unsure once writing had begun, else as it was. */
function interrupted(desk: Desk, window: Window, job: JobRow, running: RunningJob, cause: unknown): Fault {
  const { store } = desk;
  const reason = cause instanceof Fault ? cause : desk.unexpected(cause);
  running.fail(reason);
  if (job.state === 'issued') {
    // It stays issued, whatever a second look at it ran into; but one that differs now is not handed over (`requireAgreed`).
    if (reason.code === 'read-back-differs') store.write(() => recordLook({ desk, window, job, running }));
    return reason;
  }
  const wrote = jobOf(store, job.jobId)?.state === 'writing';
  try {
    store.write(() => {
      if (wrote) moveJob(store, job.jobId, 'interrupted');
      setReport(store, job.jobId, running.report());
      audit(desk, window, wrote ? 'job.unsure' : 'job.stopped', job.jobId, { fault: reason.code });
    });
  } catch (full) {
    // A full disk keeps even this from being written: what is on it says `writing`, which the next look takes for unsure.
    if (!(full instanceof Fault)) throw full;
  }
  return wrote ? jobUnsure(job.jobId, reason) : reason;
}
