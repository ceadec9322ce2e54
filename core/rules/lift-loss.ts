import { inState } from './card-state.ts';
import { all, allow, because, refuse } from './decision.ts';
import type { Decision } from './decision.ts';
import type { CaseFacts } from './facts.ts';

/** Article 22: the card was found, and no reissue was applied for yet; then it works again. */
export function liftLoss({ card }: Pick<CaseFacts, 'card'>): Decision {
  return all(inState(card.state, ['lost'], '22'), card.inHand === true ? allow(found) : refuse(notShown));
}

const found = because(
  '22',
  '卡已找回，尚未申请补卡：解挂后恢复正常使用，以管理机构和银行生效为准。',
  'The card was found before a reissue was applied for: it works again once agency and bank have lifted the loss.',
);
const notShown = because('22', '没有出示找回的卡：请把卡放进读卡器。', 'The found card was not shown: put it into the reader.');
