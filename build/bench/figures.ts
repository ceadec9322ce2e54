/** What a bench says: medians of one run, side by side, and the ratio that counts. */
export interface Figure {
  readonly name: string;
  /** The ratio of the two medians, or the median of the ratios of rounds. */
  readonly ratio: number;
  /** What it should not go beyond, or not fall below. */
  readonly aim: { readonly most: number } | { readonly least: number } | null;
  /** The medians and how they spread, for people. */
  readonly detail: string;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

/** `12.3 (11.9–14.0)`: median, least and most. */
export function spread(values: readonly number[], digits = 1): string {
  return `${median(values).toFixed(digits)} (${Math.min(...values).toFixed(digits)}–${Math.max(...values).toFixed(digits)})`;
}

export function isMet({ ratio, aim }: Figure): boolean {
  if (aim === null) return true;
  return 'most' in aim ? ratio <= aim.most : ratio >= aim.least;
}

export function line(figure: Figure): string {
  const { name, ratio, aim, detail } = figure;
  const wanted = aim === null ? '' : 'most' in aim ? ` (≤ ${aim.most.toFixed(2)})` : ` (≥ ${aim.least.toFixed(2)})`;
  return `${isMet(figure) ? ' ' : '!'} ${ratio.toFixed(3)}${wanted.padEnd(9)} ${name}\n            ${detail}`;
}
