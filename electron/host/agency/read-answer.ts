import { z } from 'zod';
import { changeSchema, entryResult, exchangeAnswer } from '../../../core/exchange.ts';
import type { Fault } from '../../../core/fault.ts';
import { answerNonsense } from './faults.ts';

/** What of an answer nobody here understands, a newer agency's for instance, is left out one by one. */
const asHeard = exchangeAnswer.extend({
  results: z.array(entryResult.nullable().catch(null)),
  changes: z.array(changeSchema.nullable().catch(null)),
});

/** The answer as far as it is understood, and what is to be told where that is not all of it. */
interface Read {
  readonly answer: z.infer<typeof exchangeAnswer>;
  readonly held: Fault | undefined;
}

/**
 * A result that is not understood settles nothing and keeps no other from its receipt. Changes count in their order: from the
 * first that is not understood on they wait for a terminal that does.
 * @throws Fault `agency-answer-nonsense` where not even the frame is as agreed
 */
export function readAnswer(content: unknown): Read {
  const heard = asHeard.safeParse(content);
  if (!heard.success) throw answerNonsense(heard.error.issues[0]?.path.join('.') ?? '');
  const { results, changes: all, ...frame } = heard.data;
  const strange = all.indexOf(null);
  const changes = (strange < 0 ? all : all.slice(0, strange)).filter((change) => change !== null);
  const cursor = strange < 0 ? frame.cursor : (changes.at(-1)?.number ?? 0);
  return {
    answer: { ...frame, cursor, changes, results: results.filter((result) => result !== null) },
    held: strange < 0 ? undefined : answerNonsense(`changes.${String(strange)}`),
  };
}
