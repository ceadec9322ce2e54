import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { appendAudit } from '../../electron/host/store/audit.ts';
import { setCaseState } from '../../electron/host/store/cases.ts';
import { putEntry } from '../../electron/host/store/outbox.ts';
import { Store } from '../../electron/host/store/store.ts';
import { caseNumber, fillCases } from '../../electron/test-cases.ts';
import { storePragmas } from '../../native/sqlite.ts';
import type { Sqlite } from '../../native/sqlite.ts';
import { missingPackages } from '../setup/debian.mjs';
import { median, spread } from './figures.ts';
import type { Figure } from './figures.ts';
import { RecordedStore } from './recorded-store.ts';

/** Transactions of one round: few, so that all have the same disk, which others use beside. */
const perRound = 50;
const at = '2026-11-25T08:00:00.000Z';

/** A card is handed over: the case's state, the entry for the agency and the line of the audit log, in one transaction. */
function handOver(store: Store, caseId: string): void {
  store.write(() => {
    setCaseState(store, caseId, 'handed-over');
    const body = { kind: 'card-handed-over', jobId: `job-${caseId}`, proof } as never;
    putEntry(store, { caseId, operator: 'teller1', body, at });
    appendAudit(store, { at, operator: 'teller1', act: 'card.handOver', subject: caseId, detail: { identifiedBy: 'resident-id' } });
  });
}
/** As long as a real one. */
const proof = 'x'.repeat(1_200);

/**
 * Durable transactions a second through the store's own code: without the cipher against a program in C that runs the same
 * statements with the same values and pragmas on the same tables, and with the cipher against without; all in turns. The ratio
 * is the median of the rounds' own, for a disk's pace changes from one moment to the next.
 */
export async function benchCommits(given: number): Promise<readonly Figure[]> {
  const rounds = Math.max(100, given);
  const folder = mkdtempSync(join(tmpdir(), 'suika-bench-'));
  const file = (name: string): string => join(folder, `${name}.sqlite`);
  const key = new Uint8Array(randomBytes(32));
  const count = perRound * (rounds + 1);
  const casesOf = (round: number): readonly string[] =>
    Array.from({ length: perRound }, (_, place) => caseNumber(round * perRound + place, count));
  filledWith(count, new Store(file('plain'), key, openPlain));
  filledWith(count, new Store(file('encrypted'), key));
  copyFileSync(file('plain'), file('recorded'));
  copyFileSync(file('plain'), file('c'));
  record(file('recorded'), join(folder, 'script'), rounds, casesOf);
  const bare = missingPackages('bench').length > 0 ? null : startBare(folder, file('c'), join(folder, 'script'));
  const plain = new Store(file('plain'), key, openPlain);
  const encrypted = new Store(file('encrypted'), key);
  const rates = { c: [] as number[], plain: [] as number[], encrypted: [] as number[] };
  try {
    for (let round = 0; round <= rounds; round += 1) {
      const c = (await bare?.nextRound()) ?? Number.NaN;
      const one = timed(() => casesOf(round).forEach((caseId) => handOver(plain, caseId)));
      const other = timed(() => casesOf(round).forEach((caseId) => handOver(encrypted, caseId)));
      // The first round warms up.
      if (round === 0) continue;
      rates.c.push(perRound / c);
      rates.plain.push(perRound / one);
      rates.encrypted.push(perRound / other);
    }
  } finally {
    bare?.end();
    plain.close();
    encrypted.close();
    rmSync(folder, { recursive: true, force: true });
  }
  const against = (name: string, ours: readonly number[], other: readonly number[], least: number): Figure => ({
    name: `durable transactions a second (state, entry, audit line), ${name}`,
    ratio: median(ours.map((rate, round) => rate / (other[round] ?? Number.NaN))),
    aim: { least },
    detail: `${spread(ours, 0)} / ${spread(other, 0)} a second, ${String(rounds)} rounds of ${String(perRound)}`,
  });
  return [
    ...(bare === null ? [] : [against('store without cipher / the same in C', rates.plain, rates.c, 0.8)]),
    against('store with cipher / without', rates.encrypted, rates.plain, 0.85),
  ];
}

function filledWith(cases: number, store: Store): void {
  fillCases(store, cases);
  store.close();
}

/** A store's file as any SQLite opens it: what a cipher costs is measured against it. */
function openPlain(file: string): Sqlite {
  const database = new Database(file);
  for (const pragma of storePragmas) database.pragma(pragma);
  return database;
}

/** What the store asks of SQLite in all rounds, kept as a script for the program in C. */
function record(file: string, script: string, rounds: number, casesOf: (round: number) => readonly string[]): void {
  const store = new RecordedStore(file, new Uint8Array(32), openPlain);
  for (let round = 0; round <= rounds; round += 1) {
    for (const caseId of casesOf(round)) handOver(store, caseId);
    store.endRound();
  }
  store.writeScript(script);
  store.close();
}

/** Compiled here and now, against this machine's own SQLite. */
function startBare(folder: string, file: string, script: string) {
  const program = join(folder, 'commits');
  execFileSync('gcc', ['-O2', '-Wall', '-o', program, fileURLToPath(new URL('commits.c', import.meta.url)), '-lsqlite3']);
  const child = spawn(program, [script, file], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    /** @returns seconds that the round took */
    nextRound: async (): Promise<number> => {
      child.stdin.write('go\n');
      const { value } = await answers.next();
      if (value === undefined) throw new Error('the program in C has ended');
      return Number(value);
    },
    end: () => child.stdin.end(),
  };
}

/** @returns seconds */
function timed(work: () => void): number {
  const begun = performance.now();
  work();
  return (performance.now() - begun) / 1_000;
}
