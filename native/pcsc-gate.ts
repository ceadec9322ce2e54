/**
 * WORKAROUND: a thread that ends while one of the binding's calls is under way aborts the whole process from C++, whatever exit
 * code was meant. So every call passes this gate, which counts over all threads; and a process that ends first closes it and lets
 * the calls under way come back.
 */
export interface CallGate {
  /** @throws Error when the process is ending */
  sync<Result>(call: () => Result): Result;
  /** Rejects when the process is ending. */
  async<Result>(call: () => Promise<Result>): Promise<Result>;
}

/** Two Int32: calls under way, and 1 when the gate is closed. */
export const gateBytes = 8;
const underWay = 0;
const closed = 1;

export function callGate(buffer: SharedArrayBuffer): CallGate {
  const shared = new Int32Array(buffer);
  const leave = (): void => {
    Atomics.sub(shared, underWay, 1);
    Atomics.notify(shared, underWay);
  };
  // Counted before asking whether it is closed: whoever closes it then sees the call.
  const enter = (): void => {
    Atomics.add(shared, underWay, 1);
    if (Atomics.load(shared, closed) === 0) return;
    leave();
    throw new Error('the program is ending');
  };
  return {
    sync(call) {
      enter();
      try {
        return call();
      } finally {
        leave();
      }
    },
    async async(call) {
      enter();
      try {
        return await call();
      } finally {
        leave();
      }
    },
  };
}

/** Blocks until the calls under way came back, or so many milliseconds are over; answers whether all did. */
export function closeGate(buffer: SharedArrayBuffer, within: number): boolean {
  const shared = new Int32Array(buffer);
  Atomics.store(shared, closed, 1);
  const until = performance.now() + within;
  for (;;) {
    const pending = Atomics.load(shared, underWay);
    const left = until - performance.now();
    if (pending === 0 || left <= 0) return pending === 0;
    Atomics.wait(shared, underWay, pending, left);
  }
}
