const weights = [3, 7, 9, 10, 5, 8, 4, 2];

/**
 * Check character of a card number (chip.md §2, tag 07): 11 − (Σ Ci·Wi mod 11) with A=10..Z=35; 10 is X, 11 is 0.
 * @param body the first 8 characters, one letter and seven letters or digits, upper case
 * @throws RangeError for anything else
 */
export function cardNumberCheck(body: string): string {
  if (!/^[A-Z][0-9A-Z]{7}$/.test(body)) throw new RangeError('a card number begins with a letter and seven letters or digits');
  const sum = weights.reduce((total, weight, index) => total + weight * Number.parseInt(body.charAt(index), 36), 0);
  const rest = 11 - (sum % 11);
  return rest === 10 ? 'X' : rest === 11 ? '0' : String(rest);
}

/** Whether nine characters are a card number with its right check character. Cards of old break the rule. */
export function isCardNumber(text: string): boolean {
  return /^[A-Z][0-9A-Z]{7}[0-9X]$/.test(text) && cardNumberCheck(text.slice(0, 8)) === text[8];
}
