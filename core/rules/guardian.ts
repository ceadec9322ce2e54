import type { Application } from '../people/application.ts';
import { fullYears } from '../people/day.ts';
import { allow, because, refuse } from './decision.ts';
import type { Decision, Reason } from './decision.ts';

/** The agency's configuration; the measures themselves name no age. */
export interface GuardianConfiguration {
  /** An applicant of fewer full years needs a guardian. */
  readonly guardianBelowAge: number;
  /** Legal source of that age; stands as the article of each reason. */
  readonly guardianSource: string;
}

type Applicant = Pick<Application, 'birthDate' | 'guardian' | 'agent'>;

/** Whether somebody is too young to apply alone. @param today YYYY-MM-DD in Asia/Shanghai */
export function belowAge(birthDate: string, today: string, { guardianBelowAge }: GuardianConfiguration): boolean {
  return fullYears(birthDate, today) < guardianBelowAge;
}

/**
 * Whether somebody may apply as it stands: below the configured age only with a guardian whose identity is recorded beside
 * the applicant's. An agent does not stand in for the guardian of a child.
 * @param today YYYY-MM-DD in Asia/Shanghai
 */
export function guardianRequired(applicant: Applicant, today: string, configuration: GuardianConfiguration): Decision {
  const article = configuration.guardianSource;
  if (!belowAge(applicant.birthDate, today, configuration)) {
    if (applicant.guardian === undefined && applicant.agent === undefined)
      return allow(because(article, '本人办理。', 'Applies in person.'));
    return allow(because(article, '代为办理，双方身份均已登记。', 'Somebody acts for the applicant; both identities are recorded.'));
  }
  if (applicant.guardian !== undefined)
    return allow(because(article, '由监护人代为办理，双方身份均已登记。', 'The guardian applies; both identities are recorded.'));
  return refuse(guardianMissing(configuration));
}

export function guardianMissing({ guardianBelowAge, guardianSource }: GuardianConfiguration): Reason {
  return because(
    guardianSource,
    `申请人未满 ${String(guardianBelowAge)} 周岁，须由监护人代为办理，请登记监护人的身份。`,
    `The applicant is younger than ${String(guardianBelowAge)}: a guardian applies, whose identity must be recorded.`,
  );
}
