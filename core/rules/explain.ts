import type { Service } from '../desk/services.ts';
import { actingFor } from './acting-for.ts';
import { activation } from './activation.ts';
import { dataThere } from './application-data.ts';
import { cancellation } from './cancellation.ts';
import { changeData } from './change-data.ts';
import { collection } from './collection.ts';
import { correction } from './correction.ts';
import { dueOn, shanghaiDay } from './deadline.ts';
import type { DueDate } from './deadline.ts';
import { all, allow, because, refuse } from './decision.ts';
import type { Decision, Reason } from './decision.ts';
import { mayApply } from './entitlement.ts';
import type { CaseFacts } from './facts.ts';
import { fee } from './fee.ts';
import type { Fee } from './fee.ts';
import { identityProof, proofs } from './identity-proof.ts';
import type { ProofNeeded } from './identity-proof.ts';
import { instantIssue } from './instant-issue.ts';
import { liftLoss } from './lift-loss.ts';
import { lock, unlock } from './lock.ts';
import { changePin, resetPin } from './pin-service.ts';
import { query } from './query.ts';
import { reissue } from './reissue.ts';
import { replacement } from './replacement.ts';
import { reportLoss } from './report-loss.ts';
import { approval } from './review.ts';
import type { Approval } from './review.ts';
import { suspicion } from './suspicion.ts';
import { withdrawReissue } from './withdraw-reissue.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** All that the rules say of one service on what is known. */
export interface Explanation {
  readonly service: Service;
  /** By the rule of the service, by who acts, and by what proves identity. An approval that is needed is still to be had. */
  readonly allowed: boolean;
  /** Allowed for now: something is not known here, and the agency decides. */
  readonly provisional: boolean;
  /** Why; of what is refused all that speaks against it. */
  readonly reasons: readonly Reason[];
  /** As it is, or would be if the service were allowed. */
  readonly fee: Fee;
  /** The same; null where the service makes no card. */
  readonly deadline: DueDate | null;
  readonly identity: {
    readonly needed: ProofNeeded;
    readonly shown: string | null;
    readonly ok: boolean;
    readonly reasons: readonly Reason[];
  };
  readonly approval: Approval;
}

/**
 * What the rules say of a service: allowed or refused and why, fee, deadline, identity, approval.
 * @param now instant (ISO 8601 with zone) for which it is decided
 */
export function explainService(service: Service, facts: CaseFacts, now: string, calendar: WorkingCalendar): Explanation {
  const today = shanghaiDay(now);
  const { urgent: atOnce, configuration, appliedAt } = facts;
  const proof = identityProof(service, shownBy(facts), today, { atOnce, electronicCardChecked: configuration.electronicCardChecked });
  const decision = all(rules[service](facts, today), actingFor(service, facts, today), proof);
  const article = madeBy(service);
  return {
    service,
    allowed: decision.allowed,
    provisional: decision.provisional === true,
    reasons: [...decision.reasons, ...(decision.allowed ? instant(service, facts) : [])],
    fee: feeOf(service, facts, today),
    deadline: article === null ? null : dueOn(appliedAt ?? now, calendar, article),
    identity: { needed: proofs[service].needs, shown: facts.atCounter.shown ?? null, ok: proof.allowed, reasons: proof.reasons },
    approval: approval(service, facts),
  };
}

/** One row per service: a missing one does not compile. @param today YYYY-MM-DD in Asia/Shanghai */
const rules: Readonly<Record<Service, (facts: CaseFacts, today: string) => Decision>> = {
  apply: (facts) => all(mayApply(facts), applicationData(facts)),
  receive: (facts, today) => collection(facts, feeOf('receive', facts, today)),
  activate: activation,
  'report-loss': reportLoss,
  'lift-loss': liftLoss,
  reissue,
  'withdraw-reissue': withdrawReissue,
  replace: replacement,
  cancel: cancellation,
  lock,
  unlock,
  query,
  'change-pin': changePin,
  'reset-pin': resetPin,
  'change-data': changeData,
  correct: correction,
  suspicion,
};

function applicationData({ application }: CaseFacts): Decision {
  if (application === undefined) return allow();
  const { documentType, given, held = [], photo } = application;
  const noPhoto = because('9', '还缺相片。', 'The photo is missing.');
  return all(dataThere(documentType, [...given, ...held]), photo === true ? allow() : refuse(noPhoto));
}

/** A document of the household proves a child, not who acts for it: the birth date counts for the holder only. */
function shownBy({ atCounter: { who = 'holder', shown, validUntil }, holder }: CaseFacts) {
  return { document: shown, validUntil, birthDate: who === 'holder' ? holder.birthDate : undefined };
}

/** The article by which a card is due; null: the service makes none. */
function madeBy(service: Service): '10' | '25' | null {
  if (service === 'apply') return '10';
  return service === 'reissue' || service === 'replace' ? '25' : null;
}

function feeOf(service: Service, facts: CaseFacts, today: string): Fee {
  const appliedOn = facts.appliedAt === undefined ? undefined : shanghaiDay(facts.appliedAt);
  // What the card's state was when somebody applied it does not tell any more.
  if (service === 'receive') return fee(facts.newCard.madeFor, { ...facts, card: { ...facts.card, state: undefined } }, appliedOn);
  return fee(service === 'apply' || service === 'reissue' || service === 'replace' ? service : 'none', facts, appliedOn ?? today);
}

/** Whether a card that is wanted at once can be made here; it is taken in either way. */
function instant(service: Service, { urgent, branch, card, application, replacement: asked }: CaseFacts): readonly Reason[] {
  const article = madeBy(service);
  if (urgent !== true || article === null) return [];
  if (branch.instantIssue !== true)
    return [
      because(
        article,
        '本网点不是即时制卡网点：急需用卡的，请到即时制卡网点办理；在此受理的，12 个工作日内发卡。',
        'Not an instant-issue branch: who needs the card at once goes to one; taken in here it is due within 12 working days.',
      ),
    ];
  const bank = service === 'apply' ? application?.bank : (asked?.newBank ?? card.bank);
  if (bank === undefined || branch.bank === undefined) return [];
  return instantIssue(bank, { bank: branch.bank, anyBank: branch.anyBank === true }, article).reasons;
}
