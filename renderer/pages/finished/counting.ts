import { create } from 'zustand';

/** What a scanner has read so far; it survives a look into the guide, a locked screen, and going to another place. */
interface Counting {
  readonly parcelId: string;
  readonly serials: readonly string[];
}

export const useCounting = create<Counting>()(() => ({ parcelId: '', serials: [] }));

export function openCounting(parcelId: string): void {
  if (useCounting.getState().parcelId !== parcelId) useCounting.setState({ parcelId, serials: [] });
}

export function endCounting(): void {
  useCounting.setState({ parcelId: '', serials: [] });
}

export type Scanned = 'here' | 'again' | 'notListed' | 'malformed';

/** @param typed as a scanner or a hand gives it @returns what it is, and the serial number as it is compared */
export function scanned(typed: string, announced: readonly string[], serials: readonly string[]): readonly [Scanned, serial: string] {
  const serial = typed.trim().toUpperCase();
  if (!/^[0-9A-F]{8}$/.test(serial)) return ['malformed', serial];
  if (serials.includes(serial)) return ['again', serial];
  return [announced.includes(serial) ? 'here' : 'notListed', serial];
}

/** What was counted against the list. */
export function countOf(announced: readonly string[], serials: readonly string[]) {
  return {
    here: announced.filter((serial) => serials.includes(serial)),
    missing: announced.filter((serial) => !serials.includes(serial)),
    unexpected: serials.filter((serial) => !announced.includes(serial)),
  };
}
