import { sqlitePage } from '../../../native/sqlite.ts';

/** Bytes before the first frame of SQLite's log, and before the page of each frame (sqlite.org/fileformat2.html, section 4). */
const [header, frameHeader] = [32, 24];
const frame = frameHeader + sqlitePage;

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
    begins: stands(24),
    fits: (at) => {
      add(at, at + 8);
      add(at + frameHeader, at + frame);
      return stands(at + 16);
    },
  };
}
