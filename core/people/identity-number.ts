import type { DocumentType } from './codes.ts';
import { provinces } from './areas.ts';
import { isDay } from './day.ts';
import { nationalities } from './nationalities.ts';

/** What can be wrong with a document number taken by itself. */
export type NumberProblem = 'number-form' | 'check-digit' | 'number-area' | 'number-date';

/** What a document number says about its holder; passports and travel permits say next to nothing. */
export interface NumberFacts {
  /** YYYY-MM-DD. */
  readonly birthDate?: string;
  /** YYMMDD of the 15-character form, which leaves the century out. */
  readonly birthDay?: string;
  readonly sex?: '1' | '2';
  /** ISO 3166-1 alpha-3, of the 15-character form. */
  readonly nationality?: string;
}

export type NumberReading = { readonly problem: NumberProblem } | { readonly facts: NumberFacts };

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Check character of the first 17 digits (GB 11643, ISO 7064 MOD 11-2): '0'..'9' or 'X'. */
export function identityNumberCheck(digits: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return '10X98765432'.charAt(sum % 11);
}

/** Check digit with the weights 7 3 1 of machine readable zones (ICAO 9303), A=10..Z=35. */
export function machineReadableCheck(text: string): string {
  const sum = [...text].reduce((total, character, index) => total + Number.parseInt(character, 36) * [7, 3, 1][index % 3]!, 0);
  return String(sum % 10);
}

/** Reads a document number by the form of its type: upper case, no spaces. What is odd is named, never thrown. */
export function readIdentityNumber(documentType: DocumentType, number: string): NumberReading {
  return readers[documentType](number);
}

const readers: Readonly<Record<DocumentType, (number: string) => NumberReading>> = {
  'resident-id': citizen,
  'temporary-resident-id': citizen,
  'household-register': citizen,
  'residence-permit-hk-mo': (number) => eighteen(number, /^8[12]0000/),
  'residence-permit-tw': (number) => eighteen(number, /^830000/),
  'travel-permit-hk-mo': (number) => shaped(number, /^[HM]\d{8}(\d\d)?$/),
  'travel-permit-tw': (number) => shaped(number, /^\d{8}$|^\d{10}[A-Z]?$/),
  'permanent-resident': (number) => (/^[A-Z]/.test(number) ? permanentResident15(number) : permanentResident18(number)),
  passport: (number) => shaped(number, /^(?=.*\d)[A-Z0-9]{5,20}$/),
};

function shaped(number: string, form: RegExp): NumberReading {
  return form.test(number) ? { facts: {} } : { problem: 'number-form' };
}

/** GB 11643: area 6, birth date 8, sequence 3 (odd: male), check character. */
function eighteen(number: string, area: RegExp): NumberReading {
  if (!/^\d{17}[\dX]$/.test(number)) return { problem: 'number-form' };
  if (identityNumberCheck(number) !== number[17]) return { problem: 'check-digit' };
  if (!area.test(number)) return { problem: 'number-area' };
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isDay(birthDate)) return { problem: 'number-date' };
  return { facts: { birthDate, sex: Number(number[16]) % 2 === 1 ? '1' : '2' } };
}

/** 81 and 82 are left to the residence permits: no citizen was ever registered there. */
const citizenAreas = provinces.map((province) => province.code).filter((code) => code !== '81' && code !== '82');
const citizenArea = new RegExp(`^(${citizenAreas.join('|')})`);

function citizen(number: string): NumberReading {
  return eighteen(number, citizenArea);
}

const permanentResidentArea = new RegExp(`^9(${provinces.map((province) => province.code).join('|')})`);

/** Card of 2023: 9, province 2, nationality of the first application 3 (it may have changed since), then as a citizen's (chip.md §9). */
function permanentResident18(number: string): NumberReading {
  const read = eighteen(number, permanentResidentArea);
  const known = nationalities.some((entry) => entry.numeric === number.slice(3, 6));
  return 'problem' in read || known ? read : { problem: 'number-area' };
}

/** Card before 2023: nationality 3 letters, area 4, YYMMDD, sequence 1, check digit 7-3-1 over the first 14 (chip.md §9). */
function permanentResident15(number: string): NumberReading {
  if (!/^[A-Z]{3}\d{12}$/.test(number)) return { problem: 'number-form' };
  if (machineReadableCheck(number.slice(0, 14)) !== number[14]) return { problem: 'check-digit' };
  const nationality = nationalities.find((entry) => entry.code === number.slice(0, 3));
  const area = provinces.some((province) => province.code === number.slice(3, 5));
  if (nationality === undefined || !area) return { problem: 'number-area' };
  const birthDay = number.slice(7, 13);
  const [month, day] = [birthDay.slice(2, 4), birthDay.slice(4, 6)];
  if (!isDay(`2000-${month}-${day}`)) return { problem: 'number-date' };
  return { facts: { birthDay, nationality: nationality.code } };
}
