import { decodeReply } from './command.ts';
import type { Reply } from './command.ts';
import { decodeCommand } from './commands.ts';
import type { Instruction } from './commands.ts';
import { directoryOf } from './explain-words.ts';
import type { CardFile, Directory } from './profile.ts';
import { bytesOf } from './tape.ts';
import type { Exchange } from './tape.ts';

/** Where in the chip a conversation is: commands name files by short identifiers that mean something only there. */
interface Place {
  /** Null before SSSE is selected, and in applications that are not ours. */
  readonly directory: Directory | null;
  /** The current EF. */
  readonly file: CardFile | null;
}

const nowhere: Place = { directory: null, file: null };

/** One exchange understood: what is explained and judged. */
export interface Understood {
  /** As on the tape. */
  readonly command: string;
  /** What it asks for; GET RESPONSE stands for the command whose answer it fetches. Null for none of ours. */
  readonly instruction: Instruction | null;
  readonly file: CardFile | null;
  /** Null without an answer. */
  readonly reply: Reply | null;
}

/** What each exchange asks of which file, in order. */
export function understand(exchanges: readonly Exchange[]): readonly Understood[] {
  let place = nowhere;
  let waiting: Instruction | null = null;
  return exchanges.map(({ command, answer }) => {
    const said = instructionOf(bytesOf(command));
    const instruction: Instruction | null = said?.name === 'getResponse' && waiting !== null ? waiting : said;
    const reply = decodeReply(bytesOf(answer));
    const file = instruction === null ? null : fileMeant(place, instruction);
    waiting = reply !== null && isMore(reply.status) ? instruction : null;
    if (instruction !== null && reply !== null && (reply.status === 0x9000 || isMore(reply.status))) place = follow(place, instruction);
    return { command, instruction, file, reply };
  });
}

/** Lengths of an enciphered PIN tell the algorithm, and nothing else on a tape does. */
function instructionOf(apdu: Uint8Array): Instruction | null {
  const found = [decodeCommand(apdu, 'SM4'), decodeCommand(apdu, 'DES')].find((each) => typeof each !== 'number');
  return found === undefined ? null : (found as Instruction);
}

/** 61xx: done, and data wait. */
export function isMore(status: number): boolean {
  return status >> 8 === 0x61;
}

/** An empty VERIFY asks, and its answers mean something of their own. */
export function isTriesQuestion(instruction: Instruction | null): boolean {
  return instruction?.name === 'verify' && instruction.parameters.pin.length === 0;
}

/** The place after a command that went well: only then does a chip move. */
function follow(place: Place, instruction: Instruction): Place {
  if (instruction.name === 'selectName') return { directory: directoryOf(instruction.parameters.name) ?? null, file: null };
  if (instruction.name === 'selectFile') return { ...place, file: fileMeant(place, instruction) };
  return place;
}

/** The file that a command means where it is given; null for a command that means none, or one that is not declared. */
function fileMeant({ directory, file }: Place, instruction: Instruction): CardFile | null {
  const bySfi = (sfi: number): CardFile | null => directory?.files.find((each) => each.sfi === sfi) ?? null;
  switch (instruction.name) {
    case 'selectFile': {
      const [first, second = 0] = instruction.parameters.identifier;
      return first === 0xef ? bySfi(second) : null;
    }
    case 'readRecord':
    case 'updateRecord':
    case 'readBinary':
    case 'updateBinary': {
      const { sfi = 0 } = instruction.parameters;
      return sfi === 0 ? file : bySfi(sfi);
    }
    default:
      return null;
  }
}
