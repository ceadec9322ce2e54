import { cardTorn } from '../core/card/reader-faults.ts';
import type { CardConnection } from '../core/card/reader.ts';
import type { Fault } from '../core/fault.ts';
import { readerFailed, serviceDown } from './pcsc-faults.ts';
import type { DriveReply } from './pcsc-messages.ts';
import type { PcscThread } from './pcsc-thread.ts';
import { troubleOf } from './pcsc-words.ts';

/** The watcher saw the card go: so many milliseconds the driver has to come back from its call by itself. */
const driverGrace = 300;
/** The driver failed without saying why: so many milliseconds the watcher has to see the card or the service go. */
const watcherGrace = 600;

/** A connection and what its owner does to it. */
export interface OpenConnection extends CardConnection {
  /** PC/SC's dwEventState when it was made. */
  readonly state: number;
  /** The card, the reader or the service is gone: what is pending is rejected with this, and everything after it. */
  lose(why: Fault): void;
}

/** No command of a card of ours takes so many milliseconds: who waits longer waits for ever. */
const longestCall = 60_000;
/** Three PINs of a change, each with the patience of core/card/pin-pad.ts to its first key and after it. */
const longestTyping = 180_000;

/** @param made the reply that made it @param onClosed called once, when it is closed */
export function openConnection(reader: string, made: DriveReply & { ok: true }, thread: PcscThread, onClosed: () => void): OpenConnection {
  let spent = 0;
  let lost: Fault | null = null;
  let closed = false;
  let tail: Promise<unknown> = Promise.resolve();
  const watchers = new Set<() => void>();

  /** The reply, or null when the connection was lost and the driver had its grace, or when it took too long. */
  function replyOrLoss(asked: Promise<DriveReply>, longest = longestCall): Promise<DriveReply | null> {
    return new Promise((resolve) => {
      let timer: NodeJS.Timeout | undefined;
      const onLoss = (): void => {
        timer ??= setTimeout(() => settle(null), driverGrace);
      };
      const limit = setTimeout(() => {
        lost ??= readerFailed(reader, `no answer within ${String(longest / 1_000)} s`);
        settle(null);
      }, longest);
      const settle = (reply: DriveReply | null): void => {
        clearTimeout(timer);
        clearTimeout(limit);
        watchers.delete(onLoss);
        resolve(reply);
      };
      watchers.add(onLoss);
      if (lost !== null) onLoss();
      void asked.then(settle);
    });
  }

  /** After a failure without a reason: the loss if one is seen in time, else the driver's own words. */
  async function explain(detail: string): Promise<Fault> {
    const trouble = troubleOf(detail);
    if (trouble === 'gone' || trouble === 'empty' || trouble === 'unknown') return cardTorn(reader, new Error(detail));
    if (trouble === 'service') return serviceDown(detail);
    if (lost === null) await noticed(watchers, watcherGrace);
    return lost ?? readerFailed(reader, detail);
  }

  async function ask(order: Parameters<PcscThread['ask']>[0], longest?: number): Promise<DriveReply> {
    if (lost !== null) throw lost;
    if (closed) throw cardTorn(reader);
    const reply = await replyOrLoss(thread.ask(order), longest);
    // The driver sits in its call: the connection is given up, and let go of when that returns.
    if (reply === null) throw lost ?? cardTorn(reader);
    return reply;
  }

  async function transmit(apdu: Uint8Array): Promise<Uint8Array> {
    // A copy of its own: posting a view would clone the whole buffer behind it.
    const reply = await ask({ kind: 'transmit', connection: made.id, apdu: Uint8Array.from(apdu) });
    spent += reply.milliseconds;
    if (reply.ok && reply.bytes.length >= 2) return reply.bytes;
    // Through vpcd a card pulled in mid-command is a success without an answer.
    lost ??= reply.ok ? cardTorn(reader) : await explain(reply.detail);
    throw lost;
  }

  async function control(code: number, data: Uint8Array): Promise<Uint8Array> {
    const question = data.length === 0;
    const order = { kind: 'control', connection: made.id, code, data: Uint8Array.from(data) } as const;
    const reply = await ask(order, question ? longestCall : longestTyping);
    if (reply.ok) return reply.bytes;
    // A question is about the reader: one that does not know it refuses, and the card is none the worse for it.
    if (question && troubleOf(reply.detail) === 'other') throw readerFailed(reader, reply.detail);
    lost ??= await explain(reply.detail);
    throw lost;
  }

  /** One after another, whatever came of the one before. */
  function queued(call: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const answer = tail.then(call);
    tail = answer.catch(() => undefined);
    return answer;
  }

  return {
    reader,
    atr: made.bytes,
    state: made.state,
    transmit: (apdu) => queued(() => transmit(apdu)),
    control: (code, data) => queued(() => control(code, data)),
    driverMs: () => spent,
    disconnect: async (how) => {
      await tail;
      if (closed) return;
      closed = true;
      // WORKAROUND: a reset of a card that is gone fails, and then pcscd takes no notice of the next card if that comes before it
      // has seen the reader empty.
      const left = lost?.code === 'card-torn' ? 'leave' : how;
      await replyOrLoss(thread.ask({ kind: 'disconnect', connection: made.id, how: left }));
      onClosed();
    },
    lose: (why) => {
      lost ??= why;
      for (const watcher of watchers) watcher();
    },
  };
}

function noticed(watchers: Set<() => void>, within: number): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      watchers.delete(done);
      resolve();
    };
    const timer = setTimeout(done, within);
    watchers.add(done);
  });
}
