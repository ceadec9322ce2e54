import type { EnrolAnswer } from '../../../core/agency.ts';
import { rulesConfiguration } from '../../../core/desk/facts-of.ts';
import { makesCard } from '../../../core/filing.ts';
import { shanghaiDay } from '../../../core/rules/deadline.ts';
import { fee } from '../../../core/rules/fee.ts';
import type { Fee } from '../../../core/rules/fee.ts';
import { factsSchema } from '../../../core/rules/facts.ts';
import type { Desk } from '../desk.ts';
import type { Case } from '../store/cases.ts';
import { diagnosisOf } from '../store/diagnoses.ts';

/** The fee of the card that a case makes, by what was known when it was taken in. */
export function feeOfCase(desk: Pick<Desk, 'store'>, configuration: EnrolAnswer['configuration'], of: Case): Fee {
  const { service, filing } = of;
  const diagnosis = filing?.diagnosis === undefined ? null : diagnosisOf(desk.store, filing.diagnosis);
  const facts = factsSchema.parse({
    configuration: rulesConfiguration(configuration),
    ...(service === 'apply' ? { firstCard: true } : {}),
    ...(filing?.ground === undefined ? {} : { replacement: { ground: filing.ground } }),
    ...(of.collectedOn === null ? {} : { card: { collectedOn: of.collectedOn } }),
    ...(diagnosis === null
      ? {}
      : {
          diagnosis: {
            record: diagnosis.record,
            ofThisCard: of.cardNumber !== null && diagnosis.cardNumber === of.cardNumber,
            verdict: diagnosis.verdict,
          },
        }),
  });
  return fee(makesCard(service) ? service : 'none', facts, shanghaiDay(of.acceptedAt));
}
