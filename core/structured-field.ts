/**
 * The small part of structured fields (RFC 8941) that HTTP message signatures need: an inner list of component
 * identifiers with parameters, written and read back in one canonical spelling.
 */

/** One covered component: a field name or derived name, `req` when it is taken from the request that is answered. */
export interface Component {
  readonly name: string;
  readonly req?: true;
}

/** Parameters of a signature in the order in which they are written. */
export type Parameters = readonly (readonly [name: string, value: string | number])[];

export interface SignatureInput {
  readonly components: readonly Component[];
  readonly parameters: Parameters;
}

/** `"signature";req` */
export function writeComponent({ name, req }: Component): string {
  return req ? `"${name}";req` : `"${name}"`;
}

/** `("@method" "@path");created=1;keyid="a"`: the value of one member of Signature-Input, and of @signature-params. */
export function writeSignatureInput({ components, parameters }: SignatureInput): string {
  const list = `(${components.map(writeComponent).join(' ')})`;
  return list + parameters.map(([name, value]) => `;${name}=${typeof value === 'number' ? String(value) : quote(value)}`).join('');
}

/**
 * Reads what {@link writeSignatureInput} writes.
 * @returns null for anything that is not spelled in exactly that way
 */
export function readSignatureInput(text: string): SignatureInput | null {
  const whole = /^\((.*?)\)((?:;.*)?)$/.exec(text);
  if (whole === null) return null;
  const components: Component[] = [];
  for (const part of (whole[1] ?? '').split(' ').filter((word) => word !== '')) {
    const one = /^"([a-z0-9@_-]+)"(;req)?$/.exec(part);
    if (one?.[1] === undefined) return null;
    components.push(one[2] === undefined ? { name: one[1] } : { name: one[1], req: true });
  }
  const parameters: [string, string | number][] = [];
  for (const [, name = '', number, text = ''] of (whole[2] ?? '').matchAll(
    /;([a-z*][a-z0-9_.*-]*)=(?:(-?\d{1,15})|"((?:[^"\\]|\\["\\])*)")/g,
  )) {
    parameters.push([name, number === undefined ? text.replace(/\\(["\\])/g, '$1') : Number(number)]);
  }
  const input = { components, parameters };
  return writeSignatureInput(input) === text ? input : null;
}

/** sf-string: printable ASCII only (RFC 8941 §3.3.3). */
function quote(text: string): string {
  if (!/^[\x20-\x7e]*$/.test(text)) throw new TypeError('a structured field string holds printable ASCII only');
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
