/**
 * The keys that EXTERNAL AUTHENTICATE can show, by the names of their roots (chip.md §4, §12): RK reads, UK writes, LK blocks
 * an application, BK the card, PUK unblocks the PIN. A list by itself, so that messages can name keys without the profiles.
 */
// prettier-ignore
export const keyNames = [
  'RKSSSE', 'UKSSSE', 'PUK', 'BK',
  'RK1DF01', 'UK1DF01', 'UK2DF01', 'UK3DF01', 'UK4DF01', 'UK5DF01', 'UK6DF01', 'UK7DF01', 'UK8DF01', 'UK9DF01', 'UKADF01', 'UKBDF01',
  'RK1DF02', 'UK1DF02', 'UK2DF02', 'UK3DF02', 'UK4DF02', 'UK5DF02', 'UK6DF02',
  'LKDF03', 'RK1DF03', 'RK2DF03', 'UK1DF03', 'UK2DF03', 'UK3DF03', 'UK4DF03', 'UK5DF03', 'UK6DF03', 'UK7DF03', 'UK8DF03',
  'LKDF04', 'RK1DF04', 'UK1DF04', 'UK2DF04',
  'RK1DF07', 'RK2DF07', 'RK3DF07', 'UK1DF07', 'UK2DF07', 'UK3DF07',
] as const;
export type KeyName = (typeof keyNames)[number];

/** Whether it is an update key: the key service shows those to the chip of an order alone. */
export function isUpdateKey(key: KeyName): boolean {
  return key.startsWith('UK');
}

/** Whether it blocks for good: the key service shows those for a recorded destruction alone. */
export function isBlockingKey(key: KeyName): boolean {
  return key === 'BK' || key.startsWith('LK');
}

export function isKeyName(root: string | undefined): root is KeyName {
  return keyNames.some((name) => name === root);
}
