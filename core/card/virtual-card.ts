import { concat, fromHex } from './bytes.ts';
import { encodeReply } from './command.ts';
import { decodeCommand } from './commands.ts';
import type { Instruction } from './commands.ts';
import type { Primitives } from './primitives.ts';
import { profiles } from './profiles/profiles.ts';
import { cardKey } from './sandbox-keys.ts';
import type { Answer, Chip } from './virtual/chip.ts';
import { answer, done, newSession } from './virtual/chip.ts';
import { readBinary, readRecord, selectFile, selectName, updateBinary, updateRecord } from './virtual/files.ts';
import * as security from './virtual/security.ts';
import { atrOf, blankState, contactlessAtr, historicalBytesOf, issuingArea, virtualCardStateSchema } from './virtual/state.ts';
import type { VirtualCardKind, VirtualCardState } from './virtual/state.ts';

/** How a virtual card is made, and what may be wrong with it. */
export interface VirtualCardOptions {
  readonly kind: VirtualCardKind;
  /** 4 bytes as upper-case hex; the same serial is the same chip. */
  readonly serial: string;
  /** Challenges follow from it: give random bytes, or fixed ones for a run that can be repeated. */
  readonly challengeSeed: Uint8Array;
  /** Speak as over a T=0 wire: 61xx and 6Cxx. */
  readonly t0?: boolean;
  /** Power goes during the nth UPDATE from now (1 is the next), leaving nothing, half or all of it; then mute until reset. */
  readonly tear?: { readonly atWrite: number; readonly leaves: 'nothing' | 'half' | 'whole' };
  /** Worn memory: after so many UPDATEs in the card's life every further one answers 6581. */
  readonly failAfterWrites?: number;
  /** Keys without tries left from the beginning, by path: `SSSE/04`, `DF03/83`. */
  readonly lockedKeys?: readonly string[];
  readonly garbledAtr?: boolean;
  /** Laid on a contactless reader, which makes the answer to reset up. */
  readonly contactless?: boolean | undefined;
  /** No answer to reset, no answer to anything. */
  readonly mute?: boolean;
  /**
   * Called with the new state at each persistent update, before the command is answered. When it throws the card answers
   * 6581 and keeps the state it had.
   */
  readonly onWrite?: (state: VirtualCardState) => void;
}

export interface VirtualCard {
  /** Answer to reset: empty of a mute chip. */
  readonly atr: Uint8Array;
  /** Any bytes in, data and status out: at least 2 bytes, or none at all from a chip that is mute or was torn. */
  transmit(apdu: Uint8Array): Uint8Array;
  /** Power off and on, cold or warm: clears the security state. */
  reset(): void;
  /** What to save; a new object after each update. */
  readonly state: VirtualCardState;
}

/**
 * A sandbox card with every rule and counter of chip.md §12, run from the same declarations as the terminal.
 * @param savedState from an earlier `state`, of the same kind and serial
 * @throws RangeError for another card's state, ZodError for one that is none
 */
export function createVirtualCard(options: VirtualCardOptions, primitives: Primitives, savedState?: unknown): VirtualCard {
  const chip = makeChip(options, primitives, firstState(options, savedState));
  const wire: Wire = { waiting: null, silent: options.mute === true };
  const whole = options.contactless === true ? contactlessAtr : atrOf(options.serial);
  return {
    // A worn contact: bytes lost and one of them wrong.
    atr:
      options.mute === true
        ? new Uint8Array()
        : options.garbledAtr === true
          ? concat(whole.slice(0, 3), Uint8Array.of(0xff), whole.slice(6, 13))
          : whole,
    transmit(apdu) {
      const answered = wire.silent ? null : exchange(chip, wire, options.t0 === true, apdu);
      if (answered === null) wire.silent = true;
      return answered === null ? new Uint8Array() : encodeReply(answered);
    },
    reset() {
      chip.session = newSession();
      wire.waiting = null;
      wire.silent = options.mute === true;
    },
    get state() {
      return chip.state;
    },
  };
}

function firstState({ kind, serial, lockedKeys }: VirtualCardOptions, savedState: unknown): VirtualCardState {
  const state = savedState === undefined ? blankState(kind, serial) : virtualCardStateSchema.parse(savedState);
  if (state.kind !== kind || state.serial !== serial) throw new RangeError('the saved state is of another card');
  const locked = Object.fromEntries((lockedKeys ?? []).map((path) => [path, 0]));
  return virtualCardStateSchema.parse({ ...state, keyTries: { ...state.keyTries, ...locked } });
}

