import type { Application, Representative } from './application.ts';
import { occupationOf } from './occupation.ts';

/** Masked data look masked and stay recognisable to who knows them (screens.md). One function per kind of datum. */

/** Stars between so many characters at the front and at the back; at least one character is hidden. */
function starred(text: string, front: number, back: number): string {
  const characters = text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? [];
  const shown = front + back < characters.length;
  const [head, tail] = shown ? [front, back] : [characters.length > 1 ? Math.min(1, front) : 0, 0];
  const stars = '*'.repeat(Math.max(0, characters.length - head - tail));
  return characters.slice(0, head).join('') + stars + characters.slice(characters.length - tail).join('');
}

/**
 * 李*明, 李*, 欧**娜; with a middle dot the first part keeps its first and the last part its last character (阿***·**提);
 * Latin and other alphabets keep the first letter of each word (J*** S****).
 */
export function maskName(name: string): string {
  if (name.includes('·')) {
    const parts = name.split('·');
    return parts.map((part, index) => starred(part, index === 0 ? 1 : 0, index === parts.length - 1 && part.length > 1 ? 1 : 0)).join('·');
  }
  if (/^[\p{Script=Han}\s]+$/u.test(name)) {
    const whole = name.replace(/\s/g, '');
    return starred(whole, 1, [...whole].length > 2 ? 1 : 0);
  }
  return name
    .split(' ')
    .map((word) => starred(word, 1, 0))
    .join(' ');
}

/** 440103********8514; shorter numbers keep fewer: KAZ********3105, E1****678. */
export function maskIdentityNumber(number: string): string {
  const { length } = number;
  if (length >= 18) return starred(number, 6, 4);
  if (length >= 15) return starred(number, 3, 4);
  return length >= 8 ? starred(number, 2, 3) : starred(number, 1, 1);
}

/** As an identity number, which it mostly is. */
export function maskSocialSecurityNumber(number: string): string {
  return maskIdentityNumber(number);
}

/** 138****8000; a foreign number keeps its first three and last two characters. */
export function maskMobile(mobile: string): string {
  return mobile.startsWith('+') ? starred(mobile, 3, 2) : starred(mobile, 3, 4);
}

/** Down to the district and no further: 广州市越秀区******. The stars do not tell how long the rest is. */
export function maskAddress(address: string): string {
  const area =
    /^([^省市区县镇路街\d]{2,8}(?:省|自治区))?([^省市区县镇路街\d]{2,8}市)?([^省市区县镇路街\d]{1,8}[区县])?/.exec(address)?.[0] ?? '';
  return `${area}******`;
}

/** D2*****9X. */
export function maskCardNumber(number: string): string {
  return starred(number, 2, 2);
}

/** 6212***********0123, the number of a bank card. */
export function maskPan(pan: string): string {
  return starred(pan, 4, 4);
}

/** 1990-**-**. */
export function maskBirthDate(day: string): string {
  return `${day.slice(0, 4)}-**-**`;
}

/**
 * An application with everything masked that names or reaches a person; codes that many people share stay. Own words for
 * the occupation go too: they may name an employer.
 */
export function maskApplication(application: Application): Application {
  const { socialSecurityNumber, nameLatin, birthPlace, guardian, agent } = application;
  return {
    ...application,
    identityNumber: maskIdentityNumber(application.identityNumber),
    name: maskName(application.name),
    birthDate: maskBirthDate(application.birthDate),
    mobile: maskMobile(application.mobile),
    address: maskAddress(application.address),
    occupation: occupationOf(application.occupation) === undefined ? '******' : application.occupation,
    ...(socialSecurityNumber !== undefined && { socialSecurityNumber: maskSocialSecurityNumber(socialSecurityNumber) }),
    ...(nameLatin !== undefined && { nameLatin: maskName(nameLatin) }),
    ...(birthPlace !== undefined && { birthPlace: `${birthPlace.slice(0, 4)}**` }),
    ...(guardian !== undefined && { guardian: maskRepresentative(guardian) }),
    ...(agent !== undefined && { agent: maskRepresentative(agent) }),
  };
}

/** One field of an application by its name, masked as there. */
export function maskField(field: string, value: string): string {
  return masks[field]?.(value) ?? value;
}

const masks: Readonly<Record<string, (value: string) => string>> = {
  identityNumber: maskIdentityNumber,
  name: maskName,
  nameLatin: maskName,
  birthDate: maskBirthDate,
  mobile: maskMobile,
  address: maskAddress,
  socialSecurityNumber: maskSocialSecurityNumber,
  birthPlace: (area) => `${area.slice(0, 4)}**`,
  occupation: (words) => (occupationOf(words) === undefined ? '******' : words),
};

function maskRepresentative(person: Representative): Representative {
  return {
    ...person,
    name: maskName(person.name),
    identityNumber: maskIdentityNumber(person.identityNumber),
    mobile: maskMobile(person.mobile),
  };
}
