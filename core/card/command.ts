import { concat } from './bytes.ts';
import type { Words } from './words.ts';

/** A command APDU taken apart. Short length only: cards of this standard know no extended one. */
export interface Apdu {
  readonly cla: number;
  readonly ins: number;
  readonly p1: number;
  readonly p2: number;
  /** Empty when the command carries none. */
  readonly data: Uint8Array;
  /** Bytes expected, 1 to 256 (256 is Le 00); null when the command has no Le. */
  readonly le: number | null;
}

/** What follows the four bytes of the header: nothing but Le, data, or data and perhaps Le. */
export type Body = 'le' | 'data' | 'data-le';

/**
 * One command of chip.md §5, in both directions: the terminal encodes, the virtual card and the trace decode.
 * Methods are written so that a `Command<P>` can stand where any command is meant.
 */
export interface Command<P = unknown> {
  /** The standard's English name, and what the counter calls it. */
  readonly title: Words;
  /** Where the standard says it: pages of the shared reference this was built from. */
  readonly clause: string;
  readonly cla: number;
  readonly ins: number;
  readonly body: Body;
  /** Whether P1 P2 are of this command; another command may share CLA and INS. */
  fits(p1: number, p2: number): boolean;
  /** P1, P2, data and Le of the parameters; CLA and INS come from the declaration. */
  encode(parameters: P): { readonly p1: number; readonly p2: number; readonly data?: Uint8Array; readonly le?: number };
  decode(apdu: Apdu): P;
  /** Lc of a command with a MAC, DES and SM4; such a command is refused with another one before anything else is looked at. */
  readonly macLengths?: { readonly DES: number; readonly SM4: number };
  /** Status words after which a procedure goes on. A step may accept more. */
  readonly accepted: readonly number[];
  /** What is never logged: `all` data, or the first bytes of it. */
  readonly secret: { readonly command: SecretBytes; readonly answer: SecretBytes };
  /** One line for the trace. Holds nothing of what is secret or personal. */
  explain(parameters: P): Words;
}

/** Number of leading bytes of the data that are secret; all of them when there are fewer. */
export type SecretBytes = number;
export const nothing: SecretBytes = 0;
export const everything: SecretBytes = Number.POSITIVE_INFINITY;

/** The bytes of a command with its parameters. @throws RangeError for data of more than 255 bytes */
export function encodeCommand<P>(command: Command<P>, parameters: P): Uint8Array {
  const { p1, p2, data, le } = command.encode(parameters);
  return encodeApdu({ cla: command.cla, ins: command.ins, p1, p2, data: data ?? new Uint8Array(), le: le ?? null });
}

export function encodeApdu({ cla, ins, p1, p2, data, le }: Apdu): Uint8Array {
  if (data.length > 255) throw new RangeError('a command carries at most 255 bytes');
  const lc = data.length === 0 ? new Uint8Array() : Uint8Array.of(data.length);
  return concat(Uint8Array.of(cla, ins, p1, p2), lc, data, le === null ? new Uint8Array() : Uint8Array.of(le & 0xff));
}

/** The bytes after the header as data and Le, or null where Lc is unlike the bytes sent. */
export function decodeBody(body: Body, rest: Uint8Array): Pick<Apdu, 'data' | 'le'> | null {
  const [first] = rest;
  const none = new Uint8Array();
  if (first === undefined) return { data: none, le: null };
  if (body === 'le') return rest.length === 1 ? { data: none, le: first === 0 ? 256 : first } : null;
  const data = rest.slice(1, 1 + first);
  if (rest.length === 1 + first) return { data, le: null };
  const last = rest[1 + first];
  if (body === 'data' || first === 0 || last === undefined || rest.length !== 2 + first) return null;
  return { data, le: last === 0 ? 256 : last };
}

/** The answer of a card: data, and the two status bytes as one number. */
export interface Reply {
  readonly data: Uint8Array;
  readonly status: number;
}

/** @returns null for fewer than 2 bytes, which is no answer but a torn card */
export function decodeReply(answer: Uint8Array): Reply | null {
  const [first, second] = answer.subarray(-2);
  if (first === undefined || second === undefined) return null;
  return { data: answer.slice(0, -2), status: (first << 8) | second };
}

export function encodeReply({ data, status }: Reply): Uint8Array {
  return concat(data, Uint8Array.of(status >> 8, status & 0xff));
}
