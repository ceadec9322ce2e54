import { create } from 'zustand';
import type { Input } from '../../../core/contract.ts';
import type { Service } from '../../../core/desk/services.ts';
import type { Filing } from '../../../core/filing.ts';
import type { Diagnosis, HolderView } from '../../../core/service-views.ts';
import { emptyStanding } from './standing.ts';
import type { TypedStanding } from './standing.ts';

/** Who is being served, who stands at the counter, and what was typed so far; of one operator, and gone with the holder. */
interface Served {
  readonly operator: string;
  readonly holder: HolderView | null;
  readonly standing: TypedStanding;
  readonly filings: Readonly<Partial<Record<Service, Filing>>>;
  readonly diagnosis: Diagnosis | null;
  /** How the holder was found: asked again once something was filed, and the document of a first application. */
  readonly question: Question | null;
  /** Something was filed since: what is shown of the holder may not hold any more. */
  readonly stale: boolean;
}

export type Question = Input<'holder.look'>;

const fresh = { holder: null, standing: emptyStanding, filings: {}, diagnosis: null, question: null, stale: false } as const;

export const useServed = create<Served>()(() => ({ operator: '', ...fresh }));

/** Somebody who is served by one operator is not left open for the next. */
export function openServed(operator: string): void {
  if (useServed.getState().operator !== operator) useServed.setState({ operator, ...fresh });
}

/** Another holder; the same one looked up anew, by the card now, keeps what was typed. */
export function serve(holder: HolderView, question: Question): void {
  const before = useServed.getState().holder;
  const same = before?.identityNumber === holder.identityNumber && before.name === holder.name;
  useServed.setState(same ? { holder, question, stale: false } : { ...fresh, holder, question });
}

export function dismiss(): void {
  useServed.setState(fresh);
}

export function stand(next: Partial<TypedStanding>): void {
  useServed.setState(({ standing }) => ({ standing: { ...standing, ...next } }));
}

const nothing: Filing = {};

export function filingFor({ filings }: Pick<Served, 'filings'>, service: Service): Filing {
  return filings[service] ?? nothing;
}

/** Changes what is filed; a field without a value is left out. */
export function fill(service: Service, next: Partial<Filing>): void {
  useServed.setState((served) => {
    const filing = Object.fromEntries(
      Object.entries({ ...filingFor(served, service), ...next }).filter(([, value]) => value !== undefined),
    );
    return { filings: { ...served.filings, [service]: filing } };
  });
}

/** What was examined goes with a replacement that is filed after it. */
export function examined(diagnosis: Diagnosis): void {
  useServed.setState({ diagnosis });
}

/** What was filed is not filed twice by coming back. */
export function filed(service: Service): void {
  useServed.setState(({ filings }) => ({ filings: { ...filings, [service]: {} }, stale: true }));
}
