import type { Decision } from './decision.ts';

/** The branch as the agency enrolled it. */
export interface IssuingBranch {
  readonly bank: string;
  /** Configuration: this branch issues for every bank (the sandbox does). */
  readonly anyBank: boolean;
}

/**
 * Articles 10 and 25, para 2 of each: an instant-issue branch makes the card at once, for its own bank. For another bank the
 * application is taken in and forwarded, and the twelve working days apply.
 * @param article 10 for a first card, 25 for one that is reissued or replaced
 */
export function instantIssue(applicationBank: string, { bank, anyBank }: IssuingBranch, article: '10' | '25' = '10'): Decision {
  if (applicationBank === bank)
    return { allowed: true, reasons: [{ zh: '本行的卡，可当场制卡。', en: 'A card of this bank: it can be issued now.', article }] };
  if (anyBank)
    return {
      allowed: true,
      reasons: [{ zh: '本网点按配置可为各合作银行当场制卡。', en: 'By configuration this branch issues for every partner bank.', article }],
    };
  return {
    allowed: false,
    reasons: [
      {
        zh: '所选合作银行不是本行，本网点不能当场制卡；申请将转交所选银行，12 个工作日内发卡。',
        en: 'The chosen bank is another one: this branch cannot issue now. The application is forwarded; the card is due within 12 working days.',
        article,
      },
    ],
  };
}
