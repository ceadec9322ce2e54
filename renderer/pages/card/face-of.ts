import type { CardReading } from '../../../core/views.ts';

/** What the face of this card shows, from what its chip says; a blank says nothing. */
export function faceOf(reading: CardReading | null): {
  readonly name: string | null;
  readonly social: string | null;
  readonly number: string | null;
  readonly bank: null;
  readonly photo: string | null;
} {
  const { EF05, EF06, EF08 } = reading?.files ?? {};
  // Other files use the same tags for other things.
  const items = [...(EF05?.items ?? []), ...(EF06?.items ?? [])];
  const value = (tag: string): string => items.find((item) => item.tag === tag)?.value ?? '';
  const name = value('09') + value('4E');
  const photo = EF08?.items[0]?.value ?? '';
  return {
    name: name || null,
    social: value('08') || null,
    number: value('07') || null,
    bank: null,
    photo: isPhoto(photo) ? photoSource(photo) : null,
  };
}

/** Base64 of a JPEG: FF D8 FF. Masked, it is none. */
export function isPhoto(value: string): boolean {
  return value.startsWith('/9j/');
}

export function photoSource(value: string): string {
  return `data:image/jpeg;base64,${value}`;
}
