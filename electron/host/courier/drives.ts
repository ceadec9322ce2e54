import { existsSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { longestSealed, sealedSchema } from '../../../core/courier.ts';
import { Fault } from '../../../core/fault.ts';
import { writeDurably } from '../files.ts';
import { driveFault, fileExists, fileNotSealed, pathRelative } from './faults.ts';

/** Files on a stick. Both windows forbid downloads, so the host itself reads and writes where a person says. */

/** Names shown of one drive. */
const most = 50;
/** Bytes that are written to see whether an answer can be: few are longer. */
const tried = 1024 * 1024;

export interface Drive {
  readonly folder: string;
  /** Full paths, the latest name first. */
  readonly bundles: readonly string[];
  readonly answers: readonly string[];
}

/** What is mounted where sticks are, with the bundles and answers that lie on top of it. */
export function drives(): readonly Drive[] {
  return mountedFolders().map((folder) => ({ folder, ...sealedFilesIn(folder) }));
}

function mountedFolders(): readonly string[] {
  if (process.platform === 'win32')
    return [...'DEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `${letter}:\\`).filter((root) => existsSync(root));
  try {
    return removableIn(readFileSync('/proc/self/mounts', 'utf8'));
  } catch {
    return [];
  }
}

/** Mount points under /media and /run/media. @param mounts lines as in fstab(5): a blank within a name is \040 */
export function removableIn(mounts: string): readonly string[] {
  const points = mounts.split('\n').map((line) => line.split(' ')[1] ?? '');
  return points
    .map((point) => point.replace(/\\([0-7]{3})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 8))))
    .filter((point) => /^(?:\/run)?\/media\//.test(point));
}

export function sealedFilesIn(folder: string): Omit<Drive, 'folder'> {
  try {
    const names = readdirSync(folder).sort((one, other) => other.localeCompare(one, 'en', { numeric: true }));
    const of = (end: string): readonly string[] =>
      names
        .filter((name) => name.endsWith(end))
        .slice(0, most)
        .map((name) => join(folder, name));
    return { bundles: of('.bundle'), answers: of('.answer') };
  } catch {
    // Unplugged in this moment, or not ours to read: it is offered with nothing on it.
    return { bundles: [], answers: [] };
  }
}

/**
 * The sealed text of a file, and nothing else: what is no bundle and no answer is not read out to anybody.
 * @throws the faults `courier-path-relative`, `courier-file-not-sealed`, `courier-drive-gone`, `courier-drive-denied`
 */
export function readSealed(path: string): string {
  const file = absolute(path);
  const text = onDrive(file, () => {
    const found = statSync(file);
    // A pipe or a device of this name would be read for ever.
    return !found.isFile() || found.size > longestSealed + 2 ? null : readFileSync(file, 'latin1').trimEnd();
  });
  if (text === null || !sealedSchema.safeParse(text).success) throw fileNotSealed(basename(file));
  return text;
}

/**
 * Where a file is to be written: the path itself, or a file of the name asked for within it where that is a folder.
 * @throws the faults `courier-path-relative`, `courier-file-exists`, `courier-drive-gone`
 */
export function placeFor(path: string): (name: string) => string {
  const given = absolute(path);
  if (existsSync(given) && statSync(given).isDirectory()) return (name) => join(given, name);
  if (existsSync(given)) throw fileExists(given);
  onDrive(given, () => statSync(dirname(given)));
  return () => given;
}

/**
 * Finds out whether a new file can be written there, by writing one: what the agency took in it does not take in again, because its
 * answer found no room.
 * @throws the faults of {@link writeSealed}
 */
export function tryPlace(file: string): void {
  if (existsSync(file)) throw fileExists(file);
  const trial = `${file}.try`;
  onDrive(file, () => {
    writeDurably(trial, new Uint8Array(tried));
    rmSync(trial);
  });
}

/**
 * Writes a new file whole or not at all, and returns when it is on the stick.
 * @throws the faults `courier-file-exists`, `courier-drive-full`, `courier-drive-denied`, `courier-drive-gone`
 */
export function writeSealed(file: string, text: string): void {
  // WORKAROUND: FAT and exFAT know no links, which alone would make a new file without a moment between looking and writing.
  if (existsSync(file)) throw fileExists(file);
  onDrive(file, () => writeDurably(file, `${text}\n`));
}

function absolute(path: string): string {
  if (!isAbsolute(path)) throw pathRelative();
  return path;
}

function onDrive<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    throw cause instanceof Fault ? cause : driveFault(file, cause);
  }
}
