import type { CardReading } from '../../../core/views.ts';

/** What the face of this card shows, from what its chip says; a blank says nothing. */
export function faceOf(reading: CardReading | null): {
  readonly name: string | null;
  readonly social: string | null;
  readonly number: string | null;
  readonly bank: null;
} {
  const items = Object.values(reading?.files ?? {}).flatMap((file) => file.items);
  const value = (tag: string): string => items.find((item) => item.tag === tag)?.value ?? '';
  const name = value('09') + value('4E');
  return { name: name || null, social: value('08') || null, number: value('07') || null, bank: null };
}
