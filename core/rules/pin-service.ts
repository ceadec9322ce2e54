import { inState } from './card-state.ts';
import { all, allow, because, refuse } from './decision.ts';
import type { Decision } from './decision.ts';
import type { CaseFacts } from './facts.ts';
import { ownBank } from './own-bank.ts';

type PinFacts = Pick<CaseFacts, 'card' | 'branch' | 'pin'>;

/** Article 6, 密码修改: who knows the present PIN. Social security PIN and bank PIN are two different things. */
export function changePin(facts: PinFacts): Decision {
  return all(...onThisCard(facts), mayChange(facts.pin));
}

/** Article 6, 密码重置: by identity check and reviewer, who does not know the PIN or has locked it. */
export function resetPin(facts: PinFacts): Decision {
  return all(...onThisCard(facts), allow(reset));
}

function onThisCard({ card, branch, pin }: PinFacts): readonly Decision[] {
  return [
    inState(card.state, ['live', 'replacing'], '6'),
    card.inHand === true ? allow() : refuse(noCard),
    pin === undefined ? refuse(noPin) : allow(),
    pin?.which === 'bank' ? ownBank(card.bank, branch.bank) : allow(),
  ];
}

function mayChange(pin: CaseFacts['pin']): Decision {
  if (pin?.triesLeft === 0) return refuse(locked);
  return pin?.oldKnown === true ? allow(known) : refuse(unknown);
}

const noCard = because('6', '没有出示卡：请把卡放进读卡器。', 'The card was not shown: put it into the reader.');
const noPin = because('6', '没有选择密码：社保密码或银行密码。', 'It was not said which PIN: social security or bank.');
const known = because('6', '持卡人知道原密码，可以修改。', 'The holder knows the present PIN and can change it.');
const unknown = because('6', '不知道原密码：请办理密码重置。', 'The present PIN is not known: have it reset.');
const locked = because('6', '密码已锁定：请办理密码重置。', 'The PIN is locked: have it reset.');
const reset = because('6', '核验身份并经复核后，可以重置密码。', 'The PIN can be reset, after an identity check and with a reviewer.');
