import { inState } from './card-state.ts';
import { all, allow, because } from './decision.ts';
import type { Decision } from './decision.ts';
import type { CaseFacts } from './facts.ts';

/** Article 20 para 1: the holder may see what card, agency and bank hold, whatever became of the card. */
export function query({ card, agency }: Pick<CaseFacts, 'card' | 'agency'>): Decision {
  const state = inState(card.state, ['applied', 'live', 'lost', 'reissue-applied', 'replacing', 'cancelled', 'stopped'], '20');
  return all(state, allow(agency.reached === true ? everything : chipOnly));
}

const everything = because(
  '20',
  '持卡人可以查询本人卡内信息和应用信息，可打印。',
  'The holder may see what chip, agency and bank hold of the card, and have it printed.',
);
const chipOnly = because(
  '20',
  '联系不上管理机构：现在只能查询卡内信息。',
  'The agency cannot be reached: only what the chip holds can be shown now.',
);
