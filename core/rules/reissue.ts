import { inState } from './card-state.ts';
import { all, allow, because, refuse } from './decision.ts';
import type { Decision } from './decision.ts';
import { stillEntitled } from './entitlement.ts';
import type { CaseFacts } from './facts.ts';
import { meanwhile } from './meanwhile.ts';

/**
 * Article 23: who lost the card may apply for a new one, and Article 25: it goes to an applicant who fulfils the conditions.
 * Where the loss was not recorded yet, that is done in the same act.
 */
export function reissue({ card, agency }: Pick<CaseFacts, 'card' | 'agency'>): Decision {
  if (card.inHand === true) return refuse(notLost);
  return all(
    inState(card.state, ['live', 'lost'], '23'),
    stillEntitled(agency.entitled),
    allow(card.state === 'lost' ? lossRecorded : lossToo, meanwhile),
  );
}

const notLost = because(
  '23',
  '卡在手中，不属于遗失：已挂失的请办理解挂，损坏的请办理换卡。',
  'The card is here and not lost: lift the loss, or have the card replaced if it is broken.',
);
const lossRecorded = because(
  '23',
  '卡已挂失，可以补卡；受理后不能再解挂，找回的旧卡不能使用。',
  'The loss is recorded and the card can be reissued; from then on the loss is not lifted, and the old card stays dead when found.',
);
const lossToo = because(
  '23',
  '可以补卡，尚未挂失的同时挂失；受理后不能再解挂，找回的旧卡不能使用。',
  'The card can be reissued, and its loss is recorded in the same act; the old card stays dead when found.',
);
