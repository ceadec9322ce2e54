import { Worker } from 'node:worker_threads';
import { closeGate, gateBytes } from './pcsc-gate.ts';
import type { DriveOrder, DriveReply, WatchOrder, WatchReport, WorkerStart } from './pcsc-messages.ts';

// Bundled, this module ends in .js and so does the worker beside it.
const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';

const gate = new SharedArrayBuffer(gateBytes);
/** At the end of the process, so many milliseconds for the driver's calls under way to come back: a chip may make a key pair. */
const lastCalls = 30_000;

process.on('exit', () => {
  // Node itself would wait for a driver that never comes back, for ever.
  if (!closeGate(gate, lastCalls)) process.kill(process.pid, 'SIGKILL');
});

type WithoutId<Order> = Order extends unknown ? Omit<Order, 'id'> : never;
type Hear = (report: WatchReport) => void;

/** The worker that makes the PC/SC calls of this process. */
export interface PcscThread {
  /** Never rejects: a worker that broke answers for itself. */
  ask(order: WithoutId<DriveOrder>): Promise<DriveReply>;
  /** Watches, and keeps the process alive, as long as somebody hears; answers how to stop hearing. */
  watch(hear: Hear): () => void;
  /** Makes the watcher look and report at once. */
  look(): void;
}

const threads = new Map<string, PcscThread>();

/**
 * WORKAROUND: the one thread of this process for a binding, started once and never ended. `smartcard` keeps its classes in
 * static variables of C++: loaded by a second thread, or by a new one after the first has ended, it aborts the process.
 */
export function pcscThread(module: string): PcscThread {
  const thread = threads.get(module) ?? startThread(module);
  threads.set(module, thread);
  return thread;
}

function startThread(module: string): PcscThread {
  const worker = new Worker(new URL(`./pcsc-worker.${extension}`, import.meta.url), { workerData: { module, gate } satisfies WorkerStart });
  const waiting = new Map<number, (reply: DriveReply) => void>();
  const hearers = new Set<Hear>();
  let last = 0;
  let broken: string | null = null;

  const tell = (report: WatchReport): void => {
    for (const hear of hearers) hear(report);
  };
  const failed = (id: number, detail: string): DriveReply => ({ kind: 'reply', id, ok: false, detail, milliseconds: 0 });
  const order = (kind: WatchOrder['kind']): void => {
    if (broken !== null) tell({ kind: 'down', detail: broken });
    else worker.postMessage({ kind } satisfies WatchOrder);
  };

  worker.unref();
  worker.on('message', (message: DriveReply | WatchReport) => {
    if (message.kind !== 'reply') return tell(message);
    waiting.get(message.id)?.(message);
    waiting.delete(message.id);
  });
  worker.on('error', (cause: Error) => {
    broken = cause.message;
    for (const [id, settle] of waiting) settle(failed(id, broken));
    waiting.clear();
    order('look');
  });

  return {
    ask: (asked) =>
      new Promise((resolve) => {
        last += 1;
        if (broken !== null) return resolve(failed(last, broken));
        waiting.set(last, resolve);
        worker.postMessage({ ...asked, id: last });
      }),
    watch(hear) {
      hearers.add(hear);
      worker.ref();
      order('look');
      return () => {
        hearers.delete(hear);
        if (hearers.size > 0) return;
        order('rest');
        worker.unref();
      };
    },
    look: () => order('look'),
  };
}
