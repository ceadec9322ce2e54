import { create } from 'zustand';
import type { Output } from '../core/contract.ts';
import { faultOf } from './asking.ts';
import type { ShownFault } from './parts/fault-note.tsx';
import { ask } from './store.ts';

/** One exchange with the agency at a time, begun from any page with F6; the queue page shows how it went. */
interface Sending {
  readonly pending: boolean;
  readonly result: Output<'queue.sync'> | null;
  readonly fault: ShownFault | null;
}

export const useSending = create<Sending>()(() => ({ pending: false, result: null, fault: null }));

export async function sendNow(): Promise<void> {
  if (useSending.getState().pending) return;
  useSending.setState({ pending: true, result: null, fault: null });
  try {
    useSending.setState({ pending: false, result: await ask('queue.sync', {}) });
  } catch (error) {
    useSending.setState({ pending: false, fault: faultOf(error) });
  }
}

export function forgetSending(): void {
  if (!useSending.getState().pending) useSending.setState({ result: null, fault: null });
}
