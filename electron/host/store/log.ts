import { sqlitePage } from '../../../native/sqlite.ts';

/** Bytes before the first frame of SQLite's log, and before the page of each frame (sqlite.org/fileformat2.html, section 4). */
const [header, frameHeader] = [32, 24];
const frame = frameHeader + sqlitePage;
/** Of the format. */
const version = 3_007_000;

/**
 * Commits of a log that lie behind damage: SQLite ends a log at the first frame that does not fit, and takes none of one whose
 * beginning does not, without a word. A cut of the power may leave one commit that was never acknowledged; a second one was only
 * begun when the first was on the disk.
 * @param log SQLite's `-wal` file
 */
export function commitsBehindDamage(log: Buffer): number {
  if (log.length < header) return 0;
  const { begins, fits } = sumOf(log);
  // Where it does not, the second frame has the salt: the first one's may lie in the same sector.
  const salt = begins ? log.subarray(16, 24) : log.subarray(header + frame + 8, header + frame + 16);
  let [good, commits] = [begins, 0];
  for (let at = header; at + frame <= log.length; at += frame) {
    // Frames of an earlier round of the log have another salt.
    const ours = log.subarray(at + 8, at + 16).equals(salt);
    good &&= ours && fits(at);
    if (ours && !good && log.readUInt32BE(at + 4) !== 0) commits += 1;
  }
  return commits > 1 ? commits : 0;
}

/**
 * Makes the beginning of a log good again where that alone is damaged: SQLite would take nothing of the log, and all that the
 * beginning says follows from the first frame, whose sum goes on from it. Of a round of the log that was only being begun when
 * the power was cut it gives back the round before, which is in the file already and changes nothing there.
 * @returns the 32 bytes, or null where nothing is amiss or the first frame is damaged too
 */
export function mendedBeginning(log: Buffer): Buffer | null {
  if (log.length < header + frame || sumOf(log).begins) return null;
  let [one, two] = [log.readUInt32BE(header + 16), log.readUInt32BE(header + 20)];
  const takeBack = (of: Buffer, at: number): void => {
    two = (two - of.readUInt32LE(at + 4) - one) >>> 0;
    one = (one - of.readUInt32LE(at) - two) >>> 0;
  };
  for (let at = header + frame - 8; at >= header + frameHeader; at -= 8) takeBack(log, at);
  takeBack(log, header);
  const beginning = Buffer.alloc(header);
  // The first says that words are summed from their lowest byte on, as on every machine that this runs on.
  for (const [index, word] of [0x377f0682, version, sqlitePage].entries()) beginning.writeUInt32BE(word, 4 * index);
  log.copy(beginning, 16, header + 8, header + 16);
  beginning.writeUInt32BE(one, 24);
  beginning.writeUInt32BE(two, 28);
  takeBack(beginning, 16);
  const first = beginning.readUInt32LE(0);
  const second = (beginning.readUInt32LE(4) + first) >>> 0;
  if ((first + beginning.readUInt32LE(8) + second) >>> 0 !== one) return null;
  // What is left is the count of its rounds.
  beginning.writeUInt32LE((two - second - one) >>> 0, 12);
  return beginning;
}

/** The running sum of the log: whether its beginning fits, and then each frame in turn. */
function sumOf(log: Buffer): { readonly begins: boolean; readonly fits: (at: number) => boolean } {
  // The lowest bit of the magic number says in which order the words are summed.
  const big = (log.readUInt32BE(0) & 1) === 1;
  const word = (at: number): number => (big ? log.readUInt32BE(at) : log.readUInt32LE(at));
  let [one, two] = [0, 0];
  const add = (from: number, to: number): void => {
    for (let at = from; at < to; at += 8) {
      one = (one + word(at) + two) >>> 0;
      two = (two + word(at + 4) + one) >>> 0;
    }
  };
  const stands = (at: number): boolean => log.readUInt32BE(at) === one && log.readUInt32BE(at + 4) === two;
  add(0, 24);
  return {
    // The sum of nothing but zeros fits too.
    begins: log.readUInt32BE(4) === version && stands(24),
    fits: (at) => {
      add(at, at + 8);
      add(at + frameHeader, at + frame);
      return stands(at + 16);
    },
  };
}
