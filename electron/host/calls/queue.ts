import type { Input, Output } from '../../../core/contract.ts';
import type { Desk, Window } from '../desk.ts';
import { audit } from '../desk.ts';
import { entryNotRetried } from '../faults.ts';
import { verifyAudit } from '../store/audit.ts';
import { sendAgain } from '../store/outbox.ts';
import { countOutbox, entryById, listOutbox } from '../store/outbox-rows.ts';
import { mayRetry, queueView } from '../view/queue.ts';

const pageLength = 100;

export function listQueue(desk: Desk, _window: Window, { limit = pageLength }: Input<'queue.list'>): Output<'queue.list'> {
  return {
    entries: listOutbox(desk.store, limit).map((row) => queueView(desk.store, row, desk.exchange.state)),
    ...countOutbox(desk.store),
  };
}

/** Agency first: what waits at the bank may wait for its word. */
export async function sync(desk: Desk): Promise<Output<'queue.sync'>> {
  try {
    return await desk.exchange.run();
  } finally {
    await desk.bank.run();
  }
}

export function retry(desk: Desk, window: Window, { id }: Input<'queue.retry'>): Output<'queue.retry'> {
  desk.store.write(() => {
    const row = entryById(desk.store, id);
    if (row === null || !mayRetry(row)) throw entryNotRetried();
    sendAgain(desk.store, id);
    audit(desk, window, 'queue.retry', row.entry.caseId, { entry: row.entry.seq });
  });
  desk.exchange.kick();
  return {};
}

export function verify(desk: Desk): Output<'audit.verify'> {
  return verifyAudit(desk.store);
}
