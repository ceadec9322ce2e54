import { randomBytes } from 'node:crypto';
import { rmSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeDurably } from '../files.ts';

/** Bytes that are kept for the record of work in hand: some hundred commits. */
const reserved = 4 << 20;
/** Bytes that are free besides, where new work may begin. */
const roomForWork = 8 << 20;

/** A file that takes up room on the disk, to be given up when there is no other room left for what must be recorded. */
export class Reserve {
  readonly #file: string;
  readonly #folder: string;
  #held: boolean;

  constructor(store: string) {
    this.#file = `${store.replace(/\.sqlite$/, '')}.reserve`;
    this.#folder = dirname(store);
    this.#held = statSync(this.#file, { throwIfNoEntry: false })?.size === reserved;
  }

  /**
   * Whether new work may begin: the reserve is there, or could be made again, and there is room besides.
   * @throws what the disk throws, but for a full one
   */
  hasRoom(): boolean {
    const { bavail, bsize } = statfsSync(this.#folder);
    const free = bavail * bsize - (this.#held ? 0 : reserved);
    if (free >= roomForWork && !this.#held) this.#take();
    return this.#held && free >= roomForWork;
  }

  /** @returns whether there was something to give */
  giveUp(): boolean {
    const was = this.#held;
    this.#held = false;
    rmSync(this.#file, { force: true });
    return was;
  }

  #take(): void {
    try {
      // Bytes of chance: a file of nothing takes up no room on some disks.
      writeDurably(this.#file, randomBytes(reserved));
      this.#held = true;
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'ENOSPC') throw cause;
    }
  }
}
