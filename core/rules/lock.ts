import { inState } from './card-state.ts';
import { all, allow, because, provisionally, refuse } from './decision.ts';
import type { Decision, Reason } from './decision.ts';
import type { CaseFacts } from './facts.ts';
import { ownBank } from './own-bank.ts';

type LockFacts = Pick<CaseFacts, 'card' | 'branch' | 'lock' | 'diagnosis'>;

/**
 * Article 6, 应用锁定: a state that the agency holds of the social security applications, and the bank of the financial one.
 * Nothing is written to the chip: its own APPLICATION BLOCK is for ever.
 */
export function lock(facts: LockFacts): Decision {
  return all(held(facts), inLockState(facts, 'open', locking, isLocked));
}

/** Article 6, 应用解锁. What the chip itself blocked no state can open. */
export function unlock(facts: LockFacts): Decision {
  const { diagnosis } = facts;
  if (diagnosis?.ofThisCard === true && diagnosis.verdict === 'blocked') return refuse(blockedForGood);
  return all(held(facts), inLockState(facts, 'locked', unlocking, isOpen));
}

function held({ card, branch, lock: asked }: LockFacts): Decision {
  return all(
    inState(card.state, ['live', 'replacing'], '6'),
    asked === undefined ? refuse(noApplication) : allow(),
    asked?.application === 'financial' ? ownBank(card.bank, branch.bank) : allow(),
  );
}

function inLockState({ lock: asked }: LockFacts, from: 'open' | 'locked', may: Reason, mayNot: Reason): Decision {
  if (asked === undefined) return allow();
  if (asked.state === undefined) return provisionally(notKnown);
  return asked.state === from ? allow(may) : refuse(mayNot);
}

const noApplication = because(
  '6',
  '没有选择应用：社保应用或金融应用。',
  'It was not said which application: social security or financial.',
);
const notKnown = because(
  '6',
  '应用状态未知：可先登记，以管理机构或银行的答复为准。',
  'The state of the application is not known: it is recorded, agency or bank decide.',
);
const locking = because(
  '6',
  '可以锁定；锁定是可以解除的状态，不写入芯片。',
  'It can be locked: a state that can be undone and is not written to the chip.',
);
const unlocking = because('6', '应用已锁定，经复核可以解锁。', 'The application is locked and can be unlocked, with a reviewer.');
const isLocked = because('6', '应用已经锁定。', 'The application is locked already.');
const isOpen = because('6', '应用没有锁定。', 'The application is not locked.');
const blockedForGood = because(
  '6',
  '芯片已永久锁定，不能解锁：请办理换卡。',
  'The chip itself is blocked for good and cannot be unlocked: have the card replaced.',
);
