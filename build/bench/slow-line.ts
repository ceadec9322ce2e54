import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { createInterface } from 'node:readline';

/** Bytes that TCP carries in a second, each way: 2 Mbit. */
export const lineRate = 250_000;
/** Milliseconds one way. */
const latency = 25;
/** Bytes that are sent in one piece, some ten milliseconds of the line. */
const piece = 2_500;
/** Bytes of one connection that wait before the line, as in a modem; more is left with who sends. */
const buffer = 32 * 1024;

/** What a line carried since `begin`. */
export interface Carried {
  readonly up: number;
  readonly down: number;
  /** Milliseconds from the first byte that came to go up to the last one that had come down. */
  readonly ms: number;
}

/** One direction of the line, which all connections share: first come, first carried. */
class Way {
  bytes = 0;
  began = 0;
  ended = 0;
  /** When the line has carried what it was given. */
  #free = 0;
  readonly #under: { readonly at: number; readonly arrive: () => void }[] = [];

  begin(): void {
    [this.bytes, this.began, this.ended] = [0, 0, 0];
  }

  join(from: Socket, to: Socket): void {
    let waiting = 0;
    from.on('data', (chunk: Buffer) => {
      if (this.bytes === 0) this.began = performance.now();
      this.bytes += chunk.length;
      waiting += chunk.length;
      if (waiting >= buffer) from.pause();
      for (let at = 0; at < chunk.length; at += piece) {
        const part = chunk.subarray(at, at + piece);
        this.#carry(part.length, () => {
          waiting -= part.length;
          if (waiting < buffer) from.resume();
          this.ended = performance.now();
          to.write(part);
        });
      }
    });
    from.on('end', () => this.#carry(0, () => to.end()));
    from.on('error', () => to.destroy());
  }

  #carry(length: number, arrive: () => void): void {
    this.#free = Math.max(this.#free, performance.now()) + (length / lineRate) * 1_000;
    this.#under.push({ at: this.#free + latency, arrive });
    if (this.#under.length === 1) this.#wait();
  }

  #wait(): void {
    const next = this.#under[0];
    if (next === undefined) return;
    setTimeout(
      () => {
        for (let due = this.#under[0]; due !== undefined && due.at <= performance.now(); due = this.#under[0]) {
          due.arrive();
          this.#under.shift();
        }
        this.#wait();
      },
      Math.max(0, next.at - performance.now()),
    );
  }
}

/** A line to a port of this machine, with 50 ms there and back, for a process of its own; it answers `begin` and `end` on standard input. */
function runLine(port: number): void {
  const [up, down] = [new Way(), new Way()];
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    far.setNoDelay(true);
    near.setNoDelay(true);
    up.join(near, far);
    down.join(far, near);
  }).listen(0, '127.0.0.1', () => {
    say({ url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}` });
  });
  createInterface({ input: process.stdin })
    .on('line', (asked) => {
      if (asked === 'begin') [up, down].forEach((way) => way.begin());
      say({ up: up.bytes, down: down.bytes, ms: down.ended - up.began } satisfies Carried);
    })
    .on('close', () => process.exit());
}

function say(what: object): void {
  process.stdout.write(`${JSON.stringify(what)}\n`);
}

if (import.meta.main) runLine(Number(process.argv[2]));
