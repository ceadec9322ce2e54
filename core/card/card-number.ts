/** The card number, tag 07: a letter, seven letters or digits, and a check character (chip.md §2). */

const weights = [3, 7, 9, 10, 5, 8, 4, 2] as const;

/**
 * The check character of the first eight: 11 − (Σ Ci·Wi mod 11), letters A=10 to Z=35; 10 is X, 11 is 0.
 * @throws RangeError for anything but a capital letter and seven capital letters or digits
 */
export function cardNumberCheck(firstEight: string): string {
  if (!/^[A-Z][0-9A-Z]{7}$/.test(firstEight)) throw new RangeError('a card number begins with a letter and seven letters or digits');
  const sum = weights.reduce<number>((total, weight, index) => total + weight * Number.parseInt(firstEight.charAt(index), 36), 0);
  const check = 11 - (sum % 11);
  return check === 11 ? '0' : check === 10 ? 'X' : String(check);
}

/** Whether a card number is well formed and its check character is right. Cards of the first generation may break the rule. */
export function isCardNumber(text: string): boolean {
  return /^[A-Z][0-9A-Z]{7}[0-9X]$/.test(text) && cardNumberCheck(text.slice(0, 8)) === text.slice(8);
}
