import { inState } from './card-state.ts';
import { all, allow, because, provisionally, refuse } from './decision.ts';
import type { Decision } from './decision.ts';
import type { CaseFacts } from './facts.ts';
import { ownBank } from './own-bank.ts';

/** Articles 6 and 13: medical insurance account and financial account, each with a state of its own. */
export function activation({ card, branch, accounts }: Pick<CaseFacts, 'card' | 'branch' | 'accounts'>): Decision {
  const state = inState(card.state, ['live'], '13');
  if (accounts === undefined) return all(state, refuse(noAccount));
  const kept = accounts.asked === 'bank' ? ownBank(card.bank, branch.bank) : allow();
  return all(state, kept, byAccount(accounts.state));
}

function byAccount(state: NonNullable<CaseFacts['accounts']>['state']): Decision {
  switch (state) {
    case undefined:
      return provisionally(notKnown);
    case 'opened':
      return allow(opened);
    case 'not-opened':
      return refuse(notOpened);
    case 'active':
      return refuse(active);
    case 'suspended':
      return refuse(suspended);
  }
}

const noAccount = because(
  '13',
  '没有选择启用哪个账户：医疗保险个人账户或金融账户。',
  'It was not said which account: medical insurance or financial.',
);
const notKnown = because(
  '13',
  '账户状态未知：可先登记，以管理机构或银行的答复为准。',
  'The state of the account is not known: it is recorded, agency or bank decide.',
);
const opened = because(
  '13',
  '账户已开立，可以启用；两个账户各自启用。',
  'The account is opened and can be activated; each of the two by itself.',
);
const notOpened = because('13', '账户尚未开立：请先开户。', 'The account is not opened yet: open it first.');
const active = because('13', '账户已经启用。', 'The account is active already.');
const suspended = because('13', '账户已暂停：请先办理解挂或解锁。', 'The account is suspended: lift the loss or unlock it first.');
