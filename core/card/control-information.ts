/** The file control information that SELECT answers (chip.md §1): nested tag-length-value, tags of one or two bytes. */

interface Element {
  readonly tag: number;
  readonly value: Uint8Array;
}

/** The elements of one level; stops at the first that does not fit. Never throws. */
function elements(bytes: Uint8Array): readonly Element[] {
  const found: Element[] = [];
  let rest = bytes;
  for (;;) {
    const [first, second, third] = rest;
    if (first === undefined || second === undefined) return found;
    const long = (first & 0x1f) === 0x1f;
    const tag = long ? (first << 8) | second : first;
    const length = long ? third : second;
    const start = long ? 3 : 2;
    if (length === undefined || length > 0x7f || rest.length < start + length) return found;
    found.push({ tag, value: rest.slice(start, start + length) });
    rest = rest.slice(start + length);
  }
}

function inside(bytes: Uint8Array, path: readonly number[]): Uint8Array | null {
  return path.reduce<Uint8Array | null>((level, tag) => {
    return level === null ? null : (elements(level).find((element) => element.tag === tag)?.value ?? null);
  }, bytes);
}

/** Tag 86 inside 9F0C: 01 DES, 02 SSF33, 03 SM4; null where the card does not say (cards before 3.0). */
export function algorithmTag(controlInformation: Uint8Array): number | null {
  return inside(controlInformation, [0x6f, 0xa5, 0x9f0c, 0x86])?.[0] ?? null;
}
