import { setImmediate as turn } from 'node:timers/promises';
import type { Channel } from '../../../core/card/channel.ts';
import { describePlan } from '../../../core/card/plan.ts';
import type { PlanLine, PlannedWrite } from '../../../core/card/plan.ts';
import type { Desk } from '../desk.ts';
import { instant } from '../desk.ts';
import { putWrite } from '../store/writes.ts';

/**
 * What is about to be written to a chip, on the disk before its command leaves. The next write is put there while the card
 * still works on the one before, so that the card never waits for the disk. When a job is interrupted, only the last two
 * writes of its journal may be missing or half there: all before them were answered, and none behind them had left.
 */
export class WriteJournal {
  readonly #desk: Desk;
  readonly #jobId: string;
  readonly #lines: readonly PlanLine[];
  /** Writes that are on the disk. */
  #kept = 0;
  /** The write in hand; -1 before the first. */
  #inHand = -1;

  constructor(desk: Desk, jobId: string, plan: readonly PlannedWrite[]) {
    this.#desk = desk;
    this.#jobId = jobId;
    this.#lines = describePlan(plan);
  }

  /** The first write, in the transaction that makes the job `writing`. */
  begin(): void {
    this.#put(0);
  }

  /** The write that comes next: on the disk when this returns. @throws Fault `disk-full`, `store-unreadable` */
  intend(write: number): void {
    if (write >= this.#kept) this.#keep(write);
    this.#inHand = write;
  }

  /** While the card is at work on a command, the write after the one in hand goes to the disk. */
  beside(channel: Channel): Channel {
    return async (apdu) => {
      const answer = channel(apdu);
      // Waited for below; what comes of it meanwhile is not lost.
      answer.catch(() => undefined);
      // A driver's command leaves in the microtasks that follow.
      await turn();
      this.#ahead();
      return answer;
    };
  }

  #ahead(): void {
    if (this.#inHand < 0 || this.#inHand + 1 < this.#kept || this.#kept === this.#lines.length) return;
    try {
      this.#keep(this.#kept);
    } catch {
      // The command under way is not to be lost for it: `intend` tries again, and says why it cannot.
    }
  }

  #keep(write: number): void {
    this.#desk.store.write(() => this.#put(write));
  }

  #put(write: number): void {
    const line = this.#lines[write];
    if (line === undefined) throw new RangeError('not a write of this plan');
    putWrite(this.#desk.store, this.#jobId, line, instant(this.#desk));
    this.#kept = write + 1;
  }
}
