import type { Service } from '../desk/services.ts';
import { allow, because, refuse } from './decision.ts';
import type { Decision } from './decision.ts';
import type { CaseFacts } from './facts.ts';
import { belowAge, guardianMissing } from './guardian.ts';

type ActingFacts = Pick<CaseFacts, 'atCounter' | 'holder' | 'cancellation' | 'configuration'>;

/** Services in which somebody applies for a card: where the measures say 申请人, an applicant may be too young to do it alone. */
const applying: readonly Service[] = ['apply', 'reissue', 'replace'];

/**
 * Whether this person may act: the holder (Article 19), or a guardian or agent as the agency's configuration allows, which
 * names its legal source; both identities are recorded. The measures name neither, and the counter decides nothing.
 * @param today YYYY-MM-DD in Asia/Shanghai
 */
export function actingFor(service: Service, facts: ActingFacts, today: string): Decision {
  if (service === 'suspicion') return allow(because('32', '任何人都可以提出。', 'Anybody may raise it.'));
  const who = facts.atCounter.who ?? 'holder';
  if (service === 'cancel' && facts.cancellation?.ground === 'death') return afterDeath(who, facts);
  switch (who) {
    case 'holder':
      return holder(service, facts, today);
    case 'guardian':
      return guardian(facts, today);
    case 'agent':
      return agent(service, facts, today);
    case 'reporter':
      return refuse(onlyReports);
  }
}

function afterDeath(who: string, { atCounter }: ActingFacts): Decision {
  if (who === 'holder') return refuse(whoBrings);
  return atCounter.recorded === true
    ? allow(because('26', '已登记提交证明的人。', 'Who brings the evidence is recorded.'))
    : refuse(whoBrings);
}

/** Full years of the holder below the configured age; null: the age is not known or none is configured. */
function tooYoung({ holder: { birthDate }, configuration }: ActingFacts, today: string): boolean | null {
  if (birthDate === undefined || configuration.guardian === undefined) return null;
  return belowAge(birthDate, today, configuration.guardian);
}

function holder(service: Service, facts: ActingFacts, today: string): Decision {
  const { guardian: configured } = facts.configuration;
  if (configured === undefined || !applying.includes(service) || tooYoung(facts, today) !== true) return allow(inPerson);
  return refuse(guardianMissing(configured));
}

function guardian(facts: ActingFacts, today: string): Decision {
  if (facts.atCounter.recorded !== true) return refuse(bothRecorded);
  const young = tooYoung(facts, today);
  const { guardian: ofChild, adultGuardian } = facts.configuration;
  if (young === true && ofChild !== undefined) return allow(because(ofChild.guardianSource, ...guardianActs));
  if (young === null) return refuse(ageNotKnown);
  return adultGuardian === undefined ? refuse(notConfigured) : allow(because(adultGuardian.source, ...guardianActs));
}

function agent(service: Service, facts: ActingFacts, today: string): Decision {
  const { guardian: ofChild, agent: configured } = facts.configuration;
  if (service === 'activate') return refuse(presence);
  if (configured?.services.includes(service) !== true) return refuse(notConfigured);
  if (applying.includes(service) && ofChild !== undefined && tooYoung(facts, today) === true) return refuse(guardianMissing(ofChild));
  if (facts.atCounter.recorded !== true) return refuse(bothRecorded);
  return allow(because(configured.source, '由代理人办理，双方身份均已登记。', 'An agent acts; both identities are recorded.'));
}

const guardianActs = ['由监护人办理，双方身份均已登记。', 'The guardian acts; both identities are recorded.'] as const;
const inPerson = because('19', '持卡人本人办理。', 'The holder acts in person.');
const onlyReports = because('19', '须由持卡人本人办理。', 'The holder must act in person.');
const whoBrings = because(
  '26',
  '请登记提交死亡注销户籍证明的人及其身份。',
  'Record who brings the evidence of the death, and the identity of that person.',
);
const bothRecorded = because(
  '19',
  '代为办理须登记双方身份：还没有登记。',
  'Who acts for another is recorded beside the holder: that is not done yet.',
);
const ageNotKnown = because(
  '19',
  '没有持卡人的出生日期或监护年龄的配置，不能认定监护人可以代办。',
  'The birth date or the configured age is missing: whether a guardian may act cannot be said.',
);
const notConfigured = because(
  '19',
  '社会保障卡限本人使用，管理机构的配置没有规定可以代办。',
  'The card is for the holder alone, and the agency’s configuration names no rule by which another may act here.',
);
const presence = because('19', '启用须持卡人在场。', 'For an activation the holder must be present.');
