import { existsSync, rmSync, writeFileSync } from 'node:fs';

/** Lies beside a store that was found damaged while it was open, until it was looked at whole. */
const markOf = (file: string): string => `${file}.damaged`;

/** The next start looks at the whole file, and saves what can be saved. */
export function markDamaged(file: string): void {
  try {
    writeFileSync(markOf(file), '');
  } catch {
    // What found the damage is told in any case; the next one to find it tries again.
  }
}

export function isMarked(file: string): boolean {
  return existsSync(markOf(file));
}

export function unmark(file: string): void {
  rmSync(markOf(file), { force: true });
}
