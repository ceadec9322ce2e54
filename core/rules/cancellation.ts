import { inState } from './card-state.ts';
import { all, allow, because, provisionally, refuse } from './decision.ts';
import type { Decision } from './decision.ts';
import type { CaseFacts } from './facts.ts';

/**
 * Article 26: death with the household registration cancelled by the police, or no longer entitled by law. The agency cancels;
 * the branch takes in the evidence. That a holder does not want the card any more is no ground.
 */
export function cancellation({ card, agency, cancellation: asked }: Pick<CaseFacts, 'card' | 'agency' | 'cancellation'>): Decision {
  const state = inState(card.state, ['applied', 'live', 'lost', 'reissue-applied', 'replacing', 'stopped'], '26');
  return all(state, groundOf(asked, agency.entitled));
}

function groundOf(asked: CaseFacts['cancellation'], entitled: boolean | undefined): Decision {
  switch (asked?.ground) {
    case undefined:
      return refuse(noGround);
    case 'own-wish':
      return refuse(ownWish);
    case 'death':
      return asked?.evidence === 'registration-cancelled' ? allow(death) : refuse(notCancelledYet);
    case 'no-longer-entitled':
      if (entitled === undefined) return provisionally(agencyFinds);
      return entitled ? refuse(entitledStill) : allow(noLongerEntitled);
  }
}

const noGround = because(
  '26',
  '没有选择注销情形：死亡并已注销户籍，或依法不应继续享受待遇。',
  'No ground was chosen: death with the registration cancelled, or no longer entitled.',
);
const ownWish = because(
  '26',
  '持卡人不想用卡，不属于注销情形：可办理应用锁定。',
  'Not to want the card is no ground: its applications can be locked.',
);
const death = because(
  '26',
  '有死亡注销户籍的证明：受理后由管理机构注销，各应用单位停止其使用。',
  'The household registration was cancelled for death: the agency cancels the card, and all who use it stop.',
);
const notCancelledYet = because(
  '26',
  '没有公安机关因死亡注销户籍的证明：请先到公安机关注销户籍。',
  'That the police cancelled the household registration is not shown: it is cancelled there first.',
);
const noLongerEntitled = because(
  '26',
  '管理机构认定不应继续享受待遇：由管理机构注销，各应用单位停止其使用。',
  'The agency finds the holder no longer entitled: it cancels the card, and all who use it stop.',
);
const entitledStill = because(
  '26',
  '管理机构的记录表明仍可享受待遇，不能注销。',
  'By the agency’s records the holder is entitled still: it is not cancelled.',
);
const agencyFinds = because(
  '26',
  '是否仍可享受待遇，由管理机构认定：可先收下材料。',
  'Whether the holder is entitled still is for the agency to find: the evidence can be taken in.',
);
