import { verdictOf } from '../desk/diagnosis.ts';
import { oneYearAfter } from '../people/day.ts';
import { because } from './decision.ts';
import type { Reason } from './decision.ts';
import type { CaseFacts } from './facts.ts';

/** What is owed for a card when it is collected. Deferral, payment and refund are records of their own. */
export interface Fee {
  readonly due: boolean;
  /** In fen, never below 0; null: due, but the amount is not configured. */
  readonly amountFen: number | null;
  /** A fact is not known here; the agency decides before the card is collected. */
  readonly provisional: boolean;
  readonly reasons: readonly Reason[];
}

type FeeFacts = Pick<CaseFacts, 'card' | 'firstCard' | 'replacement' | 'diagnosis' | 'configuration'>;

/**
 * Article 27: who collects a card pays for it, except for a first card, and for one that replaces a card within one year of its
 * collection because a quality problem made that one useless. The day on which the replacement was applied for counts, not the
 * day on which the new card is made: that is not the holder's to hasten.
 * @param madeFor the service that the card is for; `none` where none is collected, undefined: not known
 * @param appliedOn YYYY-MM-DD in Asia/Shanghai; undefined: not known
 */
export function fee(madeFor: 'apply' | 'reissue' | 'replace' | 'none' | undefined, facts: FeeFacts, appliedOn: string | undefined): Fee {
  switch (madeFor) {
    case 'none':
      return free(noCard);
    case undefined:
      return { ...free(notSaid), provisional: true };
    case 'apply':
      return feeOfApplication(facts);
    case 'reissue':
      return dueBecause(facts, reissued);
    case 'replace':
      return feeOfReplacement(facts, appliedOn);
  }
}

function feeOfApplication(facts: FeeFacts): Fee {
  const first = facts.firstCard ?? ({ none: true, cancelled: false } as Record<string, boolean>)[facts.card.state ?? ''];
  if (first === undefined) return { ...free(firstIfSo), provisional: true };
  return first ? free(firstCard) : dueBecause(facts, notFirst);
}

function feeOfReplacement(facts: FeeFacts, appliedOn: string | undefined): Fee {
  const { diagnosis, replacement, card } = facts;
  if (diagnosis === undefined) return dueBecause(facts, noDiagnosis);
  if (!diagnosis.ofThisCard) return dueBecause(facts, otherCard);
  const { qualityFault, shows } = verdictOf(diagnosis.verdict);
  if (!qualityFault || shows !== replacement?.ground) return dueBecause(facts, noQualityFault);
  if (card.collectedOn === undefined || appliedOn === undefined) return { ...dueBecause(facts, dateNotKnown), provisional: true };
  const lastDay = oneYearAfter(card.collectedOn);
  return appliedOn <= lastDay ? free(withinYear(card.collectedOn, lastDay)) : dueBecause(facts, afterYear(card.collectedOn, lastDay));
}

function free(reason: Reason): Fee {
  return { due: false, amountFen: 0, provisional: false, reasons: [reason] };
}

function dueBecause({ configuration: { fee: configured } }: FeeFacts, reason: Reason): Fee {
  if (configured === undefined) return { due: true, amountFen: null, provisional: false, reasons: [reason, noAmount] };
  const { fen, source } = configured;
  return { due: fen > 0, amountFen: fen, provisional: false, reasons: [reason, amount(fen, source)] };
}

function amount(fen: number, source: string): Reason {
  const yuan = `${String(Math.floor(fen / 100))}.${String(fen % 100).padStart(2, '0')}`;
  if (fen === 0) return because(source, '现行收费标准为零，不收工本费。', 'The fee in force is nil: nothing is due.');
  return because(source, `工本费 ${yuan} 元，领卡时缴纳。`, `The fee is ${yuan} yuan, due when the card is collected.`);
}

const noAmount = because('27', '收费标准没有配置，金额以管理机构答复为准。', 'The amount is not configured: the agency says it.');
const noCard = because('27', '这项业务不领取新卡，不收工本费。', 'No card is collected in this service: no fee.');
const notSaid = because(
  '27',
  '不知道是哪项业务制的卡，不能认定工本费。',
  'For which service the card was made is not known, and so not the fee.',
);
const firstCard = because('27', '首次申领，免交工本费。', 'A first card: no fee (Article 27 para 1 (1)).');
const firstIfSo = because(
  '27',
  '首次申领的免交工本费；是否首次尚未与管理机构核对。',
  'A first card is free; whether it is one is not checked with the agency yet.',
);
const notFirst = because('27', '不是首次申领，应缴纳工本费。', 'Not the first card of this person: the fee is due.');
const reissued = because('27', '遗失补卡不属于免交情形，应缴纳工本费。', 'A reissue after a loss is not exempt: the fee is due.');
const noDiagnosis = because('27', '没有检测记录认定质量问题，应缴纳工本费。', 'No diagnosis record shows a quality fault: the fee is due.');
const otherCard = because('27', '检测记录不是这张卡的，应缴纳工本费。', 'The diagnosis record is of another card: the fee is due.');
const noQualityFault = because(
  '27',
  '不是因检测认定的质量问题而换卡，应缴纳工本费。',
  'It is not replaced for a quality fault that the diagnosis shows: the fee is due.',
);
const dateNotKnown = because(
  '27',
  '检测认定为质量问题，但不知道领卡日期或申请日期：是否在 1 年内由管理机构认定。',
  'The diagnosis shows a quality fault, but a date is not known here: whether it is within one year the agency says.',
);
function withinYear(collectedOn: string, lastDay: string): Reason {
  return because(
    '27',
    `${collectedOn} 领卡，${lastDay} 及以前因质量问题换卡，免交工本费。`,
    `Collected on ${collectedOn} and replaced for a quality fault by ${lastDay}: no fee (Article 27 para 1 (2)).`,
  );
}
function afterYear(collectedOn: string, lastDay: string): Reason {
  return because(
    '27',
    `${collectedOn} 领卡，免费换卡到 ${lastDay} 为止，已超过 1 年，应缴纳工本费。`,
    `Collected on ${collectedOn}; a free replacement could be had until ${lastDay}: the fee is due.`,
  );
}
