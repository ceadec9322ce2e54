import { allow, because, provisionally, refuse } from './decision.ts';
import type { Decision } from './decision.ts';

/** The financial account (Article 13 para 3) is kept by the bank of the card, whose own system alone can act on it. */
export function ownBank(cardBank: string | undefined, branchBank: string | undefined): Decision {
  if (cardBank === undefined || branchBank === undefined)
    return provisionally(
      because(
        '13',
        '尚不知道这张卡是不是本行的：金融账户以发卡银行系统的答复为准。',
        'It is not known whether the card is of this bank: for its account the system of the card’s bank decides.',
      ),
    );
  if (cardBank === branchBank) return allow();
  return refuse(
    because(
      '13',
      '金融账户由持卡人自己的合作银行办理：请到该银行的网点。',
      'The financial account is kept by the holder’s own partner bank: go to a branch of that bank.',
    ),
  );
}
