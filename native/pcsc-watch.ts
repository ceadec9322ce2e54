import { messageOf, stateFlags } from './pcsc-binding.ts';
import type { Binding, BindingContext, BindingReader } from './pcsc-binding.ts';
import type { CallGate } from './pcsc-gate.ts';
import type { SeenReader, WatchReport } from './pcsc-messages.ts';

/** How often the readers are looked at, in milliseconds. */
const lookEvery = 100;
/** Pauses between attempts to reach the service, in milliseconds; the last one repeats. */
const pauses = [100, 200, 400, 800, 1_500] as const;
/** Looks in a row that may bring names without states. */
const mostBlind = 5;

export interface Watcher {
  /** Begins, or looks at once; reports also what has not changed. */
  look(): void;
  /** Stops, and lets go of the service. */
  rest(): void;
}

/**
 * Says what readers and cards there are, as often as that changes.
 *
 * WORKAROUND: it looks ten times a second instead of letting the binding wait for a change: that wait would hold one of the four
 * threads of libuv's pool for ever, and is still pending whenever the process ends (pcsc-gate.ts).
 */
export function createWatcher(binding: Binding, gate: CallGate, hear: (report: WatchReport) => void): Watcher {
  let context: BindingContext | null = null;
  let timer: NodeJS.Timeout | undefined;
  let failures = 0;
  let blind = 0;
  let before = '';

  function letGo(): void {
    try {
      gate.sync(() => context?.close());
    } catch {
      // The process is ending, and takes the context with it.
    }
    context = null;
    before = '';
  }

  function report(found: readonly BindingReader[]): void {
    const readers = found.map(plain);
    const now = JSON.stringify(readers);
    if (now !== before) hear({ kind: 'readers', readers });
    before = now;
  }

  /** One look; answers how long to pause before the next. */
  function attempt(): number {
    try {
      const found = gate.sync(() => (context ??= new binding.Context()).listReaders());
      // The names came, the states did not: a reader or the service went in between, and the next look says which.
      blind = found.some(({ state }) => state === 0) ? blind + 1 : 0;
      if (blind > mostBlind) throw new Error('the states of the readers could not be had');
      failures = 0;
      if (blind === 0) report(found);
      return lookEvery;
    } catch (cause) {
      letGo();
      hear({ kind: 'down', detail: messageOf(cause) });
      failures += 1;
      return pauses[Math.min(failures, pauses.length) - 1] ?? lookEvery;
    }
  }

  function look(): void {
    clearTimeout(timer);
    timer = setTimeout(look, attempt());
  }

  return {
    look() {
      before = '';
      look();
    },
    rest() {
      clearTimeout(timer);
      letGo();
    },
  };
}

/** Without what only says who uses the card. */
function plain({ name, state, atr }: BindingReader): SeenReader {
  return {
    name,
    state: (state & (stateFlags.present | stateFlags.mute | stateFlags.events)) >>> 0,
    atr: atr === null ? null : Uint8Array.from(atr),
  };
}
