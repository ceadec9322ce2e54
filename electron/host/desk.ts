import { setTimeout as pause } from 'node:timers/promises';
import type { CardConnection, ReaderInfo, Readers } from '../../core/card/reader.ts';
import type { EnrolmentTicket } from '../../core/enrolment-ticket.ts';
import type { Fault } from '../../core/fault.ts';
import { shanghaiDay } from '../../core/rules/deadline.ts';
import type { WorkingCalendar } from '../../core/rules/working-calendar.ts';
import type { Told } from './agency/client.ts';
import type { Enrolment } from './agency/enrolment.ts';
import type { Exchange } from './agency/exchange.ts';
import type { Bank } from './bank/bank.ts';
import type { Clock } from './clock.ts';
import type { SandboxReader } from './host.ts';
import type { StoreKeys } from './keys/store-keys.ts';
import type { LookedUp } from './services/look.ts';
import type { RunningJob } from './issue/running.ts';
import type { Room } from './room.ts';
import type { Operator } from './store/operators.ts';
import type { AuditEntry } from './store/audit.ts';
import { appendAudit } from './store/audit.ts';
import type { Store } from './store/store.ts';

/** What every call works with: one desk for all windows of this process. */
export interface Desk {
  readonly store: Store;
  readonly room: Room;
  readonly readers: Readers;
  readonly sandbox: SandboxReader | undefined;
  readonly exchange: Exchange;
  readonly bank: Bank;
  readonly keys: StoreKeys;
  readonly calendar: WorkingCalendar;
  /** The agency, enrolled with now where it was not. @throws Fault why it cannot be reached */
  readonly enrolled: () => Promise<Enrolment>;
  /** What is known of the enrolment without asking anybody. */
  readonly enrolment: () => Enrolment | null;
  /** Enrols this terminal, or takes it in again, with a ticket. @throws Fault why not */
  readonly enrolWith: (ticket: EnrolmentTicket) => Promise<Enrolment>;
  /** What the agency told of every terminal is kept: it is in force from now on. */
  readonly configured: () => void;
  readonly askAgency: (path: string, content: unknown) => Promise<Told>;
  readonly clock: Clock;
  /** The agency's time as it is known here. For the record only: order never depends on it. */
  readonly now: () => Date;
  /** Jobs that are at work in this process, by case. */
  readonly running: Map<string, RunningJob>;
  /** Readers in use here, until their card was let go of and has been reset. */
  readonly resetting: Map<string, Promise<void>>;
  /** The readers as they were last seen; null while their service is down. */
  readonly seen: () => readonly ReaderInfo[] | null;
  readonly changed: () => void;
  /** A mistake of the program: logged without what it was about, and told as the fault `internal`. */
  readonly unexpected: (cause: unknown) => Fault;
}

/** One window: who is signed in, and which job it looks at. */
export interface Window {
  operator: Operator | null;
  /** Idled too long; the work stays where it was. */
  locked: boolean;
  jobId: string | null;
  /** Who was looked up at this window, by the names that its calls use; forgotten with the session. */
  holders: Map<string, LookedUp>;
  /** Somebody works here: put the idle lock off. */
  touch(): void;
}

export function instant(desk: Pick<Desk, 'now'>): string {
  return desk.now().toISOString();
}

/** The day in Guangzhou, YYYY-MM-DD. */
export function today(desk: Pick<Desk, 'now'>): string {
  return shanghaiDay(instant(desk));
}

/** One line of the audit log, by the operator of the window. Within the transaction of the act. */
export function audit(desk: Desk, window: Pick<Window, 'operator'>, act: string, subject: string, detail: AuditEntry['detail'] = {}): void {
  appendAudit(desk.store, { at: instant(desk), operator: window.operator?.id ?? '', act, subject, detail });
}

/** Milliseconds that one use of a reader waits for the one before it, which is mostly a question of a moment. */
const patience = 1_500;

/**
 * Uses the card in a reader and resets it on every way out, so that no right is left behind. The outcome does not wait for the
 * reset, which takes a reader a moment; the next one to use the reader does.
 * @throws Fault `reader-busy` where the one before it goes on for longer
 */
export async function withCard<Result>(
  { readers, resetting }: Desk,
  reader: string,
  work: (connection: CardConnection) => Promise<Result>,
): Promise<Result> {
  const before = resetting.get(reader) ?? Promise.resolve();
  let end = (): void => undefined;
  const over = new Promise<void>((resolve) => (end = resolve));
  resetting.set(
    reader,
    before.then(() => over),
  );
  const connection = await Promise.race([before, pause(patience, undefined, { ref: false })])
    .then(() => readers.connect(reader))
    .catch((cause: unknown) => {
      end();
      throw cause;
    });
  try {
    return await work(connection);
  } finally {
    void connection.disconnect('reset').then(end);
  }
}
