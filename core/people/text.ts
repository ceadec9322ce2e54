import { encodeGb18030 } from '../card/gb18030.ts';

/** What people type, brought to the one spelling that is kept. Nothing is refused here and no letter is exchanged. */

/** Full-width letters, digits and signs of a Chinese input method become plain ones. */
function halfWidth(text: string): string {
  return text.replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}

/** Document numbers: plain letters in upper case, without spaces. */
export function tidyNumber(text: string): string {
  return halfWidth(text).replace(/\s/g, '').toUpperCase();
}

/** Mobile numbers: plain digits without spaces, hyphens and the country code of the mainland. */
export function tidyMobile(text: string): string {
  return halfWidth(text)
    .replace(/[\s-]/g, '')
    .replace(/^(\+86|0086)(?=1\d{10}$)/, '');
}

/** Trims and makes one space of many. */
export function tidyLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The dots and apostrophes that input methods put into names become U+00B7 and the plain apostrophe (chip.md §2: A1A4). */
export function tidyName(text: string): string {
  return tidyLine(text)
    .replace(/[\u2022\u2027\u2219\u22C5\u30FB\uFF65]/g, '\u00B7')
    .replace(/[\u2018\u2019\uFF07]/g, "'");
}

/**
 * Letters with their marks, U+3007 (a character of names that Unicode counts as a number), and between them middle dot,
 * space, hyphen, apostrophe, period. Nothing invisible, no private-use characters.
 */
const nameForm = /^(?!.*\p{Default_Ignorable_Code_Point})[\p{L}\u3007][\p{L}\p{M}\u3007\u00B7 '.-]*$/u;

export function isNameForm(text: string): boolean {
  return nameForm.test(text);
}

/** As a passport prints it: Latin letters and what stands between them. */
export function isLatinNameForm(text: string): boolean {
  return /^\p{Script=Latin}[\p{Script=Latin}\p{M} ',.-]*$/u.test(text);
}

/** Whether the chip can hold the text (chip.md §2, tags 09 and 4E): no lone surrogate, no U+E5E5. */
export function encodableInGb18030(text: string): boolean {
  return encodeGb18030(text) !== null;
}

/** Free text: nothing that a line cannot show (control and format characters, private use, unassigned). */
export function isLineForm(text: string): boolean {
  return !/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u.test(text);
}
