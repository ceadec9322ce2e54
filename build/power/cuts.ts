import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { takeFolder } from '../../electron/host/folder.ts';
import { keyOfStore } from '../../electron/host/keys.ts';
import { verifyAudit } from '../../electron/host/store/audit.ts';
import { openWhole, settleFiles } from '../../electron/host/store/open.ts';
import { Store } from '../../electron/host/store/store.ts';
import { Fault } from '../../core/fault.ts';
import { chanceOf } from './chance.ts';
import { contentOf } from './content.ts';
import { Disk } from './disk.ts';
import { quickFolder } from './recording.ts';
import type { Recording } from './recording.ts';
import type { Mark } from './session.ts';

/** What many power cuts in one recording came to. */
export interface Outcome {
  readonly cuts: number;
  /** Cuts while the log was being carried into the database. */
  readonly inCheckpoint: number;
  /** Entries of the queue that were acknowledged before, over all cuts. */
  readonly acknowledged: number;
  /** Cuts after which something acknowledged was gone, and entries of the queue that were gone in all. */
  readonly losses: number;
  readonly entriesLost: number;
  /** Cuts after which the folder did not open, or held what no commit ever left: a damaged page, half a transaction. */
  readonly damaged: number;
  /** Some of both, in words. */
  readonly examples: readonly string[];
}

type Commit = Extract<Mark, { commit: number }>;
type Verdict =
  { readonly kind: 'whole' } | { readonly kind: 'lost'; readonly entries: number } | { readonly kind: 'damaged'; readonly why: string };

/** Of the cuts so many fall into the first opening, which is short and makes every file. */
const shareOfOpening = 0.1;
const mostExamples = 5;
const at = '2026-11-26T01:00:00.000Z';

/** Cuts the power so many times at places that the seed chooses, and opens what is left each time. */
export function cutPower(steps: Recording, cuts: number, seed: number): Outcome {
  const opened = steps.findIndex((step) => step.op === 'mark' && 'opened' in step.mark);
  const seeds = chanceOf(seed);
  const places = Array.from({ length: cuts }, () => {
    const chance = chanceOf(seeds.below(2 ** 31));
    return { chance, step: chance.below(chance.next() < shareOfOpening ? opened : steps.length) + 1 };
  }).toSorted((one, other) => one.step - other.step);
  const commits = steps.flatMap((step) => (step.op === 'mark' && 'commit' in step.mark ? [step.mark] : []));
  const sum = { cuts, inCheckpoint: 0, acknowledged: 0, losses: 0, entriesLost: 0, damaged: 0 };
  const examples: string[] = [];
  const disk = new Disk();
  let done = 0;
  let last: Commit | undefined;
  for (const { chance, step } of places) {
    for (const each of steps.slice(done, step)) {
      disk.do(each);
      if (each.op === 'mark' && 'commit' in each.mark) last = each.mark;
    }
    done = step;
    const verdict = afterOne((folder) => disk.cut(folder, chance), commits, last);
    if (disk.isUnsynced('/data/terminal.sqlite')) sum.inCheckpoint += 1;
    sum.acknowledged += last?.entries ?? 0;
    if (verdict.kind === 'lost') sum.losses += 1;
    if (verdict.kind === 'lost') sum.entriesLost += verdict.entries;
    if (verdict.kind === 'damaged') sum.damaged += 1;
    if (verdict.kind !== 'whole' && examples.length < mostExamples)
      examples.push(`after step ${String(step)} of ${String(steps.length)}, ${steps[step - 1]?.op ?? ''}: ${wordsOf(verdict)}`);
  }
  return { ...sum, examples };
}

function wordsOf(verdict: Exclude<Verdict, { kind: 'whole' }>): string {
  return verdict.kind === 'damaged' ? verdict.why : `acknowledged and gone, ${String(verdict.entries)} of them entries`;
}

/** @param last what was acknowledged last; undefined where nothing was yet */
function afterOne(lay: (folder: string) => void, commits: readonly Commit[], last: Commit | undefined): Verdict {
  const folder = quickFolder();
  try {
    lay(folder);
    const { content, entries } = reopened(folder);
    const acknowledged = last?.commit ?? 0;
    // A commit may be on the disk before anybody is told.
    if (commits.some((each) => each.content === content && (each.commit === acknowledged || each.commit === acknowledged + 1)))
      return { kind: 'whole' };
    if (!commits.some((each) => each.content === content)) return { kind: 'damaged', why: 'holds what no commit left' };
    return { kind: 'lost', entries: Math.max(0, (last?.entries ?? 0) - entries) };
  } catch (cause) {
    const why = cause instanceof Fault ? `${cause.code} ${JSON.stringify(cause.facts)}` : String(cause);
    return { kind: 'damaged', why };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the terminal finds when it is started again, by the code that it starts with. */
function reopened(folder: string): ReturnType<typeof contentOf> {
  const taken = takeFolder(join(folder, 'data'));
  try {
    const open = (file: string, key: Uint8Array): Store => new Store(file, key);
    const behind = settleFiles(taken.storeFile, at);
    const store = openWhole(taken.storeFile, keyOfStore(taken, join(folder, 'keys')), open, at, behind);
    try {
      const flaws = [...store.all('PRAGMA integrity_check'), ...store.all('PRAGMA foreign_key_check')];
      if (flaws.length !== 1 || flaws[0]?.['integrity_check'] !== 'ok') throw new Error('the integrity check fails');
      if (!verifyAudit(store).ok) throw new Error('the chain of the audit log is broken');
      return contentOf(store);
    } finally {
      store.close();
    }
  } finally {
    taken.release();
  }
}
