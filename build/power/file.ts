import type { Chance } from './chance.ts';

/** What a disk writes at once or not at all, in bytes. */
const sectorLength = 512;

/** One change since the file was last synced: bytes, or another size. */
type Change = { readonly offset: number; readonly bytes: Uint8Array } | { readonly size: number };

/** How a power cut treats what was not synced. Each cut draws one for each file: all gone, all there, and every mixture. */
export interface Mood {
  /** Chance that a sector is as it was written last, rather than as at some moment before. */
  readonly latest: number;
  /** Chance that a sector holds garbage where something was being written. */
  readonly garbage: number;
}

export function moodOf(chance: Chance): Mood {
  return { latest: chance.one([0, 0, 0.1, 0.5, 0.9, 1]), garbage: chance.one([0, 0, 0.05, 0.3]) };
}

/** A file whose last sync is remembered. */
export class DiskFile {
  #synced: Buffer = Buffer.alloc(0);
  #sizes: number[] = [];
  /** By sector, in their order. */
  #changes = new Map<number, Change[]>();
  #size = 0;

  write(offset: number, bytes: Uint8Array): void {
    this.#change(offset, offset + bytes.length, { offset, bytes });
    this.#resize(Math.max(this.#size, offset + bytes.length));
  }

  truncate(size: number): void {
    if (size < this.#size) this.#change(size, this.#size, { size });
    this.#resize(size);
  }

  /** In bytes, as the process sees it. */
  get size(): number {
    return this.#size;
  }

  /** Everything so far is on the disk for good. */
  sync(): void {
    this.#synced = this.now();
    this.#changes = new Map();
    this.#sizes = [];
  }

  get isSynced(): boolean {
    return this.#changes.size === 0 && this.#sizes.length === 0;
  }

  /** The file as the process sees it. */
  now(): Buffer {
    return this.#with(this.#size, (sector, changes) => this.#version(sector, changes.length));
  }

  /**
   * The file as it may be after a power cut now. What was synced is there. Of what came after, each sector of 512 bytes is by
   * itself as it was at any moment since, so writes are lost, kept, torn and out of order; or holds garbage where something
   * was being written. The size is that of any moment since, too, and what was never written of it is garbage or zero.
   */
  afterCut(chance: Chance, { latest, garbage }: Mood): Uint8Array {
    const sizes = [this.#synced.length, ...this.#sizes];
    const size = chance.next() < latest ? (sizes.at(-1) ?? 0) : chance.one(sizes);
    const held = this.#with(size, (sector, changes) => {
      const count = chance.next() < latest ? changes.length : chance.below(changes.length + 1);
      const content = this.#version(sector, count);
      if (chance.next() < garbage) spoil(content, sector, chance.one(changes), chance);
      return content;
    });
    if (garbage > 0 && size > this.#synced.length) this.#fillHoles(held, chance);
    return held;
  }

  #change(from: number, to: number, change: Change): void {
    for (let sector = Math.floor(from / sectorLength); sector * sectorLength < to; sector += 1) {
      const changes = this.#changes.get(sector);
      if (changes === undefined) this.#changes.set(sector, [change]);
      else changes.push(change);
    }
  }

  #resize(size: number): void {
    if (size !== this.#size) this.#sizes.push(size);
    this.#size = size;
  }

  /** What was synced, in this size, with the sectors that have changed since as `content` has them. */
  #with(size: number, content: (sector: number, changes: readonly Change[]) => Uint8Array): Buffer {
    const whole = Buffer.alloc(size);
    this.#synced.copy(whole);
    for (const [sector, changes] of this.#changes) {
      const start = sector * sectorLength;
      const bytes = content(sector, changes);
      if (start < size) whole.set(bytes.subarray(0, size - start), start);
    }
    return whole;
  }

  /** A sector after so many of its changes. */
  #version(sector: number, count: number): Uint8Array {
    const start = sector * sectorLength;
    const content = new Uint8Array(sectorLength);
    content.set(this.#synced.subarray(start, start + sectorLength));
    for (const change of (this.#changes.get(sector) ?? []).slice(0, count)) {
      if ('size' in change) content.fill(0, Math.max(0, change.size - start));
      else overlay(content, start, change.offset, change.bytes);
    }
    return content;
  }

  /** Sectors beyond the synced size that the file has only by its size. */
  #fillHoles(held: Uint8Array, chance: Chance): void {
    for (let start = roundUp(this.#synced.length); start < held.length; start += sectorLength) {
      const sector = held.subarray(start, start + sectorLength);
      if (sector.every((byte) => byte === 0)) sector.fill(chance.below(256));
    }
  }
}

function roundUp(length: number): number {
  return Math.ceil(length / sectorLength) * sectorLength;
}

/** Sets of `bytes`, which lie at `offset` of the file, what falls into the sector at `start`. */
function overlay(sector: Uint8Array, start: number, offset: number, bytes: Uint8Array): void {
  const from = Math.max(0, start - offset);
  sector.set(bytes.subarray(from, start - offset + sectorLength), Math.max(0, offset - start));
}

/** Only within what was being written: SQLite counts on it that a write harms no byte beside it (powersafe overwrite). */
function spoil(content: Uint8Array, sector: number, change: Change, chance: Chance): void {
  if ('size' in change) return;
  const noise = Uint8Array.from({ length: change.bytes.length }, () => chance.below(256));
  overlay(content, sector * sectorLength, change.offset, noise);
}
