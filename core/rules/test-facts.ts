import type { z } from 'zod';
import type { Decision } from './decision.ts';
import { factsSchema } from './facts.ts';
import type { CaseFacts } from './facts.ts';

/** What tests of the rules share. */

type Frozen<T> = T extends readonly (infer Each)[]
  ? readonly Frozen<Each>[]
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T;
export type Told = Frozen<z.input<typeof factsSchema>>;

/** A case as a file would tell it. */
export function facts(told: Told = {}): CaseFacts {
  return factsSchema.parse(told);
}

/** What of a decision's reasons is not a sentence in both languages with its source; it has at least one reason. */
export function unworded({ reasons }: Pick<Decision, 'reasons'>): readonly unknown[] {
  if (reasons.length === 0) return ['no reason'];
  return reasons.filter(({ zh, en, article }) => !(/\p{Script=Han}.*。$/u.test(zh) && /^[A-Z].*\.$/.test(en) && article !== ''));
}

/** Allowed, for now or not at all, and the sources of the reasons in their order, each once. */
export function outcome({ allowed, provisional, reasons }: Decision): string {
  const verdict = !allowed ? 'refused' : provisional === true ? 'for now' : 'allowed';
  return `${verdict} ${[...new Set(reasons.map(({ article }) => article))].join(' ')}`;
}
