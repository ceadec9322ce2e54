import type { Apdu, Command } from './command.ts';
import { decodeBody } from './command.ts';
import { getResponse, readBinary, readRecord, selectFile, selectName, updateBinary, updateRecord } from './commands-file.ts';
import {
  applicationBlock,
  cardBlock,
  changePin,
  externalAuthenticate,
  getChallenge,
  internalAuthenticate,
  pinReload,
  pinUnblock,
  verify,
} from './commands-security.ts';

/** Every command of chip.md §5 that a card of ours knows. */
export const commands = {
  selectName,
  selectFile,
  readRecord,
  updateRecord,
  readBinary,
  updateBinary,
  getChallenge,
  externalAuthenticate,
  internalAuthenticate,
  verify,
  changePin,
  getResponse,
  pinUnblock,
  pinReload,
  applicationBlock,
  cardBlock,
} as const;

export type CommandName = keyof typeof commands;
export type Parameters<N extends CommandName> = (typeof commands)[N] extends Command<infer P> ? P : never;

/** A command as a card understands it. */
export type Instruction = {
  readonly [N in CommandName]: { readonly name: N; readonly parameters: Parameters<N>; readonly apdu: Apdu };
}[CommandName];

const list = Object.entries(commands) as readonly (readonly [CommandName, Command])[];

/** Status words of bytes that are no command, in the order that chip.md §12 checks them. */
export type Misunderstood = 0x6700 | 0x6e00 | 0x6d00 | 0x6a86;

/**
 * Takes the bytes of a command apart: CLA, then INS, then P1 P2, then Lc.
 * @param algorithm of the chip, for the length of an enciphered PIN
 */
export function decodeCommand(bytes: Uint8Array, algorithm: 'DES' | 'SM4'): Instruction | Misunderstood {
  const [cla, ins, p1, p2] = bytes;
  if (cla === undefined || ins === undefined || p1 === undefined || p2 === undefined) return 0x6700;
  const ofClass = list.filter(([, command]) => command.cla === cla);
  if (ofClass.length === 0) return 0x6e00;
  const ofInstruction = ofClass.filter(([, command]) => command.ins === ins);
  if (ofInstruction.length === 0) return 0x6d00;
  const found = ofInstruction.find(([, command]) => command.fits(p1, p2));
  if (found === undefined) return 0x6a86;
  const [name, command] = found;
  const body = decodeBody(command.body, bytes.slice(4));
  if (body === null) return 0x6700;
  if (command.macLengths !== undefined && command.macLengths[algorithm] !== body.data.length) return 0x6700;
  const apdu = { cla, ins, p1, p2, ...body };
  return { name, apdu, parameters: command.decode(apdu) } as Instruction;
}

/** The declaration of the bytes of a command, or null for what is none of ours. Wrong lengths are overlooked. */
export function commandOf(bytes: Uint8Array): Command | null {
  const [cla, ins, p1, p2] = bytes;
  if (p1 === undefined || p2 === undefined) return null;
  return list.find(([, command]) => command.cla === cla && command.ins === ins && command.fits(p1, p2))?.[1] ?? null;
}
