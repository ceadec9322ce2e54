import type { MessagePort } from 'node:worker_threads';
import { messageOf, stateFlags } from './pcsc-binding.ts';
import type { Binding, BindingContext, BindingReader } from './pcsc-binding.ts';
import type { SeenReader, WatchOrder, WatchReport } from './pcsc-messages.ts';

/** How often the readers are looked at, in milliseconds. */
const lookEvery = 100;
/** Pauses between attempts to reach the service, in milliseconds; the last one repeats. */
const pauses = [100, 200, 400, 800, 1_500] as const;

interface Watching {
  readonly port: MessagePort;
  context: BindingContext | null;
  failures: number;
  before: string;
}

/**
 * The watching worker: says what readers and cards there are, as often as that changes, until it is told to stop.
 *
 * WORKAROUND: it looks ten times a second instead of letting the binding wait for a change. That wait is work of libuv's pool,
 * of which it would hold one thread of four for ever; and when a process ends while it is pending, the binding throws out of
 * its C++ code and aborts the process, whatever exit code was meant.
 */
export async function watch(binding: Binding, port: MessagePort): Promise<void> {
  const watching: Watching = { port, context: null, failures: 0, before: '' };
  let stopped = false;
  let wake = (): void => {};
  port.on('message', (order: WatchOrder) => {
    stopped = order === 'stop';
    wake();
  });
  while (!stopped) {
    const pause = look(binding, watching);
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pause);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
  watching.context?.close();
  port.close();
}

/** One look; answers how long to pause before the next. */
function look(binding: Binding, watching: Watching): number {
  try {
    watching.context ??= new binding.Context();
    const found = watching.context.listReaders();
    // The names came, the states did not: a reader or the service went in between, and the next look says which.
    if (found.some(({ state }) => state === 0)) return lookEvery;
    report(watching, found);
    return lookEvery;
  } catch (cause) {
    watching.context?.close();
    watching.context = null;
    watching.before = '';
    post(watching.port, { kind: 'down', detail: messageOf(cause) });
    watching.failures += 1;
    return pauses[Math.min(watching.failures, pauses.length) - 1] ?? lookEvery;
  }
}

function report(watching: Watching, found: readonly BindingReader[]): void {
  watching.failures = 0;
  const readers = found.map(plain);
  const now = JSON.stringify(readers.map((reader) => [reader.name, reader.state]));
  if (now !== watching.before) post(watching.port, { kind: 'readers', readers });
  watching.before = now;
}

function plain(reader: BindingReader): SeenReader {
  return { name: reader.name, state: (reader.state & ~stateFlags.changed) >>> 0, atr: reader.atr ? Uint8Array.from(reader.atr) : null };
}

function post(port: MessagePort, message: WatchReport): void {
  port.postMessage(message);
}
