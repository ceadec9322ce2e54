import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Fault } from '../../../core/fault.ts';
import { placeFor, readSealed, removableIn, sealedFilesIn, tryPlace, writeSealed } from './drives.ts';

const folder = mkdtempSync(join(tmpdir(), 'suika-drive-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'done';
  } catch (cause) {
    if (cause instanceof Fault) return cause.code;
    throw cause;
  }
};

test('what is mounted where sticks are, blanks in their names included', () => {
  const mounts = [
    'proc /proc proc rw 0 0',
    '/dev/sda1 / ext4 rw 0 0',
    '/dev/sdb1 /media/teller/SUIKA vfat rw 0 0',
    '/dev/sdc1 /run/media/teller/U\\040PAN vfat ro 0 0',
    '/dev/sdd1 /mediatheque ext4 rw 0 0',
    '',
  ].join('\n');
  expect(removableIn(mounts)).toEqual(['/media/teller/SUIKA', '/run/media/teller/U PAN']);
});

test('bundles and answers on a stick, the latest first, and nothing else', () => {
  const stick = join(folder, 'stick');
  mkdirSync(stick);
  for (const name of ['suika-a-2.bundle', 'suika-a-10.bundle', 'suika-a-2.answer', 'notes.txt']) writeFileSync(join(stick, name), '');
  expect(sealedFilesIn(stick)).toEqual({
    bundles: [join(stick, 'suika-a-10.bundle'), join(stick, 'suika-a-2.bundle')],
    answers: [join(stick, 'suika-a-2.answer')],
  });
  expect(sealedFilesIn(join(folder, 'unplugged'))).toEqual({ bundles: [], answers: [] });
});

test('a new file is whole, and one that is there stays', () => {
  const file = placeFor(folder)('new.bundle');
  writeSealed(file, 'a..b.c.d');
  expect(readSealed(file)).toBe('a..b.c.d');
  expect(codeOf(() => writeSealed(file, 'e..f.g.h'))).toBe('courier-file-exists');
  expect(readSealed(file)).toBe('a..b.c.d');
});

test('full, protected, unplugged: each in its own words, and no half of a file stays', () => {
  // A process that may write no file longer than 4 KiB meets the end of the stick in the middle of this one.
  const full = join(folder, 'full');
  mkdirSync(full);
  const code = `import { writeSealed } from ${JSON.stringify(new URL('./drives.ts', import.meta.url).href)};
    try { writeSealed(${JSON.stringify(join(full, 'long.bundle'))}, 'a'.repeat(100_000)); } catch (cause) { console.log(cause.code); }`;
  const { stdout } = spawnSync('sh', ['-c', 'ulimit -f 8; exec "$0" --input-type=module -e "$1"', process.execPath, code], {
    encoding: 'utf8',
  });
  expect(stdout.trim()).toBe('courier-drive-full');
  expect(readdirSync(full)).toEqual([]);
  // Nobody makes a file there, root included.
  expect(codeOf(() => writeSealed('/sys/suika.bundle', 'a..b.c.d'))).toBe('courier-drive-denied');
  expect(codeOf(() => writeSealed(join(folder, 'unplugged', 'x.bundle'), 'a..b.c.d'))).toBe('courier-drive-gone');
  expect(codeOf(() => readSealed(join(folder, 'unplugged', 'x.bundle')))).toBe('courier-drive-gone');
});

test('a stick that somebody prepared: what is no file is not read, and no link leads a writer elsewhere', () => {
  const stick = join(folder, 'prepared');
  mkdirSync(stick);
  expect(codeOf(() => readSealed(stick))).toBe('courier-file-not-sealed');
  // Both would be read for ever.
  execFileSync('mkfifo', [join(stick, 'pipe.bundle')]);
  symlinkSync('/dev/zero', join(stick, 'zero.bundle'));
  for (const name of ['pipe.bundle', 'zero.bundle']) expect(codeOf(() => readSealed(join(stick, name)))).toBe('courier-file-not-sealed');
  const ours = join(folder, 'ours.txt');
  writeFileSync(ours, 'ours');
  symlinkSync(ours, join(stick, `new.answer.${String(process.pid)}.new`));
  writeSealed(join(stick, 'new.answer'), 'a..b.c.d');
  expect([readFileSync(ours, 'utf8'), readSealed(join(stick, 'new.answer'))]).toEqual(['ours', 'a..b.c.d']);
});

test('whether an answer can be written is found out before it is asked for, and leaves nothing', () => {
  const stick = join(folder, 'tried');
  mkdirSync(stick);
  tryPlace(join(stick, 'a.answer'));
  expect(readdirSync(stick)).toEqual([]);
  writeFileSync(join(stick, 'a.answer'), 'of somebody');
  expect(codeOf(() => tryPlace(join(stick, 'a.answer')))).toBe('courier-file-exists');
  expect(codeOf(() => tryPlace('/sys/suika.answer'))).toBe('courier-drive-denied');
});

test('what is no sealed text is not read out', () => {
  const file = join(folder, 'secret.bundle');
  writeFileSync(file, 'root:x:0:0');
  expect(codeOf(() => readSealed(file))).toBe('courier-file-not-sealed');
  expect(codeOf(() => readSealed('secret.bundle'))).toBe('courier-path-relative');
  expect(readFileSync(file, 'utf8')).toBe('root:x:0:0');
});
