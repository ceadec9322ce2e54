import type { Notice, QueueRow } from '../../core/views.ts';

/** What the run asks a terminal's process to do, one line of JSON each, and what that one says. */

/** Numbers from 0 up to, and not, 1: whatever is left to chance in a step was drawn when the plan was made. */
export type Dice = readonly [number, number, number];

export type Step =
  /** What this person needs next: an application, a card, its hand-over, a fee, a service. */
  | { readonly do: 'serve'; readonly person: number; readonly dice: Dice }
  /** One refused entry is corrected, sent again or given up. */
  | { readonly do: 'todo'; readonly dice: Dice }
  | { readonly do: 'sync'; readonly times: number }
  | { readonly do: 'look' }
  /** This machine's clock stands so many milliseconds beside the right time from now on. */
  | { readonly do: 'clock'; readonly aside: number }
  /** The store may not grow any more, or may again. */
  | { readonly do: 'room'; readonly full: boolean }
  | { readonly do: 'make' | 'take'; readonly path: string }
  | { readonly do: 'books' }
  | { readonly do: 'close' };

export interface StartTerminal {
  readonly data: string;
  /** Of the agency without TLS; absent for a terminal with a ticket. */
  readonly agency?: string;
  readonly bank: string;
  /** To enrol with at the first start. */
  readonly ticket?: string;
  readonly cards: string;
}

/** An entry that is on the disk: whoever was told of it relies on it from now on. */
export interface Acknowledged {
  readonly id: string;
  readonly caseId: string;
  /** SHA-256 of the canonical body, hex. */
  readonly digest: string;
}

/** One row of the queue as the store has it. */
export interface BookedEntry extends Acknowledged {
  readonly seq: number;
  readonly kind: string;
  readonly place: number;
  readonly state: 'waiting' | 'accepted' | 'refused';
  readonly reason: string | null;
  readonly ended: boolean;
  readonly after: number | null;
  /** It was refused once, or corrects one that was: what was done does not wait for it. */
  readonly refusedOnce: boolean;
}

/** All that the comparison at the end wants of a terminal. */
export interface Books {
  readonly entries: readonly BookedEntry[];
  readonly jobs: readonly {
    readonly jobId: string;
    readonly caseId: string;
    readonly state: string;
    readonly chipId: string | null;
    readonly cardNumber: string | null;
  }[];
  /** Cases without an entry or without a line of the audit log, and entries without a case. */
  readonly halves: readonly string[];
  readonly audit: { readonly ok: boolean; readonly lost?: number | undefined };
  readonly acts: Readonly<Record<string, number>>;
  readonly notices: readonly Notice[];
}

export interface Answer {
  readonly step: number;
  /** What was done, or the code of the fault that kept it from being done. */
  readonly outcome: string;
  readonly rows?: readonly QueueRow[];
  readonly notices?: readonly Notice[];
  readonly books?: Books;
  readonly file?: string;
}

export type Line = { readonly ready: true } | { readonly fault: string } | { readonly entry: Acknowledged } | Answer;
