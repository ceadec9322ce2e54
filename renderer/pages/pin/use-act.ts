import type { Output } from '../../../core/contract.ts';
import { useAsking } from '../../asking.ts';
import type { ShownFault } from '../../parts/fault-note.tsx';
import type { PinAct } from './standing.ts';
import type { Typed } from './typed.ts';

export interface Pressed {
  readonly reader: string;
  readonly typed: Typed;
  readonly onPad: boolean;
  readonly reviewer?: { readonly operator: string; readonly pin: string } | undefined;
}

/** One press, one call, one try. */
export function useAct(): {
  readonly press: (act: PinAct, pressed: Pressed) => Promise<Output<'pin.verify'> | null>;
  readonly pending: boolean;
  readonly faultOf: (act: PinAct | null) => ShownFault | null;
  readonly clear: () => void;
} {
  const asking = {
    verify: useAsking('pin.verify'),
    change: useAsking('pin.change'),
    unblock: useAsking('pin.unblock'),
    reload: useAsking('pin.reload'),
  };
  const all = Object.values(asking);
  return {
    press: (act, { reader, typed, onPad, reviewer }) => {
      const pad = { padDigits: Number(typed.digits) };
      switch (act) {
        case 'verify':
          return asking.verify.run({ reader, reviewer, ...(onPad ? pad : { pin: typed.pin }) });
        case 'change':
          return asking.change.run({ reader, reviewer, ...(onPad ? pad : { pin: typed.pin, newPin: typed.fresh }) });
        case 'unblock':
          return asking.unblock.run({ reader });
        case 'reload':
          return asking.reload.run({ reader, newPin: typed.fresh });
      }
    },
    pending: all.some(({ pending }) => pending),
    faultOf: (act) => (act === null ? null : asking[act].fault),
    clear: () => {
      for (const { clear } of all) clear();
    },
  };
}
