interface Event {
  readonly at: number;
  /** What was planned first goes first among those of one instant: the same seed gives the same run. */
  readonly order: number;
  readonly act: () => void;
}

const isBefore = (one: Event, other: Event): boolean => one.at < other.at || (one.at === other.at && one.order < other.order);

/** Virtual time in milliseconds, and what is planned in it: a binary heap. */
export class Events {
  #now = 0;
  #planned = 0;
  readonly #heap: Event[] = [];

  get now(): number {
    return this.#now;
  }

  /** @param at NaN and infinity never come, as with a timer that was never set */
  plan(at: number, act: () => void): void {
    if (!Number.isFinite(at)) return;
    const heap = this.#heap;
    const event = { at: Math.max(at, this.#now), order: this.#planned++, act };
    let place = heap.length;
    for (let above = (place - 1) >> 1; place > 0; above = (place - 1) >> 1) {
      const parent = heap[above];
      if (parent === undefined || !isBefore(event, parent)) break;
      heap[place] = parent;
      place = above;
    }
    heap[place] = event;
  }

  /** Lets everything happen, in order, until the time that `end` gives at the moment; nothing of later happens. */
  run(end: () => number): void {
    for (let next = this.#heap[0]; next !== undefined && next.at <= end(); next = this.#heap[0]) {
      this.#removeFirst();
      this.#now = next.at;
      next.act();
    }
  }

  #removeFirst(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let place = 0;
    for (;;) {
      const [left, right] = [heap[2 * place + 1], heap[2 * place + 2]];
      const below = left !== undefined && right !== undefined && isBefore(right, left) ? right : left;
      if (below === undefined || !isBefore(below, last)) break;
      heap[place] = below;
      place = 2 * place + (below === right ? 2 : 1);
    }
    heap[place] = last;
  }
}
