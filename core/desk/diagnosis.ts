import type { Coded } from '../people/codes.ts';

/** A verdict on a card. */
interface Verdict extends Coded {
  /** What of Article 24 (1) it shows: the chip cannot be read or written on a reader, or the face cannot be recognised. */
  readonly shows: 'chip' | 'face' | null;
  /** The card failed of itself: what Article 27 (2) calls a quality problem. Not wear, damage from outside, or a lock. */
  readonly qualityFault: boolean;
}

/**
 * The closed list of what a diagnosis of a card may find (chip.md §11). A free replacement (Article 27 (2)) rests on a record
 * with one of these, and on nobody's opinion at the counter.
 */
export const verdicts = [
  { code: 'healthy', zh: '正常', en: 'healthy', shows: null, qualityFault: false },
  { code: 'contact-dead', zh: '接触界面失效，非接触正常', en: 'contact side dead, contactless fine', shows: 'chip', qualityFault: true },
  {
    code: 'contactless-dead',
    zh: '非接触界面失效，接触正常',
    en: 'contactless side dead, contacts fine',
    shows: 'chip',
    qualityFault: true,
  },
  { code: 'mute', zh: '芯片不应答', en: 'no answer to reset', shows: 'chip', qualityFault: true },
  { code: 'unstable', zh: '应答残缺或时有时无', en: 'garbled or intermittent answers', shows: 'chip', qualityFault: true },
  { code: 'memory-failure', zh: '芯片存储失效', en: 'memory failure', shows: 'chip', qualityFault: true },
  { code: 'torn-personalisation', zh: '写卡未完成', en: 'torn personalisation', shows: 'chip', qualityFault: true },
  { code: 'damaged', zh: '外力损坏', en: 'damaged from outside', shows: 'chip', qualityFault: false },
  { code: 'blocked', zh: '卡片或应用已永久锁定', en: 'card or application blocked for good', shows: 'chip', qualityFault: false },
  { code: 'key-locked', zh: '密钥已锁定', en: 'key locked', shows: 'chip', qualityFault: false },
  { code: 'pin-locked', zh: '密码已锁定', en: 'PIN locked', shows: null, qualityFault: false },
  { code: 'foreign', zh: '不是本市社会保障卡', en: 'not a card of this city', shows: null, qualityFault: false },
  { code: 'data-differ', zh: '卡内数据与管理机构不一致', en: "data differ from the agency's", shows: null, qualityFault: false },
  { code: 'face-defect', zh: '卡面印制缺陷', en: 'defect of the print', shows: 'face', qualityFault: true },
  { code: 'face-worn', zh: '卡面污损、残缺', en: 'face soiled or broken', shows: 'face', qualityFault: false },
] as const satisfies readonly Verdict[];

export type VerdictCode = (typeof verdicts)[number]['code'];

export function verdictOf(code: VerdictCode): Verdict {
  // Every code is of the list.
  return verdicts.find((verdict) => verdict.code === code) as Verdict;
}
