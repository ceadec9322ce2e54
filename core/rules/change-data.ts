import { inState } from './card-state.ts';
import { all, allow, because, refuse } from './decision.ts';
import type { Decision } from './decision.ts';
import type { CaseFacts } from './facts.ts';

/** What face or chip carry of a person (Article 17): it changes on the card only by replacement. */
const onTheCard: readonly string[] = [
  'identityNumber',
  'socialSecurityNumber',
  'name',
  'sex',
  'birthDate',
  'ethnicity',
  'birthPlace',
  'photo',
];

/** Articles 6 and 24 (2): a change goes to the agency; one of what the card carries must be lawful, and the card is replaced. */
export function changeData({ card, change }: Pick<CaseFacts, 'card' | 'change'>): Decision {
  const state = inState(card.state, ['applied', 'live', 'lost', 'reissue-applied', 'replacing', 'stopped'], '6');
  if (change === undefined) return all(state, refuse(nothingNamed));
  if (change.fields.includes('bank')) return all(state, refuse(bankIsReplacement));
  return all(state, change.fields.some((field) => onTheCard.includes(field)) ? lawfulChange(change) : allow(toTheAgency));
}

/** Article 24 (2): name, identity number, ethnicity or other basic data were lawfully changed. */
export function lawfulChange(change: CaseFacts['change']): Decision {
  if (change === undefined) return refuse(nothingNamed);
  if (!change.fields.some((field) => onTheCard.includes(field))) return refuse(notOnTheCard);
  return change.proved === true ? allow(proved) : refuse(notProved);
}

const nothingNamed = because('24', '没有说明变更了哪些信息。', 'It was not said which data changed.');
const toTheAgency = because(
  '6',
  '信息变更报管理机构；卡上没有这些信息，不需要换卡。',
  'The change goes to the agency; the card does not carry these data and stays.',
);
const notOnTheCard = because(
  '24',
  '卡上没有这些信息，不需要换卡：请办理信息变更。',
  'The card does not carry these data: have them changed without a replacement.',
);
const proved = because(
  '24',
  '个人基本信息依法变更：报管理机构，卡面和芯片通过换卡更新。',
  'Basic data were lawfully changed: it goes to the agency, and face and chip follow by replacement (Article 24 (2)).',
);
const notProved = because(
  '24',
  '没有依法变更的证明：请出示载有新信息的有效证件或变更证明。',
  'The lawful change is not shown: ask for a document with the new data or a proof of the change.',
);
const bankIsReplacement = because('24', '变更合作银行须换卡：请办理换卡。', 'Another partner bank means a new card: have it replaced.');
