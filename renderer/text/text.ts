/** Every word a person reads is one of these; a missing language does not compile. `{holes}` are filled by `fill`. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}
export type Language = keyof Text;
export type Holes = Readonly<Record<string, string | number>>;

/** Keeps the keys of a table and asks for both languages in each. */
export function table<const T extends Readonly<Record<string, Text>>>(entries: T): T {
  return entries;
}

/** @returns the text with its holes filled; a hole without a value stays as it is, so that a test can see it. */
export function fill(text: string, holes: Holes = {}): string {
  return text.replace(/\{(\w+)\}/g, (hole, name: string) => String(holes[name] ?? hole));
}