function makeChip(options: VirtualCardOptions, primitives: Primitives, state: VirtualCardState): Chip {
  const { environment, ...profile } = profiles[options.kind];
  const historicalBytes = historicalBytesOf(options.serial);
  const keys = new Map<string, Uint8Array>();
  let challenges = 0;
  let updates = 0;
  const chip: Chip = {
    // chip.md §12: the sandbox card has no EF07, nor extensions of a province.
    profile: { ...profile, environment: { ...environment, files: environment.files.filter(({ optional }) => optional !== true) } },
    algorithm: profile.algorithm,
    primitives,
    keyOf(root) {
      const key = keys.get(root) ?? cardKey(root, profile.algorithm, issuingArea, historicalBytes);
      keys.set(root, key);
      return key;
    },
    nextChallenge(length) {
      challenges += 1;
      return primitives.sm3(concat(options.challengeSeed, fromHex(challenges.toString(16).padStart(8, '0')))).slice(0, length);
    },
    state,
    session: newSession(),
    keep(next) {
      try {
        options.onWrite?.(next);
      } catch {
        return false;
      }
      chip.state = next;
      return true;
    },
    write(next, half) {
      if (options.failAfterWrites !== undefined && chip.state.writes >= options.failAfterWrites) return 'failed';
      updates += 1;
      const writes = chip.state.writes + 1;
      if (options.tear?.atWrite !== updates) return chip.keep({ ...next, writes }) ? 'written' : 'failed';
      if (options.tear.leaves !== 'nothing') chip.keep({ ...(options.tear.leaves === 'half' ? half : next), writes });
      return 'torn';
    },
  };
  return chip;
}

interface Wire {
  /** Data that GET RESPONSE will fetch. */
  waiting: Uint8Array | null;
  silent: boolean;
}

function exchange(chip: Chip, wire: Wire, t0: boolean, apdu: Uint8Array): Answer {
  if (chip.state.blocked) return answer(0x6a81);
  const instruction = decodeCommand(apdu, chip.algorithm);
  if (typeof instruction !== 'number' && instruction.name === 'getResponse') return fetch(chip, wire, instruction.parameters.le);
  wire.waiting = null;
  if (typeof instruction === 'number') return answer(instruction);
  const answered = perform(chip, instruction, t0);
  if (!t0 || answered === null || answered.data.length === 0 || instruction.apdu.data.length === 0) return answered;
  wire.waiting = answered.data;
  return answer(0x6100 | (answered.data.length & 0xff));
}

function fetch({ session }: Chip, wire: Wire, le: number | null): Answer {
  const { waiting } = wire;
  if (session.directory === null || waiting === null) return answer(0x6985);
  if (le === null) return answer(0x6700);
  if (le < waiting.length) return answer(0x6c00 | waiting.length);
  wire.waiting = null;
  return answer(done, waiting);
}

/** Before SSSE is selected only SELECT SSSE and GET CHALLENGE work (chip.md §12). */
function perform(chip: Chip, instruction: Instruction, t0: boolean): Answer {
  const { name } = instruction;
  if (chip.session.directory === null && name !== 'selectName' && name !== 'selectFile' && name !== 'getChallenge') return answer(0x6985);
  switch (name) {
    case 'selectName':
      return selectName(chip, instruction.parameters);
    case 'selectFile':
      return selectFile(chip, instruction.parameters);
    case 'readRecord':
      return readRecord(chip, instruction.parameters, t0);
    case 'updateRecord':
      return updateRecord(chip, instruction.parameters);
    case 'readBinary':
      return readBinary(chip, instruction.parameters);
    case 'updateBinary':
      return updateBinary(chip, instruction.parameters);
    case 'getChallenge':
      return security.getChallenge(chip, instruction.parameters);
    case 'externalAuthenticate':
      return security.externalAuthenticate(chip, instruction.parameters);
    case 'internalAuthenticate':
      return security.internalAuthenticate(chip, instruction.parameters);
    case 'verify':
      return security.verify(chip, instruction.parameters);
    case 'changePin':
      return security.changePin(chip, instruction.parameters);
    case 'pinUnblock':
      return security.pinUnblock(chip, instruction.apdu);
    case 'pinReload':
      return security.pinReload(chip, instruction.apdu, instruction.parameters);
    case 'applicationBlock':
      return security.applicationBlock(chip, instruction.apdu);
    case 'cardBlock':
      return security.cardBlock(chip, instruction.apdu);
    case 'getResponse':
      return answer(0x6985);
  }
}
