import { entryOf, documentTypes } from '../people/codes.ts';
import type { Application } from '../people/application.ts';
import { fullYears } from '../people/day.ts';
import type { Decision, Reason } from './decision.ts';

/**
 * What proves identity, one row per service. `identity-document`: the valid identity document itself, which the article asks
 * for, so that the electronic card, equal to the card and no more (Article 35), never stands in.
 */
const proofs = {
  /** Article 7: applies with the valid identity document. */
  apply: { needs: 'identity-document', article: '7' },
  /** Article 10 para 2: the instant-issue branch, with the valid identity document. */
  issue: { needs: 'identity-document', article: '10' },
  /** Articles 10 and 12: the card goes to the applicant, whom the same document proves. */
  handOver: { needs: 'identity-document', article: '10' },
} as const satisfies Record<string, { readonly needs: 'identity-document'; readonly article: string }>;
export type ProvedService = keyof typeof proofs;

/**
 * Whether what was shown proves who stands at the counter.
 * @param shown a code of `documentTypes`; `electronic-card` and everything else is refused
 */
export function identityProof(service: ProvedService, shown: string): Decision {
  const { article } = proofs[service];
  const document = entryOf(documentTypes, shown);
  if (document !== undefined)
    return { allowed: true, reasons: [{ zh: `已核验${document.zh}。`, en: `Identified by: ${document.en}.`, article }] };
  return { allowed: false, reasons: [shown === 'electronic-card' ? electronicCard : notADocument(article)] };
}

/** Who takes the card: `identifiedBy` is the document that this person shows. */
export interface Receiver {
  readonly receivedBy: 'holder' | 'guardian' | 'agent';
  readonly identifiedBy: string;
}
type Recorded = Pick<Application, 'documentType' | 'documentValidUntil' | 'birthDate' | 'guardian' | 'agent'>;

/**
 * Whether the card may be handed to this person: identified by a document of the own, valid today, and, if it is not the
 * holder, recorded in the case as guardian or agent, so that both identities are there (Article 19).
 * @param today YYYY-MM-DD in Asia/Shanghai
 */
export function handOver({ receivedBy, identifiedBy }: Receiver, application: Recorded, today: string): Decision {
  const proof = identityProof('handOver', identifiedBy);
  if (!proof.allowed) return proof;
  if (receivedBy !== 'holder') return toRepresentative(receivedBy, identifiedBy, application, proof);
  const { documentType, documentValidUntil } = application;
  const expired =
    identifiedBy === documentType && documentValidUntil !== undefined && documentValidUntil !== 'long-term' && documentValidUntil < today;
  if (expired) return { allowed: false, reasons: [documentExpired] };
  if (identifiedBy === 'household-register' && fullYears(application.birthDate, today) >= 16)
    return { allowed: false, reasons: [registerOfAdult] };
  return proof;
}

function toRepresentative(receivedBy: 'guardian' | 'agent', identifiedBy: string, application: Recorded, proof: Decision): Decision {
  const person = application[receivedBy];
  if (person === undefined) return { allowed: false, reasons: [receivedBy === 'guardian' ? noGuardian : noAgent] };
  if (person.documentType !== identifiedBy) return { allowed: false, reasons: [otherDocument] };
  return proof;
}

const electronicCard: Reason = {
  zh: '电子社会保障卡不能代替有效身份证件，请出示身份证件原件。',
  en: 'The electronic card does not stand in for the identity document: ask for the document itself.',
  article: '35',
};
function notADocument(article: string): Reason {
  return {
    zh: '出示的不是有效身份证件，请出示身份证件原件。',
    en: 'What was shown is no identity document: ask for the document itself.',
    article,
  };
}
const documentExpired: Reason = {
  zh: '证件已过有效期，请出示有效身份证件。',
  en: 'The document has expired: ask for a valid one.',
  article: '10',
};
const registerOfAdult: Reason = {
  zh: '领卡人已满 16 周岁，请出示居民身份证。',
  en: 'The holder is 16 or older: ask for the resident identity card.',
  article: '10',
};
const noGuardian: Reason = {
  zh: '业务中没有登记监护人，不能由监护人代领。',
  en: 'No guardian is recorded in the case: the card cannot be handed to one.',
  article: '19',
};
const noAgent: Reason = {
  zh: '业务中没有登记代理人，不能代领。',
  en: 'No agent is recorded in the case: the card cannot be handed to one.',
  article: '19',
};
const otherDocument: Reason = {
  zh: '出示的证件类型与业务中登记的不一致，请出示登记的证件。',
  en: 'The document is not of the type recorded in the case: ask for the recorded one.',
  article: '19',
};
