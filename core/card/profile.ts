import type { Algorithm } from './crypto.ts';
import type { Codec } from './codec.ts';
import type { Words } from './words.ts';

/** The declarations of a chip: directories, files, items. Everything that reads, writes or draws a card starts from here. */

/** A PIN that was verified, or an external authentication with the key of this id (ids from 80 on belong to the directory). */
export type Right = 'PIN' | number;
/** Alternatives, each a set of rights that are all needed. `free` needs none, `never` has no alternative. */
export type Access = readonly (readonly Right[])[];
export const free: Access = [[]];
export const never: Access = [];

export interface Example {
  readonly value: string;
  /** The encoded value, hex, without tag and length. */
  readonly bytes: string;
}

export interface Item {
  /** Two upper-case hex digits. */
  readonly tag: string;
  readonly title: Words;
  readonly coding: 'cn' | 'an';
  readonly codec: Codec<string>;
  readonly clause: string;
  readonly examples: readonly [Example, ...Example[]];
  /** The words of a value that is a code. */
  readonly words?: (value: string) => Words | undefined;
  /** Present when the item is about the holder. */
  readonly personal?: {
    /** What a window gets instead of the value. */
    readonly mask: (value: string) => string;
    /** A valid value that takes as many bytes and belongs to nobody, for tapes. */
    readonly standIn: (value: string) => string;
  };
}

interface FileBase {
  /** EF and the SFI, as the standard writes it: EF05. */
  readonly name: string;
  readonly sfi: number;
  readonly title: Words;
  readonly read: Access;
  readonly write: Access;
  readonly clause: string;
}

/** Records that are each bound to one item, in the order of `items` from record 1 on. */
export interface SlotFile extends FileBase {
  readonly structure: 'slots';
  readonly items: readonly Item[];
}
/** Records in the order they were appended. `fixed` ones differ only in that the standard gives them one length. */
export interface VariableFile extends FileBase {
  readonly structure: 'variable' | 'fixed';
}
/** Record 1 is the newest; the oldest makes room. */
export interface CyclicFile extends FileBase {
  readonly structure: 'cyclic';
  readonly capacity: number;
}
export interface TransparentFile extends FileBase {
  readonly structure: 'transparent';
  /** Bytes. */
  readonly size: number;
}
export type RecordFile = SlotFile | VariableFile | CyclicFile;
export type CardFile = RecordFile | TransparentFile;

/** A key as the card knows it; `root` names what it was diversified from (chip.md §4, §12). */
export interface KeyDeclaration {
  readonly id: number;
  readonly root: string;
  /** IRK and STK work inside the card and cannot be shown by EXTERNAL AUTHENTICATE. */
  readonly shown: boolean;
}

export interface Directory {
  readonly name: string;
  readonly title: Words;
  /** Name or AID that SELECT takes. */
  readonly aid: Uint8Array;
  readonly keys: readonly KeyDeclaration[];
  readonly files: readonly CardFile[];
}

export type ProfileVersion = '1.0' | '2.0' | '3.0';

/** One generation of the card. */
export interface Profile {
  readonly version: ProfileVersion;
  /** What cards of this generation usually work with; the FCI of the single card decides. */
  readonly algorithm: Algorithm;
  readonly environment: Directory;
  /** The two files of the environment that a first card is written to and read from. */
  readonly issuer: SlotFile;
  readonly holder: SlotFile;
  readonly directories: readonly Directory[];
}

/** Tag as a byte. */
export function tagByte(item: Item): number {
  return Number.parseInt(item.tag, 16);
}
