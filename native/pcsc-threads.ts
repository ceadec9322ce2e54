import { Worker } from 'node:worker_threads';
import type { BindingChoice, DriveOrder, DriveReply, WatchOrder, WatchReport, WorkerRole, WorkerStart } from './pcsc-messages.ts';

// Bundled, this module ends in .js and so does the worker beside it.
const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';

const underWay = new SharedArrayBuffer(4);
/** At the end of the process, so many milliseconds for the driver calls under way to come back. */
const lastCalls = 5_000;

/**
 * WORKAROUND: a worker that ends while one of the binding's calls is pending aborts the whole process from C++. So no worker is
 * ever ended in that state, and a process that ends, for whatever reason, first lets the card finish the command in hand.
 */
process.on('exit', () => {
  const count = new Int32Array(underWay);
  const until = performance.now() + lastCalls;
  for (;;) {
    const pending = Atomics.load(count, 0);
    const left = until - performance.now();
    if (pending === 0 || left <= 0) return;
    Atomics.wait(count, 0, pending, left);
  }
});

function begin(role: WorkerRole, binding: BindingChoice): Worker {
  const start: WorkerStart = { role, binding, underWay };
  return new Worker(new URL(`./pcsc-worker.${extension}`, import.meta.url), { workerData: start });
}

/** How long closing waits for a worker to end, in milliseconds. */
const endWithin = 1_000;

/** Asks a worker to end, and lets go of one that cannot yet: a driver call that does not return keeps its thread, but nothing else. */
async function end(worker: Worker, ask: () => void, exited: Promise<void>): Promise<void> {
  ask();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, endWithin)));
  await Promise.race([exited, late]);
  clearTimeout(timer);
  worker.unref();
}

export interface WatchThread {
  tell(order: WatchOrder): void;
  stop(): Promise<void>;
}

/** A watcher that breaks is started again, so many milliseconds later. */
const restartAfter = 1_000;

export function startWatching(binding: BindingChoice, hear: (report: WatchReport) => void): WatchThread {
  let stopped = false;
  let restart: NodeJS.Timeout | undefined;
  let worker: Worker;
  let exited: Promise<void>;
  const start = (): void => {
    const started = begin({ kind: 'watch' }, binding);
    worker = started;
    exited = new Promise((resolve) => started.once('exit', () => resolve()));
    started.on('message', (report: WatchReport) => {
      if (!stopped) hear(report);
    });
    started.on('error', (cause: Error) => {
      if (stopped) return;
      hear({ kind: 'down', detail: cause.message });
      restart = setTimeout(start, restartAfter);
    });
  };
  start();
  return {
    tell: (order) => worker.postMessage(order),
    stop: () => {
      stopped = true;
      clearTimeout(restart);
      return end(worker, () => worker.postMessage('stop' satisfies WatchOrder), exited);
    },
  };
}

type WithoutId<Order> = Order extends unknown ? Omit<Order, 'id'> : never;

export interface DriveThread {
  /** Never rejects: a worker that broke answers for itself. */
  ask(order: WithoutId<DriveOrder>): Promise<DriveReply>;
  stop(): Promise<void>;
  /** Lets go of a worker whose driver call does not come back: it ends when that does. What was asked of it stays unanswered. */
  abandon(): void;
}

export function startDriving(reader: string, binding: BindingChoice): DriveThread {
  const worker = begin({ kind: 'drive', reader }, binding);
  const waiting = new Map<number, (reply: DriveReply) => void>();
  let last = 0;
  let broken: string | null = null;
  const breakAll = (detail: string): void => {
    broken ??= detail;
    for (const [id, settle] of waiting) settle({ id, ok: false, detail: broken, milliseconds: 0 });
    waiting.clear();
  };
  const exited = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      breakAll('the reader worker ended');
      resolve();
    });
  });
  worker.on('error', (cause: Error) => breakAll(cause.message));
  worker.on('message', (reply: DriveReply) => {
    waiting.get(reply.id)?.(reply);
    waiting.delete(reply.id);
  });
  const ask = (order: WithoutId<DriveOrder>): Promise<DriveReply> =>
    new Promise((resolve) => {
      last += 1;
      if (broken !== null) return resolve({ id: last, ok: false, detail: broken, milliseconds: 0 });
      waiting.set(last, resolve);
      worker.postMessage({ ...order, id: last });
    });
  return {
    ask,
    stop: () => end(worker, () => void ask({ kind: 'stop' }), exited),
    abandon: () => {
      waiting.clear();
      void ask({ kind: 'stop' });
      worker.unref();
    },
  };
}
