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
}
