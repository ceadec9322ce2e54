import type { Words } from '../card/words.ts';

/** One service in the guide of Article 18. What the measures say stands with its article; what they leave to the agency is said to be the agency's. */
export interface GuideEntry {
  /** What it does, and for which use. */
  readonly scope: Words;
  /** Who may have it, and when. */
  readonly conditions: Words;
  /** What to bring. */
  readonly documents: Words;
  /** Step by step at this counter. */
  readonly procedure: readonly Words[];
  readonly limit: Words;
  readonly fee: Words;
}

export const words = (zh: string, en: string): Words => ({ zh, en });

export const ownDocument = words(
  '本人有效身份证件原件；电子社会保障卡不能代替。',
  'The valid identity document itself; the electronic card does not stand in for it.',
);
export const atOnce = words('当场办理。', 'At once.');
export const free = words('不收费：这项业务不领取新卡。', 'None: no card is collected in this service.');
export const check = words('核验身份证件，登记来办理的人。', 'The identity document is checked, and who came is recorded.');
export const deliver = words(
  '领卡：到网点领取，或选择快递（第十二条）。',
  'The card is collected at a branch or sent by courier (Article 12).',
);
export const twelveDays = words(
  '受理后 12 个工作日内发卡；急需用卡的，可在本行即时制卡网点当场办理。受理当天不算，第 12 个工作日 24:00 截止。',
  'Within 12 working days after it was taken in, or at once at an instant-issue branch of the bank where it is urgent. The day itself does not count; the twelfth ends at 24:00.',
);
export const decides = words(
  '由管理机构决定，《办法》没有规定期限；结果在业务里显示。',
  'The agency decides; the measures set no time. The case shows what it said.',
);
export const newCardFee = words(
  '领卡时缴纳工本费，标准按价格和财政部门的规定。',
  'The fee is due when the card is collected, as set by the price and finance authorities.',
);
