/**
 * Canonical JSON (RFC 8785): no white space, members sorted by their UTF-16 code units, numbers and strings as ECMAScript
 * writes them. Two values that mean the same have one text, so that its hash speaks of the value.
 * @throws TypeError for what JSON cannot hold: NaN, infinities, lone surrogates, functions, bigints, undefined in an array
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return canonicalString(value);
  if (typeof value === 'number') return canonicalNumber(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') return canonicalObject(value);
  throw new TypeError(`canonical JSON cannot hold ${typeof value}`);
}

function canonicalObject(value: object): string {
  const members = Object.entries(value as Record<string, unknown>)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, member]) => `${canonicalString(name)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

/** RFC 8785 §3.2.2.2: a lone surrogate ends it, because its escaped form is not what the other side would hash. */
function canonicalString(text: string): string {
  if (/[\uD800-\uDFFF]/u.test(text)) throw new TypeError('canonical JSON cannot hold a lone surrogate');
  return JSON.stringify(text);
}

/** RFC 8785 §3.2.2.3: the shortest form of ECMAScript; minus zero is 0. */
function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError('canonical JSON cannot hold NaN or an infinity');
  return JSON.stringify(value);
}
