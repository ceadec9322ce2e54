import type { Application } from '../people/application.ts';
import { fullYears } from '../people/day.ts';
import type { Decision } from './decision.ts';

/** The agency's configuration; the measures themselves name no age. */
export interface GuardianConfiguration {
  /** An applicant of fewer full years needs a guardian. */
  readonly guardianBelowAge: number;
  /** Legal source of that age; stands as the article of each reason. */
  readonly guardianSource: string;
}

type Applicant = Pick<Application, 'birthDate' | 'guardian' | 'agent'>;

/**
 * Whether somebody may apply as it stands: below the configured age only with a guardian whose identity is recorded beside
 * the applicant's. An agent does not stand in for the guardian of a child.
 * @param today YYYY-MM-DD in Asia/Shanghai
 */
export function guardianRequired(
  applicant: Applicant,
  today: string,
  { guardianBelowAge, guardianSource }: GuardianConfiguration,
): Decision {
  const article = guardianSource;
  if (fullYears(applicant.birthDate, today) >= guardianBelowAge) {
    if (applicant.guardian === undefined && applicant.agent === undefined)
      return { allowed: true, reasons: [{ zh: '本人办理。', en: 'Applies in person.', article }] };
    return {
      allowed: true,
      reasons: [{ zh: '代为办理，双方身份均已登记。', en: 'Somebody acts for the applicant; both identities are recorded.', article }],
    };
  }
  if (applicant.guardian !== undefined)
    return {
      allowed: true,
      reasons: [{ zh: '由监护人代为办理，双方身份均已登记。', en: 'The guardian applies; both identities are recorded.', article }],
    };
  return {
    allowed: false,
    reasons: [
      {
        zh: `申请人未满 ${String(guardianBelowAge)} 周岁，须由监护人代为办理，请登记监护人的身份。`,
        en: `The applicant is younger than ${String(guardianBelowAge)}: a guardian applies, whose identity must be recorded.`,
        article,
      },
    ],
  };
}
