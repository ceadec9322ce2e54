import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inCheckout, onPath } from '../setup/place.mjs';
import { Disk } from './disk.ts';
import type { Mark, Session, Synchronous } from './session.ts';

/** One thing that a process did to its disk, or a mark of its own, in the order in which it happened. */
export type Step =
  | { readonly op: 'open'; readonly fd: number; readonly path: string; readonly create: boolean; readonly truncate: boolean }
  | { readonly op: 'close'; readonly fd: number }
  /** `size` is the file's own. */
  | { readonly op: 'sync'; readonly fd: number; readonly size: number }
  | { readonly op: 'write'; readonly fd: number; readonly offset: number; readonly bytes: Uint8Array }
  | { readonly op: 'truncate'; readonly fd: number; readonly size: number }
  | { readonly op: 'rename' | 'link'; readonly path: string; readonly to: string }
  | { readonly op: 'unlink' | 'mkdir'; readonly path: string }
  | { readonly op: 'mark'; readonly mark: Mark };

/** Paths are within the disk, `/data/terminal.sqlite`; the disk itself is the empty path. */
export type Recording = readonly Step[];

/** Why nothing can be recorded here; null: it can. */
export function recordingMissing(): string | null {
  if (process.platform !== 'linux') return 'power cuts are recorded by LD_PRELOAD, on Linux';
  return onPath('gcc') === null ? 'gcc is not installed' : null;
}

/** A folder for a moment: in memory where the system has such a place, for what is synced there is synced often. */
export function quickFolder(): string {
  const shared = '/dev/shm';
  return mkdtempSync(join(existsSync(shared) ? shared : tmpdir(), 'suika-power-'));
}

/** A terminal works for some days under the eyes of cut.c. @throws Error where it did something that cut.c did not see */
export async function record(synchronous: Synchronous, days: number): Promise<Recording> {
  const folder = quickFolder();
  try {
    const [disk, log] = [join(folder, 'disk'), join(folder, 'log')];
    mkdirSync(disk);
    await watch({ disk, elsewhere: join(folder, 'elsewhere'), marks: join(folder, 'marks'), days, synchronous }, folder, log);
    const steps = [...stepsIn(readFileSync(log), disk)];
    const replayed = new Disk();
    for (const step of steps) replayed.do(step);
    const unseen = replayed.differences(disk);
    if (unseen.length > 0) throw new Error(`cut.c did not see everything: ${unseen.join(', ')}`);
    return steps;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function watch(session: Session, folder: string, log: string): Promise<void> {
  const library = join(folder, 'cut.so');
  compile(library);
  const child = spawn(process.execPath, [inCheckout('build/power/session.ts'), JSON.stringify(session)], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      SUIKA_KEYS: join(session.disk, 'keys'),
      SUIKA_POWER_FOLDER: session.disk,
      SUIKA_POWER_MARKS: session.marks,
      SUIKA_POWER_LOG: log,
      LD_PRELOAD: library,
    },
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`the recorded process ended with ${String(code)}`);
}

function compile(library: string): void {
  const source = inCheckout('build/power/cut.c');
  const { status, stderr } = spawnSync('gcc', ['-O2', '-shared', '-fPIC', '-o', library, source, '-ldl'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`gcc: ${stderr}`);
}

const ops = ['', 'open', 'close', 'write', 'truncate', 'sync', 'rename', 'link', 'unlink', 'mkdir', 'mark'] as const;
/** Bytes of `struct record` in cut.c. */
const headLength = 32;

function* stepsIn(log: Buffer, disk: string): Generator<Step> {
  let place = 0;
  const take = (length: number): Buffer => log.subarray(place, (place += length));
  const within = (bytes: Buffer): string => bytes.toString().slice(disk.length);
  while (place < log.length) {
    const head = take(headLength);
    const word = (number: number): number => head.readUInt32LE(4 * number);
    const [fd, flags, offset] = [word(1), word(2), Number(head.readBigUInt64LE(24))] as const;
    const path = within(take(word(3)));
    const to = within(take(word(4)));
    const bytes = take(word(5));
    const name = ops[word(0)];
    if (name === 'open') yield { op: name, fd, path, create: (flags & 1) !== 0, truncate: (flags & 2) !== 0 };
    else if (name === 'close') yield { op: name, fd };
    else if (name === 'write') yield { op: name, fd, offset, bytes };
    else if (name === 'truncate' || name === 'sync') yield { op: name, fd, size: offset };
    else if (name === 'rename' || name === 'link') yield { op: name, path, to };
    else if (name === 'unlink' || name === 'mkdir') yield { op: name, path };
    else if (name === 'mark') yield { op: name, mark: JSON.parse(bytes.toString()) as Mark };
    else throw new Error(`the log has an op ${String(word(0))}`);
  }
}
