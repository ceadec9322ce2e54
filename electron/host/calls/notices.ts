import type { Input, Output } from '../../../core/contract.ts';
import type { Desk, Window } from '../desk.ts';
import { audit, instant } from '../desk.ts';
import { closeNotice, openNotices } from '../store/notices.ts';

export function list(desk: Desk): Output<'notice.list'> {
  return { notices: openNotices(desk.store) };
}

/** Seen twice, at two windows, is seen. */
export function seen(desk: Desk, window: Window, { id }: Input<'notice.seen'>): Output<'notice.seen'> {
  desk.store.write(() => {
    if (closeNotice(desk.store, id, instant(desk))) audit(desk, window, 'notice.seen', id);
  });
  return {};
}
