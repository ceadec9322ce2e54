/**
 * What both sides hash to compare a day's receipts: one line `number entry` for each, by number. The receipt itself binds the
 * entry's body, so that number and id are enough.
 * @param receipts in any order
 */
export function tallyText(receipts: readonly { readonly number: number; readonly entryId: string }[]): string {
  return [...receipts]
    .sort((one, other) => one.number - other.number)
    .map(({ number, entryId }) => `${String(number)} ${entryId}\n`)
    .join('');
}
