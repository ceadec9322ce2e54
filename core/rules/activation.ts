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
  return all(state, kept, byAccount(accounts));
}

function byAccount({ asked, state }: NonNullable<CaseFacts['accounts']>): Decision {
  switch (state) {
    case undefined:
      return provisionally(notKnown);
    case 'opened':
      return allow(opened);
    case 'not-opened':
      return asked === 'bank' ? allow(bankOpens) : refuse(notOpened);
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
const bankOpens = because(
  '13',
  '金融账户由银行系统开立并启用：先联网核查，再开户、关联卡号、启用。',
  'The bank opens and activates the account in its own system: identity check, account, link, activation.',
);
const notOpened = because('13', '医疗保险个人账户尚未建立：请联系管理机构。', 'The medical account does not exist yet: ask the agency.');
const active = because('13', '账户已经启用。', 'The account is active already.');
const suspended = because('13', '账户已暂停：请先办理解挂或解锁。', 'The account is suspended: lift the loss or unlock it first.');
