import type { Input, Output } from '../../../core/contract.ts';
import type { Desk, Window } from '../desk.ts';
import { verifyAudit } from '../store/audit.ts';
import { countOutbox, listOutbox } from '../store/outbox.ts';
import { queueView } from '../view/queue.ts';

const pageLength = 100;

export function listQueue(desk: Desk, _window: Window, { limit = pageLength }: Input<'queue.list'>): Output<'queue.list'> {
  return { entries: listOutbox(desk.store, limit).map((row) => queueView(row, desk.exchange.state)), ...countOutbox(desk.store) };
}

export function sync(desk: Desk): Promise<Output<'queue.sync'>> {
  return desk.exchange.run();
}

export function verify(desk: Desk): Output<'audit.verify'> {
  return verifyAudit(desk.store);
}
