import { explainTape } from '../../../core/card/explain-tape.ts';
import { parseLog } from '../../../core/card/logs/log.ts';
import { explanationSchema } from '../../../core/views.ts';
import type { Input, Output } from '../../../core/contract.ts';
import type { Desk, Window } from '../desk.ts';

/** A recording of ours or of another program, in words. What is secret or personal in it is masked as it is read. */
export function explain(_desk: Desk, _window: Window, { text }: Input<'card.explain'>): Output<'card.explain'> {
  return explanationSchema.parse(explainTape(parseLog(text)));
}
