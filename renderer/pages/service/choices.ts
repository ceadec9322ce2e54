import type { Coded } from '../../../core/people/codes.ts';
import { choiceWords } from '../../text/service-words.ts';
import type { Text } from '../../text/text.ts';

/** What can be chosen in a field of a service: the codes of core/filing.ts and core/rules/facts.ts with the counter's words. */
export interface Choice {
  readonly code: string;
  readonly words: Text;
}

export const accounts: readonly Choice[] = [
  { code: 'medical', words: choiceWords.medical },
  { code: 'bank', words: choiceWords.bankAccount },
];
export const applications: readonly Choice[] = [
  { code: 'social-security', words: choiceWords.socialSecurity },
  { code: 'financial', words: choiceWords.financial },
];
export const pins: readonly Choice[] = [
  { code: 'social-security', words: choiceWords.socialSecurityPin },
  { code: 'bank', words: choiceWords.bankPin },
];
export const replaceGrounds: readonly Choice[] = [
  { code: 'face', words: choiceWords.face },
  { code: 'chip', words: choiceWords.chip },
  { code: 'data', words: choiceWords.data },
  { code: 'bank', words: choiceWords.bank },
];
export const cancelGrounds: readonly Choice[] = [
  { code: 'death', words: choiceWords.death },
  { code: 'no-longer-entitled', words: choiceWords.noLongerEntitled },
  { code: 'own-wish', words: choiceWords.ownWish },
];
export const evidences: readonly Choice[] = [
  { code: 'registration-cancelled', words: choiceWords.registrationCancelled },
  { code: 'death-certificate', words: choiceWords.deathCertificate },
  { code: 'other', words: choiceWords.otherEvidence },
];
export const suspicions: readonly Choice[] = [
  { code: 'wrong-person', words: choiceWords.wrongPerson },
  { code: 'altered-data', words: choiceWords.alteredData },
  { code: 'copied-card', words: choiceWords.copiedCard },
  { code: 'trade', words: choiceWords.trade },
];

/** What of the agency's configuration adds to a list. */
export function further(grounds: readonly Coded[]): readonly Choice[] {
  return grounds.map(({ code, zh, en }) => ({ code, words: { zh, en } }));
}

/** The words of a code wherever it was chosen; a code of a later release as it is. */
export function choiceName(name: 'ground' | 'account' | 'application' | 'evidence' | 'pin', service: string, code: string): Text {
  const lists = {
    ground: service === 'replace' ? replaceGrounds : service === 'cancel' ? cancelGrounds : suspicions,
    account: accounts,
    application: applications,
    evidence: evidences,
    pin: pins,
  };
  return lists[name].find((choice) => choice.code === code)?.words ?? { zh: code, en: code };
}
