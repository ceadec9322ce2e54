import type { Algorithm } from './crypto.ts';
import type { Codec } from './codec.ts';
import type { Words } from './words.ts';

/** The declarations of a chip: directories, files, items. Everything that reads, writes or draws a card starts from here. */

/** Where a file lies: the environment itself, or a directory below it. */
export type DirectoryName = 'SSSE' | 'DF01' | 'DF02' | 'DF03' | 'DF04' | 'DF07';

/** How well a declaration is known where no two sources agree on it: one working implementation, weak, inferred. */
export type Mark = 'M' | 'L' | 'INF';

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
  /** Two upper-case hex digits; 00 for the whole of a transparent file, which has no tags. */
  readonly tag: string;
  readonly title: Words;
  readonly coding: 'cn' | 'an' | 'template' | 'binary';
  readonly codec: Codec<string>;
  readonly clause: string;
  /** Absent where two sources agree; else the clause says what of the declaration is not so sure. */
  readonly mark?: Mark;
  readonly examples: readonly [Example, ...Example[]];
  /** How many records of this tag its file takes; one where absent. */
  readonly occurrences?: number;
  /** The items within a template, in their order. */
  readonly inner?: readonly Item[];
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
  readonly directory: DirectoryName;
  /** EF and the SFI, as the standard writes it: EF05. */
  readonly name: string;
  readonly sfi: number;
  readonly title: Words;
  readonly read: Access;
  readonly write: Access;
  readonly clause: string;
  readonly mark?: Mark;
  /** Cards may lack it: preset for later use, or an extension of a province. The sandbox card lacks them all. */
  readonly optional?: true;
  /** What its records may hold, in the order of the standard; empty where no source names them. */
  readonly items: readonly Item[];
}

/** Records that are each bound to one item, in the order of `items` from record 1 on. */
export interface SlotFile extends FileBase {
  readonly structure: 'slots';
}
/** Records in the order they were appended. `fixed` ones differ only in that the standard gives them one length. */
export interface VariableFile extends FileBase {
  readonly structure: 'variable' | 'fixed';
}
/** Record 1 is the newest; the oldest makes room. */
export interface CyclicFile extends FileBase {
  readonly structure: 'cyclic';
  /** Records that it holds at least. */
  readonly capacity: number;
  readonly items: readonly [Item];
}
export interface TransparentFile extends FileBase {
  readonly structure: 'transparent';
  /** Bytes. */
  readonly size: number;
  readonly items: readonly [Item];
  /** Whether what was read from its beginning is all that matters; without it the whole file is. */
  readonly enough?: (content: Uint8Array) => boolean;
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
  readonly name: DirectoryName;
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

/** `DF01/EF05`: one name for a file of the whole chip. */
export function pathOf({ directory, name }: Pick<CardFile, 'directory' | 'name'>): string {
  return `${directory}/${name}`;
}

/** SSSE first, then the directories below it. */
export function allDirectories({ environment, directories }: Profile): readonly Directory[] {
  return [environment, ...directories];
}

/** The key of a right that a file of this directory asks for: ids from 80 on are the directory's own. */
export function keyOfRight(profile: Profile, directory: DirectoryName, id: number): KeyDeclaration | undefined {
  const holder = id < 0x80 ? profile.environment : profile.directories.find(({ name }) => name === directory);
  return holder?.keys.find((key) => key.id === id);
}
