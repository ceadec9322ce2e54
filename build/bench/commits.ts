import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Store } from '../../electron/host/store/store.ts';
import { openEncrypted } from '../../native/sqlite.ts';
import { median, spread } from './figures.ts';
import type { Figure } from './figures.ts';

const perRound = 1_000;
const sql = 'INSERT INTO outbox (id, case_id, operator, kind, body, created_at) VALUES (?, ?, ?, ?, ?, ?)';

/** Durable commits a second through the terminal's store, against a bare better-sqlite3 loop with its pragmas and cipher, in turns. */
export function benchCommits(rounds: number): Figure {
  const folder = mkdtempSync(join(tmpdir(), 'suika-bench-'));
  const ours: number[] = [];
  const bare: number[] = [];
  try {
    const key = randomBytes(32);
    const store = new Store(join(folder, 'store.sqlite'), key);
    // The same tables, indexes and triggers.
    new Store(join(folder, 'bare.sqlite'), key).close();
    const database = openEncrypted(join(folder, 'bare.sqlite'), key);
    const insert = database.prepare(sql);
    const transaction = database.transaction((row: readonly string[]) => insert.run(...row));
    for (let round = 0; round <= rounds; round += 1) {
      const one = rate(() => store.write(() => store.run(sql, ...entry())));
      const other = rate(() => transaction.immediate(entry()));
      // The first round warms up.
      if (round > 0) ours.push(one);
      if (round > 0) bare.push(other);
    }
    store.close();
    database.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return {
    name: 'durable commits a second, terminal store / bare better-sqlite3 loop',
    ratio: median(ours) / median(bare),
    aim: { least: 0.9 },
    detail: `${spread(ours, 0)} / ${spread(bare, 0)} commits a second, ${String(rounds)} rounds of ${String(perRound)}`,
  };
}

function entry(): [string, string, string, string, string, string] {
  return [randomUUID(), '261125-AAAAAA', 'teller1', 'application', body, '2026-11-25T00:00:00.000Z'];
}
const body = JSON.stringify({ kind: 'application', filler: 'x'.repeat(600) });

function rate(commit: () => unknown): number {
  const begun = performance.now();
  for (let count = 0; count < perRound; count += 1) commit();
  return (perRound / (performance.now() - begun)) * 1_000;
}
