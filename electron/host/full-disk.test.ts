import { execFileSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { interfering, faultOf, startDesk } from '../test-desk.ts';
import type { TestDesk } from '../test-desk.ts';

/** A disk of so many MiB of its own, or null where nobody may mount one. */
function mountDisk(megabytes: number): string | null {
  const place = mkdtempSync(join(tmpdir(), 'suika-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${String(megabytes)}m`, 'tmpfs', place], { stdio: 'ignore' });
    return place;
  } catch {
    rmSync(place, { recursive: true });
    return null;
  }
}

function unmount(place: string): void {
  execFileSync('umount', [place]);
  rmSync(place, { recursive: true });
}

const trial = mountDisk(1);
if (trial !== null) unmount(trial);

// Skipped where mounting needs more rights than the test has.
describe.skipIf(trial === null)('a disk that is really full', () => {
  let disk: string;
  let data: string;
  let desk: TestDesk;
  beforeEach(async () => {
    disk = mountDisk(32) ?? '';
    data = join(disk, 'data');
    mkdirSync(data);
    desk = await startDesk({ data });
  });
  afterEach(async () => {
    await desk.end();
    unmount(disk);
  });

  const filler = (): string => join(disk, 'filler');

  /** Writes until the disk takes no more byte. */
  function fillDisk(): void {
    const descriptor = openSync(filler(), 'a');
    try {
      for (const size of [1 << 20, 4_096, 1]) {
        const bytes = Buffer.alloc(size);
        try {
          for (;;) writeSync(descriptor, bytes);
        } catch (cause) {
          expect((cause as NodeJS.ErrnoException).code).toBe('ENOSPC');
        }
      }
    } finally {
      closeSync(descriptor);
    }
  }

  test('a card that is half way is issued and its entry is on the disk; new work waits, and goes on when there is room', async () => {
    const caseId = await desk.apply();
    const next = await desk.apply();
    let filled = false;
    const readers = interfering(desk.reader, { command: 20, when: 'before' }, () => {
      fillDisk();
      filled = true;
    });
    await desk.restart({ readers, data });
    desk.reader.insert({ kind: '3.0' });
    expect(statSync(join(data, 'terminal.reserve')).size).toBe(4 << 20);
    const before = (await desk.call('audit.verify', {})).entries;

    expect(await desk.call('issue.start', { caseId })).toMatchObject({ state: 'issued', verified: true });
    expect(filled).toBe(true);
    await desk.call('card.handOver', { caseId, identifiedBy: 'resident-id', receivedBy: 'holder', faceChecked: true });
    expect(statSync(join(data, 'terminal.reserve'), { throwIfNoEntry: false })).toBeUndefined();
    expect((await desk.call('notice.list', {})).notices).toMatchObject([{ id: 'disk-full', tone: 'wait' }]);
    expect(await faultOf(desk.apply())).toBe('disk-full');
    expect(await faultOf(desk.call('issue.start', { caseId: next }))).toBe('disk-full');

    // After a crash on the full disk everything is there.
    await desk.restart({ data });
    expect((await desk.call('case.list', {})).cases.find((each) => each.caseId === caseId)?.state).toBe('handed-over');
    await desk.call('queue.sync', {});
    expect(await desk.call('queue.list', {})).toMatchObject({ waiting: 0, refused: 0 });
    expect((await desk.call('audit.verify', {})).entries).toBeGreaterThan(before + 3);
    expect(await faultOf(desk.apply())).toBe('disk-full');

    rmSync(filler());
    await desk.apply();
    expect((await desk.call('notice.list', {})).notices).toEqual([]);
    expect(statSync(join(data, 'terminal.reserve')).size).toBe(4 << 20);
    desk.reader.insert({ kind: '3.0' });
    expect(await desk.call('issue.start', { caseId: next })).toMatchObject({ state: 'issued' });
  });

  test('where little room is left new work waits before anything fails, and the reserve is kept', async () => {
    await desk.apply();
    const descriptor = openSync(filler(), 'w');
    writeSync(descriptor, Buffer.alloc(22 << 20));
    closeSync(descriptor);
    expect(await faultOf(desk.apply())).toBe('disk-full');
    expect(statSync(join(data, 'terminal.reserve')).size).toBe(4 << 20);
    expect((await desk.call('notice.list', {})).notices).toMatchObject([{ id: 'disk-full' }]);
    rmSync(filler());
    await desk.apply();
  });

  test('a damaged store waits for room to be saved in, says so, and is saved then', async () => {
    const caseId = await desk.apply();
    await desk.host.close();
    const file = join(data, 'terminal.sqlite');
    const bytes = readFileSync(file);
    bytes[bytes.length - 2_000] = (bytes[bytes.length - 2_000] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    fillDisk();
    expect(await faultOf(desk.restart({ data }))).toBe('disk-full');
    expect(readFileSync(file).equals(bytes)).toBe(true);
    expect(readdirSync(data).filter((name) => name.startsWith('terminal.sqlite.'))).toEqual([]);
    rmSync(filler());
    await desk.restart({ data });
    expect((await desk.call('case.list', {})).cases.map((each) => each.caseId)).toEqual([caseId]);
  });
});
