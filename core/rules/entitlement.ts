import { allow, provisionally, refuse } from './decision.ts';
import type { Decision, Reason } from './decision.ts';
import type { CaseFacts } from './facts.ts';

/** What is known about the applicant's right to a first card. */
export interface Standing {
  /** What the agency said; absent while it was not asked, as without network (Article 8 para 2). */
  readonly agency?: { readonly entitled: boolean; readonly liveCard: boolean } | undefined;
  /** This terminal has a case of the same person that is neither refused nor cancelled. */
  readonly openCase: boolean;
}

/**
 * Article 4: residents of the city, and others who are entitled to its social security or public services; one live card per
 * person. Without an answer of the agency the application is taken in and the agency decides when it gets it.
 */
export function entitlement({ agency, openCase }: Standing): Decision {
  const against: Reason[] = [];
  if (openCase) against.push(alreadyApplied);
  if (agency?.liveCard === true) against.push(hasCard);
  if (agency?.entitled === false) against.push(notEntitled);
  if (against.length > 0) return refuse(...against);
  return agency === undefined ? provisionally(notAskedYet) : allow(entitled);
}

/** Article 4 on what is known of a case: whoever has, or has applied for, a card that is not cancelled gets no second one. */
export function mayApply({ card, agency, openCase = false }: Pick<CaseFacts, 'card' | 'agency' | 'openCase'>): Decision {
  if (card.state === 'applied') return refuse(appliedElsewhere);
  const liveCard = card.state !== undefined && card.state !== 'none' && card.state !== 'cancelled';
  const decision = entitlement({ agency: { entitled: agency.entitled ?? true, liveCard }, openCase });
  const known = agency.entitled !== undefined && card.state !== undefined;
  return decision.allowed && !known ? provisionally(notAskedYet) : decision;
}

/** Article 25: the new card goes to an applicant who fulfils the conditions, which are those of Article 4. */
export function stillEntitled(entitledNow: boolean | undefined): Decision {
  if (entitledNow === undefined) return provisionally({ ...notAskedYet, article: '25' });
  return entitledNow ? allow(fulfils) : refuse(notEntitledNow);
}

const entitled: Reason = {
  zh: '属于发放对象，名下没有有效的社会保障卡。',
  en: 'Entitled to a card, and has no live one.',
  article: '4',
};
const notAskedYet: Reason = {
  zh: '尚未与管理机构核对，可先受理；是否符合条件以管理机构答复为准。',
  en: 'Not checked with the agency yet: the application can be taken in, the agency decides.',
  article: '4',
};
const notEntitled: Reason = {
  zh: '不是本市户籍人员，也没有依法享受本市社会保障或其他公共服务待遇的记录，不能申领。',
  en: 'Neither a resident of the city nor entitled to its social security or public services.',
  article: '4',
};
const hasCard: Reason = {
  zh: '名下已有一张有效的社会保障卡，不能再次申领；遗失或损坏的，请办理补卡或换卡。',
  en: 'Has a live card already: a lost or broken one is reissued or replaced, not applied for again.',
  article: '4',
};
const alreadyApplied: Reason = {
  zh: '本终端已有此人的申领业务，请继续原业务。',
  en: 'This terminal has a case of this person already: go on with that one.',
  article: '4',
};
const appliedElsewhere: Reason = {
  zh: '此人已经申领，卡还没有领取：请办理领卡。',
  en: 'A card is applied for already and not handed over yet: it is to be collected.',
  article: '4',
};
const fulfils: Reason = { zh: '属于发放对象，符合补换卡条件。', en: 'Entitled to a card still, as a new one asks for.', article: '25' };
const notEntitledNow: Reason = {
  zh: '管理机构认定不再属于发放对象（第四条），不发新卡。',
  en: 'The agency finds the holder no longer entitled (Article 4): no new card is issued.',
  article: '25',
};
