import { Store } from './host/store/store.ts';
import type { Row } from './host/store/store.ts';

type Values = Parameters<Store['all']>[1][];

/** A store that remembers what it was asked and told, and says how SQLite goes about it. */
export class AskedStore extends Store {
  readonly asked = new Map<string, Values>();

  override run(sql: string, ...values: Values): { readonly changes: number } {
    this.asked.set(sql, values);
    return super.run(sql, ...values);
  }

  override all(sql: string, ...values: Values): readonly Row[] {
    this.asked.set(sql, values);
    return super.all(sql, ...values);
  }

  override get(sql: string, ...values: Values): Row | undefined {
    this.asked.set(sql, values);
    return super.get(sql, ...values);
  }

  /** The steps of each statement's plan, `SEARCH job USING INDEX …`. They follow from the schema: the store keeps no statistics. */
  plans(): readonly { readonly sql: string; readonly steps: readonly string[] }[] {
    return [...this.asked].map(([sql, values]) => ({
      sql,
      steps: super.all(`EXPLAIN QUERY PLAN ${sql}`, ...values).map((step) => String(step['detail'])),
    }));
  }
}
