import type { Application } from '../people/application.ts';
import { inState } from './card-state.ts';
import { all, allow, because, provisionally, refuse } from './decision.ts';
import type { Decision } from './decision.ts';
import type { CaseFacts } from './facts.ts';
import type { Fee } from './fee.ts';
import { identityProof } from './identity-proof.ts';

/** Articles 10, 12, 25 and 27: a finished card that is what was ordered goes to its holder, once its fee is seen to. */
export function collection({ card, newCard }: Pick<CaseFacts, 'card' | 'newCard'>, { due }: Fee): Decision {
  return all(
    newCard.madeFor === undefined ? refuse(noCase) : inState(card.state, waiting[newCard.madeFor], '10'),
    finished(newCard.made),
    newCard.agrees === true ? allow(agrees) : refuse(differs),
    settled(newCard, { due }),
  );
}

/** Articles 24 and 27: before a new card is given out its fee is paid or deferred, and the card it replaces is back or recorded lost. */
export function settled(
  { madeFor, fee, oldCard }: Pick<CaseFacts['newCard'], 'madeFor' | 'fee' | 'oldCard'>,
  { due }: Pick<Fee, 'due'>,
): Decision {
  return all(
    due && fee === undefined ? refuse(unpaid) : allow(),
    madeFor === 'replace' && oldCard === undefined ? refuse(oldCardFirst) : allow(),
  );
}

/** A card that is being replaced may be lost meanwhile. */
const waiting = { apply: ['applied'], reissue: ['reissue-applied'], replace: ['replacing', 'lost'] } as const;

function finished(made: boolean | undefined): Decision {
  if (made === undefined) return provisionally(notKnown);
  return made ? allow() : refuse(notMade);
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
  if (receivedBy !== 'holder') return toRepresentative(receivedBy, identifiedBy, application, today);
  const { documentType, documentValidUntil, birthDate } = application;
  const validUntil = identifiedBy === documentType ? documentValidUntil : undefined;
  return identityProof('receive', { document: identifiedBy, validUntil, birthDate }, today);
}

function toRepresentative(receivedBy: 'guardian' | 'agent', identifiedBy: string, application: Recorded, today: string): Decision {
  const proof = identityProof('receive', { document: identifiedBy }, today);
  if (!proof.allowed) return proof;
  const person = application[receivedBy];
  if (person === undefined) return refuse(receivedBy === 'guardian' ? noGuardian : noAgent);
  return person.documentType === identifiedBy ? proof : refuse(otherDocument);
}

const noCase = because('12', '没有说明是哪项业务制的卡。', 'It was not said which service the card was made for.');
const notKnown = because('12', '不知道新卡是否已制作，以管理机构答复为准。', 'It is not known whether the card is made: the agency says.');
const notMade = because('12', '新卡还没有制作完成。', 'The new card is not finished yet.');
const agrees = because(
  '17',
  '卡面、芯片与管理机构的记录一致，可以领取。',
  'Face, chip and the agency’s record agree: the card can be handed over.',
);
const differs = because(
  '17',
  '卡面、芯片与管理机构的记录没有核对一致，不能交付。',
  'Face, chip and the agency’s record were not found to agree: do not hand the card over.',
);
const unpaid = because('27', '工本费没有缴纳，也没有缓交记录。', 'The fee is neither paid nor deferred on the record.');
const oldCardFirst = because(
  '24',
  '换卡须先收回旧卡；旧卡已丢失的，请登记。',
  'The old card is taken back first; where it is lost, that is recorded.',
);
const noGuardian = because(
  '19',
  '业务中没有登记监护人，不能由监护人代领。',
  'No guardian is recorded in the case: the card cannot be handed to one.',
);
const noAgent = because('19', '业务中没有登记代理人，不能代领。', 'No agent is recorded in the case: the card cannot be handed to one.');
const otherDocument = because(
  '19',
  '出示的证件类型与业务中登记的不一致，请出示登记的证件。',
  'The document is not of the type recorded in the case: ask for the recorded one.',
);
