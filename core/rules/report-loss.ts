import { inState } from './card-state.ts';
import { all, allow, because, refuse } from './decision.ts';
import type { Decision } from './decision.ts';
import type { CaseFacts } from './facts.ts';

/**
 * Article 21: who lost the card has the loss recorded, at a branch of any partner bank: the measures say 本人的合作银行 where they
 * mean the holder's own (Article 9 para 3), and do not say it here. The accounts are suspended when agency and bank have the
 * report, and not before.
 */
export function reportLoss({ card, agency }: Pick<CaseFacts, 'card' | 'agency'>): Decision {
  if (card.inHand === true) return refuse(notLost);
  return all(inState(card.state, ['live', 'replacing'], '21'), allow(agency.reached === true ? suspendedSoon : notYetSuspended));
}

const notLost = because(
  '21',
  '卡在手中，不属于遗失：担心被冒用的，可办理应用锁定。',
  'The card is here and not lost: against misuse an application of it can be locked.',
);
const suspendedSoon = because(
  '21',
  '可在任一合作银行网点挂失；管理机构和银行收到后，资金账户即暂停使用。',
  'A loss is taken in at a branch of any partner bank; the accounts are suspended once agency and bank have it.',
);
const notYetSuspended = because(
  '21',
  '联系不上管理机构：只登记，资金账户尚未暂停；请持卡人同时拨打政务服务便民热线或合作银行客服电话挂失。',
  'The agency cannot be reached: recorded, NOT yet suspended. The holder should also phone the hotline or the bank.',
);
