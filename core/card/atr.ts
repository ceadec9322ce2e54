/** Answer to reset (chip.md §7, §10). */

/** T0 and the interface bytes it announces, group by group, and where the historical bytes begin. */
function interfaceBytes(atr: Uint8Array): { readonly protocols: readonly number[]; readonly end: number } | null {
  const protocols: number[] = [];
  let announced = atr[1] ?? 0;
  let end = 2;
  for (;;) {
    // TA, TB, TC are skipped; TD announces the next group and names its protocol in the low half.
    end += [0x10, 0x20, 0x40].filter((bit) => (announced & bit) !== 0).length;
    if ((announced & 0x80) === 0) break;
    const next = atr[end];
    if (next === undefined) return null;
    protocols.push(next & 0x0f);
    announced = next;
    end += 1;
  }
  return { protocols, end };
}

/** Whether a contactless reader made this ATR up (PC/SC part 3): it announces T=0 and then T=1, which no card of this standard does. */
export function isContactless(atr: Uint8Array): boolean {
  const found = atr[0] === 0x3b ? interfaceBytes(atr) : null;
  return found !== null && found.protocols[0] === 0 && found.protocols[1] === 1;
}

/**
 * The 13 historical bytes of the chip, or null where there are none: an ATR that a contactless reader made up, another kind
 * of card, or a garbled answer.
 */
export function historicalBytes(atr: Uint8Array): Uint8Array | null {
  const count = (atr[1] ?? 0) & 0x0f;
  const found = atr[0] === 0x3b || atr[0] === 0x3f ? interfaceBytes(atr) : null;
  if (found === null || count !== 13) return null;
  const { protocols, end } = found;
  if (isContactless(atr)) return null;
  const withCheck = protocols.some((protocol) => protocol !== 0);
  if (atr.length !== end + count + (withCheck ? 1 : 0)) return null;
  return atr.slice(end, end + count);
}
