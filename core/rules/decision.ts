/** Why a rule decides as it does, for the person at the counter. */
export interface Reason {
  readonly zh: string;
  readonly en: string;
  /** Article of the Guangzhou measures, or the legal source that the agency's configuration names. */
  readonly article: string;
}

/** What a rule decides. Reasons are given either way: they stand beside the case. */
export interface Decision {
  readonly allowed: boolean;
  readonly reasons: readonly Reason[];
  /** A fact is not known here, as without network: it may be taken in, and the agency decides. */
  readonly provisional?: true;
}

export const because = (article: string, zh: string, en: string): Reason => ({ zh, en, article });
export const allow = (...reasons: readonly Reason[]): Decision => ({ allowed: true, reasons });
export const provisionally = (...reasons: readonly Reason[]): Decision => ({ allowed: true, reasons, provisional: true });
export const refuse = (...reasons: readonly Reason[]): Decision => ({ allowed: false, reasons });

/** All of them must allow. What is refused is told by what speaks against it, all of it at once. */
export function all(...decisions: readonly Decision[]): Decision {
  const against = decisions.filter(({ allowed }) => !allowed);
  const told = (against.length > 0 ? against : decisions).flatMap(({ reasons }) => reasons);
  if (against.length > 0) return refuse(...told);
  return decisions.some(({ provisional }) => provisional === true) ? provisionally(...told) : allow(...told);
}
