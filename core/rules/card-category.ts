import type { Application } from '../people/application.ts';
import { fullYears } from '../people/day.ts';
import { isStudent } from '../people/occupation.ts';

/** Tag 02 卡的类别: '1' under 6, '2' student, '3' adult and default, '4' 70 and over. */
export type CardCategory = '1' | '2' | '3' | '4';

/**
 * The category that the chip carries (chip.md §2, tag 02). Age goes before occupation at both ends.
 * @param today YYYY-MM-DD in Asia/Shanghai
 */
export function cardCategory({ birthDate, occupation }: Pick<Application, 'birthDate' | 'occupation'>, today: string): CardCategory {
  const age = fullYears(birthDate, today);
  if (age < 6) return '1';
  if (age >= 70) return '4';
  return isStudent(occupation) ? '2' : '3';
}
