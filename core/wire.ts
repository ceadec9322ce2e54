import type { CallName, Client, Input, Output } from './contract.ts';
import type { State } from './views.ts';
import { Fault, fault, isFaultCode } from './fault.ts';
import type { Facts, FaultReport } from './fault.ts';

/**
 * A transport carries JSON texts both ways, in order: a MessagePort under Electron, the browser's debugging pipe under
 * Chromium, an in-memory pair in tests and for the command line.
 */
export interface Transport {
  post(text: string): void;
  onText(listener: (text: string) => void): void;
  onClose(listener: () => void): void;
  close(): void;
}

/** What the host's end answers with. */
export interface Served {
  /** Rejects with a Fault. */
  call(name: string, input: unknown): Promise<unknown>;
  /** Tells the state now and after each change, until the returned function is called. */
  onState(listener: (state: State) => void): () => void;
}

type Question = { readonly id: number; readonly call: string; readonly input: unknown };
type Reply = { readonly id: number; readonly output: unknown } | { readonly id: number; readonly fault: FaultReport };
type Told = Reply | { readonly state: State };

/** The host's end of a transport. @returns what ends it, without closing the transport */
export function serve(transport: Transport, served: Served): () => void {
  let open = true;
  const tell = (told: Told): void => {
    if (open) transport.post(JSON.stringify(told));
  };
  const stop = served.onState((state) => tell({ state }));
  const end = (): void => {
    open = false;
    stop();
  };
  transport.onText((text) => {
    const question = readQuestion(text);
    if (question === null) return;
    void answer(question, served).then(tell);
  });
  transport.onClose(end);
  return end;
}

async function answer({ id, call, input }: Question, served: Served): Promise<Reply> {
  try {
    // An output without a member `output` would be no JSON: a call that answers nothing answers null.
    return { id, output: (await served.call(call, input)) ?? null };
  } catch (error) {
    return { id, fault: (error instanceof Fault ? error : internal(error)).report() };
  }
}

function readQuestion(text: string): Question | null {
  const value = parse(text);
  if (value === null || typeof value['id'] !== 'number' || typeof value['call'] !== 'string') return null;
  return { id: value['id'], call: value['call'], input: value['input'] };
}

function parse(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : null;
  } catch {
    return null;
  }
}

/** The window's end of a transport. Its calls reject with the host's Fault, or with `host-gone` once the host went away. */
export function connect(transport: Transport): Client {
  const waiting = new Map<number, { resolve: (output: unknown) => void; reject: (why: Error) => void }>();
  const listeners = new Set<(state: State) => void>();
  const closing = new Set<() => void>();
  let last = 0;
  let state: State | null = null;
  let closed = false;
  transport.onText((text) => {
    const told = parse(text);
    if (told === null) return;
    if ('state' in told) {
      const next = told['state'] as State;
      state = next;
      for (const listener of listeners) listener(next);
      return;
    }
    const asked = waiting.get(Number(told['id']));
    waiting.delete(Number(told['id']));
    if ('fault' in told) asked?.reject(faultFrom(told['fault']));
    else asked?.resolve(told['output']);
  });
  transport.onClose(() => {
    closed = true;
    for (const { reject } of waiting.values()) reject(hostGone());
    waiting.clear();
    for (const listener of closing) listener();
  });
  return {
    call: <N extends CallName>(name: N, input: Input<N>) =>
      new Promise<Output<N>>((resolve, reject) => {
        if (closed) return reject(hostGone());
        last += 1;
        waiting.set(last, { resolve: resolve as (output: unknown) => void, reject });
        transport.post(JSON.stringify({ id: last, call: name, input }));
      }),
    onState: (listener) => {
      listeners.add(listener);
      if (state !== null) listener(state);
      return () => listeners.delete(listener);
    },
    onClose: (listener) => {
      closing.add(listener);
      return () => closing.delete(listener);
    },
  };
}

/** The host does not answer any more. */
export function hostGone(): Fault {
  return fault('host-gone');
}

function faultFrom(value: unknown): Fault {
  const { code, facts } = value as Partial<FaultReport>;
  return typeof code === 'string' && isFaultCode(code) ? new Fault(code, facts as Facts) : internal();
}

/** A mistake of the program itself. What it was about stays out of the fault. */
export function internal(cause?: unknown): Fault {
  return fault('internal', {}, cause);
}

/** Two ends of one transport within a process. Texts arrive in a later microtask, as over any other transport. */
export function transportPair(): readonly [Transport, Transport] {
  const ends = [makeEnd(), makeEnd()] as const;
  const join = (mine: End, other: End): Transport => ({
    post: (text) => {
      void Promise.resolve().then(() => {
        if (!other.closed) for (const listener of other.texts) listener(text);
      });
    },
    onText: (listener) => mine.texts.push(listener),
    onClose: (listener) => mine.closes.push(listener),
    close: () => {
      for (const end of ends) {
        if (end.closed) continue;
        end.closed = true;
        for (const listener of end.closes) listener();
      }
    },
  });
  return [join(ends[0], ends[1]), join(ends[1], ends[0])];
}

interface End {
  readonly texts: ((text: string) => void)[];
  readonly closes: (() => void)[];
  closed: boolean;
}

function makeEnd(): End {
  return { texts: [], closes: [], closed: false };
}
