import { inState } from './card-state.ts';
import { all, allow, because, refuse } from './decision.ts';
import type { Decision } from './decision.ts';
import type { CaseFacts } from './facts.ts';

/** Article 20 para 2: the holder holds what is recorded for inaccurate; agency or unit decides by the rules on open information. */
export function correction({ card, change }: Pick<CaseFacts, 'card' | 'change'>): Decision {
  const state = inState(card.state, ['applied', 'live', 'lost', 'reissue-applied', 'replacing', 'cancelled', 'stopped'], '20');
  return all(state, change === undefined ? refuse(nothingNamed) : allow(right));
}

const right = because(
  '20',
  '持卡人认为信息记录不准确，可以申请更正；由管理机构或应用单位依法处理。',
  'The holder finds a record inaccurate and may ask for its correction; the agency or the unit that holds it decides.',
);
const nothingNamed = because('20', '没有说明哪一项不准确。', 'It was not said which record is inaccurate.');
