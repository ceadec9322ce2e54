import { inspectAgency } from '../../fixtures/agency/inspect.ts';
import type { Inspection } from '../../fixtures/agency/inspect.ts';
import type { Notice, QueueRow } from '../../core/views.ts';
import { terminalNames } from './plan.ts';
import type { TerminalName } from './plan.ts';
import type { Acknowledged, Books } from './steps.ts';

/**
 * What was acknowledged, and what became of it where a fault takes entries away by its nature. Such losses are named one by
 * one, at the moment of the fault, and only those count:
 * - a terminal put back to an earlier copy: what it had taken in since and never sent is restored away; what the agency has of
 *   it is forgotten here, must be at the agency in the end, and its cases must be named to the people here;
 * - the agency put back while the terminal has forgotten them: both are gone, restored away too;
 * - a damaged page: the entries that the salvaged store does not have any more, where the salvage says that it lost some.
 */
export class Ledger {
  readonly agencyData: string;
  readonly acknowledged: Readonly<Record<TerminalName, Map<string, Acknowledged>>> = { plain: new Map(), tls: new Map() };
  readonly restoredAway = new Set<string>();
  readonly forgotten = new Map<string, TerminalName>();
  readonly damaged = new Set<string>();
  /** Terminals of whose stores a page was flipped: from then on a start may find it. */
  readonly flipped = new Set<TerminalName>();
  /** Refused by an agency that was put back later. */
  readonly refusalsLost = new Set<string>();
  /** Refused once, which the terminal never heard, or does not know any more since it was put back or damaged. */
  readonly refusedBefore = new Set<string>();
  readonly wrong: string[] = [];
  /** Everything that the people at each terminal were told. */
  readonly told: Readonly<Record<TerminalName, Map<string, Notice>>> = { plain: new Map(), tls: new Map() };
  rowsSeen = 0;

  constructor(agencyData: string) {
    this.agencyData = agencyData;
  }

  atAgency(): ReadonlySet<string> {
    return new Set(inspectAgency(this.agencyData).entries.map(({ id }) => id));
  }

  /** The terminal begins anew with these books, from an earlier copy. */
  terminalPutBack(name: TerminalName, { entries }: Books): void {
    const agency = this.atAgency();
    // One of two copies may be put back after the other: with it comes back what the first had taken away.
    for (const { id } of entries) {
      this.forgotten.delete(id);
      this.restoredAway.delete(id);
    }
    for (const id of this.#missing(name, entries)) {
      if (agency.has(id)) this.forgotten.set(id, name);
      else this.restoredAway.add(id);
    }
  }

  /** What was refused so far. @param entries of a terminal that is about to forget; none where they could not be read, or it has yet to hear */
  noteRefused(entries: Books['entries']): void {
    for (const { id, refusedOnce } of entries) if (refusedOnce) this.refusedBefore.add(id);
    for (const { id } of inspectAgency(this.agencyData).refused) this.refusedBefore.add(id);
  }

  /** What the agency has lost a terminal sends again, unless it forgot it itself; refusals stand at the terminal alone then. */
  agencyPutBack(before: Inspection, after: Inspection): void {
    const kept = new Set(after.entries.map(({ id }) => id));
    for (const { id } of before.entries) if (!kept.has(id) && this.forgotten.delete(id)) this.restoredAway.add(id);
    const keptRefusals = new Set(after.refused.map(({ id }) => id));
    for (const { id } of before.refused) if (!keptRefusals.has(id)) this.refusalsLost.add(id);
  }

  /** What a store lost with a page. */
  pageLost(name: TerminalName, { entries, acts, notices }: Books): void {
    const missing = this.#missing(name, entries);
    for (const id of missing) this.damaged.add(id);
    const said = notices.some(({ id }) => id.startsWith('store-'));
    const salvaged = (acts['store.salvaged'] ?? 0) + (acts['store.log-damaged'] ?? 0);
    if (missing.length > 0 && (!said || salvaged === 0))
      this.wrong.push(`${name}: ${String(missing.length)} entries are gone with a damaged page, and nobody was told`);
  }

  /** @returns acknowledged entries that the books do not have, and that no fault took away before */
  #missing(name: TerminalName, entries: Books['entries']): readonly string[] {
    const have = new Set(entries.map(({ id }) => id));
    const explained = (id: string): boolean => this.restoredAway.has(id) || this.forgotten.has(id) || this.damaged.has(id);
    return [...this.acknowledged[name].keys()].filter((id) => !have.has(id) && !explained(id));
  }

  /** Every row has words in both languages that say where it is, and none says what is not so. */
  look(name: TerminalName, rows: readonly QueueRow[], notices: readonly Notice[]): void {
    for (const notice of notices) this.told[name].set(`${notice.id} ${notice.at}`, notice);
    const states = new Map(rows.map(({ seq, state }) => [seq, state]));
    for (const row of rows) {
      const flaw = unexplained(row, states);
      this.rowsSeen += 1;
      if (flaw !== null) this.wrong.push(`${name}: no. ${String(row.seq)} (${row.kind}, ${row.state}) ${flaw}`);
    }
  }

  get count(): number {
    return terminalNames.reduce((sum, name) => sum + this.acknowledged[name].size, 0);
  }
}

function unexplained({ zh, en, state, todo, help, receipt }: QueueRow, states: ReadonlyMap<number, QueueRow['state']>): string | null {
  if (!/\p{Script=Han}{2}/u.test(zh) || !/[a-z]{2}/i.test(en) || /undefined|null|NaN/.test(zh + en))
    return 'has no words in both languages';
  if (state === 'accepted') return receipt === undefined || !en.includes(String(receipt.number)) ? 'names no receipt' : null;
  if (todo) return help === undefined || !/: .{5}/.test(en) ? 'is a to-do without a reason, or without who helps' : null;
  const before = /Waits for the receipt of no\. (\d+)/.exec(en)?.[1];
  if (before !== undefined && states.get(Number(before)) === 'accepted') return `waits for no. ${before}, which has its receipt`;
  return null;
}
