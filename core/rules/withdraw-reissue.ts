import { inState } from './card-state.ts';
import { all, allow, because, provisionally, refuse } from './decision.ts';
import type { Decision } from './decision.ts';
import type { CaseFacts } from './facts.ts';

/**
 * The measures do not speak of withdrawing what was applied for under Article 23. While nothing was made the wish is passed on
 * and the agency decides; then the loss, which stays recorded, may be lifted (Article 22).
 */
export function withdrawReissue({ card, newCard }: Pick<CaseFacts, 'card' | 'newCard'>): Decision {
  return all(inState(card.state, ['reissue-applied'], '23'), whileNothingMade(newCard.made));
}

function whileNothingMade(made: boolean | undefined): Decision {
  if (made === true) return refuse(alreadyMade);
  return made === undefined ? provisionally(notKnown) : allow(nothingMade);
}

const alreadyMade = because(
  '23',
  '新卡已制作，不能撤回：请领取新卡。',
  'The new card is made: it cannot be withdrawn, and is to be collected.',
);
const nothingMade = because(
  '23',
  '尚未制卡，可以申请撤回；《办法》没有规定撤回，由管理机构决定，同意后挂失仍然有效，可按第二十二条解挂。',
  'Nothing was made yet, so it may be withdrawn. The measures are silent on it: the agency decides; the loss stays recorded and may then be lifted under Article 22.',
);
const notKnown = because(
  '23',
  '不知道新卡是否已制作：可先登记，由管理机构决定是否撤回。',
  'It is not known whether the new card was made: the wish is recorded, the agency decides.',
);
