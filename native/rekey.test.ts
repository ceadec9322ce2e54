import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openEncrypted, opensWith, rekeyCopy } from './sqlite.ts';

const [key, newKey] = [new Uint8Array(randomBytes(32)), new Uint8Array(randomBytes(32))];

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'suika-rekey-'));
  file = join(folder, 'file');
  const database = openEncrypted(file, key);
  database.exec('CREATE TABLE filler (bytes BLOB)');
  for (let count = 0; count < 200; count += 1) database.exec('INSERT INTO filler VALUES (randomblob(1000))');
  database.close();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the copy has everything under the new key, and the file is as it was', () => {
  const before = readFileSync(file);
  rekeyCopy(file, key, join(folder, 'copy'), newKey);
  expect([opensWith(join(folder, 'copy'), newKey), opensWith(join(folder, 'copy'), key)]).toEqual([true, false]);
  const database = openEncrypted(join(folder, 'copy'), newKey);
  expect(database.prepare('SELECT count(*) FROM filler').pluck().get()).toBe(200);
  database.close();
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(readdirSync(folder)).toEqual(['copy', 'file']);
});

test('a file with a log is refused, and so is a damaged one; nothing is left of the copy', () => {
  const open = openEncrypted(file, key);
  open.exec('INSERT INTO filler VALUES (randomblob(1000))');
  expect(() => rekeyCopy(file, key, join(folder, 'copy'), newKey)).toThrow('not closed');
  open.close();
  const bytes = readFileSync(file);
  const middle = bytes.length >> 1;
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  expect(() => rekeyCopy(file, key, join(folder, 'copy'), newKey)).toThrow();
  expect(readdirSync(folder)).toEqual(['file']);
});

test('another key tried on a file with a log does it no harm', () => {
  const open = openEncrypted(file, key);
  open.exec('INSERT INTO filler VALUES (randomblob(1000))');
  // As a kill leaves it.
  const killed = join(folder, 'killed');
  for (const end of ['', '-wal']) cpSync(`${file}${end}`, `${killed}${end}`);
  open.close();
  expect(opensWith(killed, newKey)).toBe(false);
  const database = openEncrypted(killed, key);
  expect(database.prepare('SELECT count(*) FROM filler').pluck().get()).toBe(201);
  database.close();
});
