import type { Service } from '../desk/services.ts';
import { documentTypes, entryOf } from '../people/codes.ts';
import { fullYears } from '../people/day.ts';
import { allow, because, refuse } from './decision.ts';
import type { Decision } from './decision.ts';

/**
 * `identity-document`: the valid identity document itself, which the article asks for, so that the electronic card, equal to
 * the card and no more (Article 35), never stands in. `card`: where the card itself is enough, and so the electronic one.
 */
export type ProofNeeded = 'identity-document' | 'card' | 'nothing';

/** `atOnce`: the article that asks for the document where the card is wanted at once. */
interface Proof {
  readonly needs: ProofNeeded;
  readonly article: string;
  readonly atOnce?: string;
}

/**
 * What proves identity, one row per service. Where the measures only name the service (Article 6) it is for the holder alone
 * (Article 19): what changes something asks for the document.
 */
export const proofs: Readonly<Record<Service, Proof>> = {
  apply: { needs: 'identity-document', article: '7', atOnce: '10' },
  // Articles 10, 12 and 25: the card goes to the applicant, whom the same document proves.
  receive: { needs: 'identity-document', article: '10' },
  activate: { needs: 'card', article: '13' },
  'report-loss': { needs: 'identity-document', article: '21' },
  'lift-loss': { needs: 'identity-document', article: '22' },
  reissue: { needs: 'identity-document', article: '23', atOnce: '25' },
  'withdraw-reissue': { needs: 'identity-document', article: '23' },
  replace: { needs: 'identity-document', article: '25' },
  // Of the person who brings the evidence.
  cancel: { needs: 'identity-document', article: '26' },
  lock: { needs: 'identity-document', article: '19' },
  unlock: { needs: 'identity-document', article: '19' },
  query: { needs: 'card', article: '20' },
  // The card and its present PIN.
  'change-pin': { needs: 'card', article: '19' },
  'reset-pin': { needs: 'identity-document', article: '19' },
  'change-data': { needs: 'identity-document', article: '19' },
  correct: { needs: 'identity-document', article: '20' },
  suspicion: { needs: 'nothing', article: '32' },
};

/** What somebody shows. */
export interface Shown {
  /** A code of `documentTypes`, `electronic-card` or `social-security-card`; everything else proves nothing. */
  readonly document?: string | undefined;
  /** Last day of the document. */
  readonly validUntil?: string | undefined;
  /** Of the person whom it is to prove, where it is known. */
  readonly birthDate?: string | undefined;
}

interface Circumstances {
  /** The card is wanted at once. */
  readonly atOnce?: boolean | undefined;
  /** This terminal can tell a genuine electronic card. */
  readonly electronicCardChecked?: boolean | undefined;
}

/**
 * Whether what was shown proves who stands at the counter.
 * @param today YYYY-MM-DD in Asia/Shanghai
 */
export function identityProof(service: Service, shown: Shown, today: string, circumstances: Circumstances = {}): Decision {
  const proof = proofs[service];
  const article = (circumstances.atOnce === true ? proof.atOnce : undefined) ?? proof.article;
  if (proof.needs === 'nothing') return allow(because(article, '不需要证明身份。', 'Nobody has to prove identity.'));
  if (shown.document === undefined) return refuse(notShown(article, proof.needs));
  const document = entryOf(documentTypes, shown.document);
  if (document === undefined) return byCard(shown.document, proof.needs, article, circumstances.electronicCardChecked ?? true);
  if (shown.validUntil !== undefined && shown.validUntil !== 'long-term' && shown.validUntil < today) return refuse(expired(article));
  const adult = shown.birthDate !== undefined && fullYears(shown.birthDate, today) >= 16;
  if (document.code === 'household-register' && adult) return refuse(registerOfAdult(article));
  return allow(because(article, `已核验${document.zh}。`, `Identified by: ${document.en}.`));
}

function byCard(shown: string, needs: ProofNeeded, article: string, electronicCardChecked: boolean): Decision {
  if (shown === 'electronic-card') {
    if (needs !== 'card') return refuse(electronicCardNot);
    return electronicCardChecked ? allow(electronicCard) : refuse(electronicCardUnchecked);
  }
  if (shown === 'social-security-card' && needs === 'card')
    return allow(because(article, '已核验社会保障卡。', 'Identified by: the social security card.'));
  return refuse(notADocument(article));
}

const electronicCard = because(
  '35',
  '已核验电子社会保障卡，与实体卡具有同等效力。',
  'Identified by: the electronic card, which is equal to the card.',
);
const electronicCardNot = because(
  '35',
  '电子社会保障卡不能代替有效身份证件，请出示身份证件原件。',
  'The electronic card does not stand in for the identity document: ask for the document itself.',
);
const electronicCardUnchecked = because(
  '35',
  '电子社会保障卡与实体卡同等效力，但本终端不能核验：请出示实体卡或有效身份证件。',
  'The electronic card is equal to the card, but this terminal cannot check it: ask for the card or an identity document.',
);
function notShown(article: string, needs: ProofNeeded) {
  if (needs === 'card')
    return because(
      article,
      '还没有出示社会保障卡、电子社会保障卡或有效身份证件。',
      'Neither the card, the electronic card nor an identity document was shown yet.',
    );
  return because(article, '还没有出示有效身份证件。', 'A valid identity document was not shown yet.');
}
function notADocument(article: string) {
  return because(
    article,
    '出示的不是有效身份证件，请出示身份证件原件。',
    'What was shown is no identity document: ask for the document itself.',
  );
}
function expired(article: string) {
  return because(article, '证件已过有效期，请出示有效身份证件。', 'The document has expired: ask for a valid one.');
}
function registerOfAdult(article: string) {
  return because(article, '持证人已满 16 周岁，请出示居民身份证。', 'The holder is 16 or older: ask for the resident identity card.');
}
