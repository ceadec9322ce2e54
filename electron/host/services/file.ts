import type { BankAct } from '../../../core/bank.ts';
import type { Filing, FiledService, Standing } from '../../../core/filing.ts';
import { makesCard } from '../../../core/filing.ts';
import type { Application } from '../../../core/people/application.ts';
import { parseApplication } from '../../../core/people/parse-application.ts';
import type { Explanation } from '../../../core/rules/explain.ts';
import type { Desk, Window } from '../desk.ts';
import { audit, instant, today } from '../desk.ts';
import { caseOpenAlready } from '../faults.ts';
import { newCaseId, openCasesOf, putCase } from '../store/cases.ts';
import { putBankAct } from '../store/bank-acts.ts';
import { putEntry, waitsFor } from '../store/outbox.ts';
import type { LookedUp } from './look.ts';

/** One service as it is filed: case, entry for the agency, what the bank has to do, and audit, in one transaction. */

export interface Filed {
  readonly service: FiledService;
  readonly filing: Filing;
  readonly standing: Standing;
  /** Who agreed to it. */
  readonly reviewer: string | null;
}

/** @returns the case's number */
export function fileService(
  desk: Desk,
  window: Window,
  holder: LookedUp,
  filed: Filed & { readonly rules: Explanation; readonly branchBank: string },
): string {
  const { service, filing, standing, reviewer, rules, branchBank } = filed;
  const at = instant(desk);
  const operator = window.operator?.id ?? '';
  const caseId = newCaseId(today(desk));
  const { documentType, identityNumber, name } = holder;
  const cardNumber = cardNumberOf(holder);
  const application = makesCard(service) ? applicationFor(desk, holder, filed) : null;
  const due = rules.deadline;
  // What another bank holds it hears of from the agency.
  const ourCard = cardNumber !== null && (holder.held?.card?.bank ?? branchBank) === branchBank;
  desk.store.write(() => {
    requireNoOther(desk, service, identityNumber, application !== null);
    // What waits here about this person changes the record before this comes to be judged: no version of it is known then.
    const version = waitsFor(desk.store, identityNumber) ? undefined : holder.held?.card?.version;
    putCase(desk.store, {
      caseId,
      service,
      name,
      documentType,
      identityNumber,
      cardNumber,
      collectedOn: holder.held?.card?.collectedOn ?? null,
      application,
      filing,
      standing,
      acceptedAt: at,
      acceptedBy: operator,
      dueOn: due?.dueOn ?? null,
      dueProvisional: due?.provisional ?? false,
    });
    const body = {
      kind: 'service',
      service,
      holder: { documentType, documentNumber: identityNumber },
      ...(cardNumber === null ? {} : { cardNumber }),
      ...(version === undefined ? {} : { version }),
      standing,
      filing,
      ...(application === null ? {} : { application }),
      ...(due === null ? {} : { dueOn: due.dueOn }),
      ...(reviewer === null ? {} : { reviewer }),
      at,
    } as const;
    putEntry(desk.store, { caseId, operator, body, at });
    if (ourCard) askBank(desk, { caseId, cardNumber, holder, filed, at });
    audit(desk, window, `service.${service}`, caseId, {
      who: standing.who,
      ...(standing.shown === undefined ? {} : { shown: standing.shown }),
      ...(reviewer === null ? {} : { reviewer }),
    });
  });
  return caseId;
}

/** The number of the present card, as agency, chip or hand told it. */
function cardNumberOf({ held, chip, typedNumber }: LookedUp): string | null {
  return held?.card?.cardNumber ?? chip?.cardNumber ?? typedNumber ?? null;
}

/** One card is made for a person at a time, and nothing is filed twice while it waits. @throws Fault `case-open-already` */
function requireNoOther({ store }: Desk, service: FiledService, identityNumber: string, making: boolean): void {
  const other = openCasesOf(store, identityNumber).find((each) => each.service === service || (making && makesCard(each.service)));
  if (other !== undefined && service !== 'suspicion') throw caseOpenAlready(other.caseId);
}

interface ForBank {
  readonly caseId: string;
  readonly cardNumber: string;
  readonly holder: LookedUp;
  readonly filed: Filed;
  readonly at: string;
}

function askBank({ store }: Desk, { caseId, cardNumber, holder, filed, at }: ForBank): void {
  const { name, documentType, identityNumber, bankHeld } = holder;
  const mobile = holder.held?.person['mobile'];
  const person = { name, documentType, documentNumber: identityNumber, ...(mobile === undefined ? {} : { mobile }) };
  for (const act of actsOf(filed, bankHeld?.account)) {
    putBankAct(
      store,
      {
        act,
        caseId,
        cardNumber,
        ...(act === 'open-account' ? { person } : {}),
        ...(act === 'inform-change' && filed.filing.newBank !== undefined ? { newBank: filed.filing.newBank } : {}),
      },
      at,
    );
  }
}

/**
 * What the bank has to do for a service, once the agency has it: neither suspends or opens anything on its own. What is so
 * already, the bank says, and that is well.
 */
function actsOf({ service, filing }: Filed, account: string | undefined): readonly BankAct[] {
  switch (service) {
    case 'report-loss':
    case 'reissue':
      return ['suspend'];
    case 'lift-loss':
      return ['release'];
    case 'cancel':
      return ['close'];
    case 'replace':
      return filing.ground === 'bank' ? ['inform-change'] : [];
    case 'activate':
      if (filing.account !== 'bank') return [];
      return account === 'opened' ? ['link', 'activate'] : ['open-account', 'link', 'activate'];
    case 'lock':
      return filing.application === 'financial' ? ['lock'] : [];
    case 'unlock':
      return filing.application === 'financial' ? ['unlock'] : [];
    default:
      return [];
  }
}

/**
 * What the new card is made by: what the agency holds, with what changes; nothing is asked twice (Article 9 para 2).
 * @throws the faults of an application where something that a card needs is not held
 */
export function applicationFor(
  desk: Desk,
  { held, documentType, identityNumber, name }: LookedUp,
  { filing, standing }: Pick<Filed, 'filing' | 'standing'>,
): Application {
  const { other } = standing;
  return parseApplication(
    {
      ...held?.person,
      name: held?.person['name'] ?? name,
      documentType,
      identityNumber,
      bank: filing.newBank ?? held?.card?.bank,
      ...filing.changes,
      deliver: filing.deliver ?? 'branch',
      ...(standing.who === 'guardian' ? { guardian: other } : {}),
      ...(standing.who === 'agent' ? { agent: other } : {}),
    },
    today(desk),
  );
}
