import type { EnrolAnswer } from '../agency.ts';
import type { Filing, Standing } from '../filing.ts';
import type { HolderAnswer } from '../holder.ts';
import type { BankHeld } from '../bank.ts';
import type { CaseFacts } from '../rules/facts.ts';
import { factsSchema } from '../rules/facts.ts';
import type { VerdictCode } from './diagnosis.ts';
import type { Service } from './services.ts';

/** What is known where a service is filed: at the counter, or at the agency, which goes by the same rules. */
export interface Known {
  /** What the agency holds; null while it cannot be asked. */
  readonly held: HolderAnswer | null;
  /** The agency answers now; absent: as `held` tells. */
  readonly reached?: boolean | undefined;
  /** What the bank holds of the card; null while it cannot be asked. */
  readonly bankHeld: BankHeld | null;
  readonly branchBank: string;
  readonly configuration: EnrolAnswer['configuration'];
  readonly appliedAt: string;
  /** The card itself is at the counter. */
  readonly cardInHand: boolean;
  readonly birthDate?: string | undefined;
  readonly diagnosis?: { readonly record: string; readonly ofThisCard: boolean; readonly verdict: VerdictCode } | undefined;
  readonly triesLeft?: number | undefined;
}

/** Everything that the rules need to know about a filing. */
export function factsOf(service: Service, filing: Filing, standing: Standing, known: Known): CaseFacts {
  const { held, bankHeld, configuration } = known;
  const fields = Object.keys(filing.changes ?? {});
  return factsSchema.parse(
    without({
      appliedAt: known.appliedAt,
      card: without({
        state: held?.state,
        collectedOn: held?.card?.collectedOn,
        expiresOn: held?.card?.expiresOn,
        bank: held?.card?.bank,
        inHand: known.cardInHand,
      }),
      newCard: without({ madeFor: held?.making?.service, made: held?.making?.made }),
      atCounter: without({
        who: standing.who,
        shown: standing.shown,
        validUntil: standing.validUntil,
        recorded: standing.who === 'holder' || standing.other !== undefined,
      }),
      holder: without({ birthDate: held?.person['birthDate'] ?? known.birthDate }),
      agency: without({ reached: known.reached ?? held !== null, entitled: held?.entitled }),
      branch: { bank: known.branchBank, anyBank: configuration.anyBank, instantIssue: configuration.instantIssue },
      urgent: filing.urgent,
      replacement:
        service === 'replace' && filing.ground !== undefined
          ? without({
              ground: filing.ground,
              faceIllegible: filing.faceIllegible,
              chipUnreadable: filing.chipUnreadable,
              newBank: filing.newBank,
            })
          : undefined,
      diagnosis: known.diagnosis,
      change: fields.length === 0 ? undefined : without({ fields, proved: filing.proved }),
      cancellation:
        service === 'cancel' && filing.ground !== undefined ? without({ ground: filing.ground, evidence: filing.evidence }) : undefined,
      accounts:
        filing.account === undefined
          ? undefined
          : without({ asked: filing.account, state: filing.account === 'medical' ? held?.card?.medicalAccount : bankHeld?.account }),
      lock:
        filing.application === undefined
          ? undefined
          : without({
              application: filing.application,
              state: filing.application === 'social-security' ? held?.card?.socialSecurity : bankHeld?.financial,
            }),
      pin:
        filing.pin === undefined
          ? undefined
          : without({ which: filing.pin, oldKnown: service === 'change-pin', triesLeft: known.triesLeft }),
      suspicion: service === 'suspicion' ? filing.ground : undefined,
      configuration: rulesConfiguration(configuration),
    }),
  );
}

/** The agency's configuration as the rules take it. */
export function rulesConfiguration(configuration: EnrolAnswer['configuration']): CaseFacts['configuration'] {
  const { guardianBelowAge, guardianSource, fee, adultGuardian, agent, replacementGrounds, calendar } = configuration;
  return factsSchema.shape.configuration.parse(
    without({ guardian: { guardianBelowAge, guardianSource }, fee, adultGuardian, agent, replacementGrounds, calendar }),
  );
}

function without<T extends object>(members: T): Partial<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Partial<T>;
}
