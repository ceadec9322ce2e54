import { writeFileSync } from 'node:fs';
import { Store } from '../../electron/host/store/store.ts';
import type { Row } from '../../electron/host/store/store.ts';
import { storePragmas } from '../../native/sqlite.ts';

type Values = Parameters<Store['all']>[1][];

/** A store that keeps what it asked of SQLite within its transactions, in the form that `commits.c` reads. */
export class RecordedStore extends Store {
  readonly #statements = new Map<string, number>();
  readonly #lines: string[] = [];

  override write<Result>(work: () => Result): Result {
    const result = super.write(work);
    this.#lines.push('c');
    return result;
  }

  override run(sql: string, ...values: Values): { readonly changes: number } {
    this.#keep(sql, values);
    return super.run(sql, ...values);
  }

  override get(sql: string, ...values: Values): Row | undefined {
    this.#keep(sql, values);
    return super.get(sql, ...values);
  }

  override all(sql: string, ...values: Values): readonly Row[] {
    this.#keep(sql, values);
    return super.all(sql, ...values);
  }

  endRound(): void {
    this.#lines.push('e');
  }

  writeScript(file: string): void {
    const pragmas = storePragmas.map((pragma) => `p PRAGMA ${pragma}`);
    const statements = [...this.#statements.keys()].map((sql) => `s ${sql.replaceAll('\n', ' ')}`);
    writeFileSync(file, [...pragmas, ...statements, ...this.#lines, ''].join('\n'));
  }

  #keep(sql: string, values: Values): void {
    if (!this.inTransaction) return;
    const number = this.#statements.get(sql) ?? this.#statements.size;
    this.#statements.set(sql, number);
    this.#lines.push(`r ${String(number)} ${String(values.length)}`);
    if (values.some((value) => value instanceof Uint8Array)) throw new Error('a script has no bytes');
    for (const value of values) this.#lines.push(value === null ? 'n' : `${typeof value === 'number' ? 'i' : 't'} ${String(value)}`);
  }
}
