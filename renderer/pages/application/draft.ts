import { create } from 'zustand';
import type { Input, Output } from '../../../core/contract.ts';
import type { Stroke } from './canvas.ts';
import { emptyValues } from './form.ts';
import type { Values } from './form.ts';

export type Found = Output<'person.lookup'>;

/** The application being typed; it stays while the teller looks something up elsewhere, and belongs to one operator. */
interface Draft {
  readonly operator: string;
  readonly values: Values;
  readonly agent: boolean;
  /** Fields that the sharing platform filled and nobody changed since. */
  readonly known: readonly string[];
  /** Fields that somebody filled in and left; their problems show. What is still empty is missed only when taken in. */
  readonly touched: readonly string[];
  /** What was looked up, and what came back; null while it is on its way. */
  readonly asked: Input<'person.lookup'> | null;
  readonly found: Found | 'failed' | null;
  /** JPEG in the size of the card's photo, base64. */
  readonly photo: string | null;
  /** PNG, base64, and what it was written with; a picture that was chosen has no strokes. */
  readonly signature: string | null;
  readonly strokes: readonly Stroke[];
}

const fresh: Omit<Draft, 'operator'> = {
  values: emptyValues,
  agent: false,
  known: [],
  touched: [],
  asked: null,
  found: null,
  photo: null,
  signature: null,
  strokes: [],
};

export const useDraft = create<Draft>()(() => ({ operator: '', ...fresh }));

/** A draft never goes from one operator to the next. */
export function openDraft(operator: string): void {
  if (useDraft.getState().operator !== operator) clearDraft(operator);
}

export function clearDraft(operator: string): void {
  useDraft.setState({ operator, ...fresh });
}

export function type(field: string, value: string): void {
  useDraft.setState(({ values, known }) => ({
    values: { ...values, [field]: value },
    known: known.filter((name) => name !== field),
  }));
}

export function leave(field: string): void {
  if ((useDraft.getState().values[field] ?? '').trim() !== '') touch(field);
}

export function touch(...fields: string[]): void {
  useDraft.setState(({ touched }) => ({ touched: [...new Set([...touched, ...fields])] }));
}

export function setAgent(agent: boolean): void {
  useDraft.setState({ agent });
}

export function setPhoto(photo: string | null): void {
  useDraft.setState({ photo });
}

export function setSignature(signature: string | null, strokes: readonly Stroke[]): void {
  useDraft.setState({ signature, strokes });
}

/** What goes with the application; absent where nothing was chosen or written. */
export function picturesOf({ photo, signature }: Pick<Draft, 'photo' | 'signature'>): NonNullable<Input<'case.create'>['files']> {
  return { ...(photo !== null && { photo }), ...(signature !== null && { signature }) };
}

/** Remembers the question, so that an answer to an older one is dropped; what an older answer filled in goes away again. */
export function asking(asked: Input<'person.lookup'>): void {
  useDraft.setState(({ values, known }) => ({
    asked,
    found: null,
    known: [],
    values: Object.fromEntries(Object.entries(values).filter(([field]) => !known.includes(field))),
  }));
}

export function answered(asked: Input<'person.lookup'>, found: Found | 'failed'): void {
  const draft = useDraft.getState();
  if (draft.asked !== asked) return;
  const prefill = found === 'failed' ? {} : found.prefill;
  // What a person typed from the document is not overwritten.
  const kept = Object.entries(prefill).filter(
    ([field, value]) => value !== '' && !isOfDocument(field) && (draft.values[field] ?? '').trim() === '',
  );
  useDraft.setState({ found, values: { ...draft.values, ...Object.fromEntries(kept) }, known: kept.map(([field]) => field) });
}

function isOfDocument(field: string): boolean {
  return field === 'documentType' || field === 'identityNumber';
}
