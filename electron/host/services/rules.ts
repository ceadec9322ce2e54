import type { EnrolAnswer } from '../../../core/agency.ts';
import { factsOf } from '../../../core/desk/facts-of.ts';
import type { Known } from '../../../core/desk/facts-of.ts';
import type { Service } from '../../../core/desk/services.ts';
import type { Filing, Standing } from '../../../core/filing.ts';
import { explainService } from '../../../core/rules/explain.ts';
import type { Explanation } from '../../../core/rules/explain.ts';
import type { CaseFacts } from '../../../core/rules/facts.ts';
import { ZodError } from 'zod';
import type { Enrolment } from '../agency/enrolment.ts';
import type { Desk } from '../desk.ts';
import { instant } from '../desk.ts';
import { inputInvalid } from '../faults.ts';
import { openCasesOf } from '../store/cases.ts';
import { chipOf } from '../store/chips.ts';
import { diagnosisOf } from '../store/diagnoses.ts';
import type { DiagnosisRow } from '../store/diagnoses.ts';
import type { LookedUp } from './look.ts';

/** What the rules say of a service for somebody who was looked up, on what is known at this counter. */
export function rulesFor(
  desk: Desk,
  enrolment: Enrolment,
  holder: LookedUp,
  asked: {
    readonly service: Service;
    readonly filing: Filing;
    readonly standing: Standing;
    readonly triesLeft?: number | undefined;
    readonly inHand?: boolean | undefined;
  },
): Explanation {
  const at = instant(desk);
  const { service, filing, standing } = asked;
  return explainService(
    service,
    requireFacts(() => factsOf(service, filing, standing, knownOf(desk, enrolment, holder, asked, at))),
    at,
    desk.calendar,
  );
}

/** @throws Fault `input-invalid` for what no rule knows, such as a ground outside the list */
function requireFacts(make: () => CaseFacts): CaseFacts {
  try {
    return make();
  } catch (cause) {
    if (!(cause instanceof ZodError)) throw cause;
    throw inputInvalid('service', [...new Set(cause.issues.map(({ path }) => path.join('.')))]);
  }
}

function knownOf(
  desk: Desk,
  { branch, configuration }: Pick<Enrolment, 'branch'> & { readonly configuration: EnrolAnswer['configuration'] },
  holder: LookedUp,
  {
    service,
    filing,
    triesLeft,
    inHand,
  }: { readonly service: Service; readonly filing: Filing; readonly triesLeft?: number | undefined; readonly inHand?: boolean | undefined },
  at: string,
): Known {
  const diagnosis = filing.diagnosis === undefined ? null : diagnosisOf(desk.store, filing.diagnosis);
  const cardNumber = holder.held?.card?.cardNumber ?? holder.chip?.cardNumber;
  return {
    held: heldNow(desk, holder),
    reached: holder.online,
    bankHeld: holder.bankHeld,
    branchBank: branch.bank,
    configuration,
    appliedAt: at,
    // A lost card that is to work again was found. Whose card lies in a reader is seen when its PIN is dealt with.
    cardInHand: inHand ?? (holder.chip !== null || service === 'lift-loss' || (isOnCard(service) && isCardIn(desk))),
    triesLeft,
    diagnosis:
      diagnosis === null
        ? undefined
        : {
            record: diagnosis.record,
            ofThisCard: ofThisCard(diagnosis, holder.held?.card?.chipId ?? holder.chip?.chipId, cardNumber),
            verdict: diagnosis.verdict,
          },
  };
}

/** By the chip where both are known, else by the number. */
export function ofThisCard({ chip, cardNumber }: DiagnosisRow, chipId: string | undefined, number: string | null | undefined): boolean {
  if (chip !== null && chip !== '' && chipId !== undefined && chipId !== '') return chipOf(chip) === chipOf(chipId);
  return number != null && cardNumber === number;
}

/** What the agency holds, and what this terminal knows better: that something was written to the new card already. */
function heldNow({ store }: Desk, { held, identityNumber }: LookedUp): LookedUp['held'] {
  if (held?.making == null) return held;
  const begun = openCasesOf(store, identityNumber).some(({ state }) => state === 'unsure' || state === 'issued' || state === 'issuing');
  return begun ? { ...held, making: { ...held.making, made: true } } : held;
}

/** Services whose deed is done on the very card. */
export function isOnCard(service: Service): boolean {
  return service === 'change-pin' || service === 'reset-pin';
}

function isCardIn({ seen }: Desk): boolean {
  return seen()?.some(({ card }) => card === 'present') === true;
}
