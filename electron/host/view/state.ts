import type { ReaderRow, State } from '../../../core/views.ts';
import type { ReaderInfo } from '../../../core/card/reader.ts';
import { hex } from '../../../core/card/bytes.ts';
import { revocationOf } from '../agency/revocation.ts';
import type { Desk, Window } from '../desk.ts';
import { instant, today } from '../desk.ts';
import { chipIn } from '../issue/chip.ts';
import { countCases, listForDesk } from '../store/case-list.ts';
import { countIssuedSince, jobOf, jobOnChip } from '../store/jobs.ts';
import { openNotices } from '../store/notices.ts';
import { listOperators } from '../store/operators.ts';
import { countOutbox, listOutbox } from '../store/outbox-rows.ts';
import { caseView } from './case.ts';
import { jobView } from './job.ts';
import { agencyLamp, queueLamp, readerLamp } from './lamps.ts';
import { queueView } from './queue.ts';

/** Rows of cases and of the queue that a state carries. */
const most = 100;
/** Seconds without anybody at the keyboard after which a window locks. */
export const idleLockAfter = 300;

/** What all windows see alike; built once for each publication. */
export type SharedState = Omit<State, 'revision' | 'session' | 'job'>;

/** What of a desk all windows see. */
type Shown = Pick<Desk, 'store' | 'enrolment' | 'now' | 'calendar' | 'seen'> & { readonly exchange: Pick<Desk['exchange'], 'state'> };

export function sharedState(desk: Shown, version: string): SharedState {
  const { store, exchange } = desk;
  const enrolment = desk.enrolment();
  const outbox = countOutbox(store);
  const day = today(desk);
  const operators = listOperators(store);
  return {
    product: {
      version,
      sandbox: enrolment?.sandbox ?? false,
      branch: enrolment?.branch.name ?? '',
      counter: enrolment?.branch.code ?? '',
      hotline: enrolment?.configuration.hotline ?? '12345',
      staffed: operators.length > 0,
      ...(enrolment === null ? {} : { guardian: guardianOf(enrolment.configuration) }),
      replacementGrounds: (enrolment?.configuration.replacementGrounds ?? []).map(({ code, zh, en }) => ({ code, zh, en })),
    },
    now: instant(desk),
    revoked: revocationOf(store),
    offered: enrolment?.sandbox === true ? operators.map(({ id, name, role }) => ({ id, name, role })) : [],
    lamps: {
      reader: readerLamp(desk.seen()),
      agency: agencyLamp(exchange.state, enrolment !== null),
      queue: queueLamp(outbox, exchange.state),
    },
    notices: openNotices(store),
    readers: (desk.seen() ?? []).map((reader) => readerView(desk, reader)),
    home: {
      ...countCases(store, day),
      todo: outbox.refused,
      issuedToday: countIssuedSince(store, new Date(`${day}T00:00:00+08:00`).toISOString()),
    },
    cases: listForDesk(store, most).map((row) => caseView(desk, row)),
    queue: listOutbox(store, most).map((row) => queueView(store, row, exchange.state)),
  };
}

function guardianOf({ guardianBelowAge, guardianSource }: { guardianBelowAge: number; guardianSource: string }) {
  return { guardianBelowAge, guardianSource };
}

/** A window's own part: who is signed in, and the job it looks at. Nobody signed in sees no case. */
export function windowState(desk: Desk, window: Window, shared: SharedState, revision: number, idleLockSeconds: number): State {
  const { operator, locked, jobId } = window;
  const job = jobId === null || operator === null ? null : jobOf(desk.store, jobId);
  return {
    ...shared,
    ...(operator === null ? { cases: [], queue: [] } : {}),
    revision,
    session: operator === null ? null : { operator: operator.id, name: operator.name, role: operator.role, locked, idleLockSeconds },
    job: job === null ? null : jobView(desk, job, desk.running.get(job.caseId)),
  };
}

export function readerView(desk: Pick<Desk, 'store'>, reader: ReaderInfo): ReaderRow {
  const chip = chipIn(reader);
  const job = chip === null ? null : jobOnChip(desk.store, chip);
  return {
    name: reader.name,
    kind: reader.kind,
    card: reader.card,
    ...(reader.atr === undefined ? {} : { atr: hex(reader.atr) }),
    ...(job !== null && (job.state === 'unsure' || job.state === 'writing') ? { unsureJob: { jobId: job.jobId, caseId: job.caseId } } : {}),
  };
}
