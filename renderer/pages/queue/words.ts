import type { EntryKind } from '../../../core/entry.ts';
import { fieldLabels, labelOf } from '../../../core/people/sentences.ts';
import { queueWords } from '../../text/desk-words.ts';
import type { Text } from '../../text/text.ts';

const names: Readonly<Record<EntryKind, Text>> = {
  application: queueWords.application,
  'card-issued': queueWords['card-issued'],
  'card-spoilt': queueWords['card-spoilt'],
  'job-cancelled': queueWords['job-cancelled'],
  'card-handed-over': queueWords['card-handed-over'],
  service: queueWords.service,
  diagnosis: queueWords.diagnosis,
  fee: queueWords.fee,
  'card-destroyed': queueWords['card-destroyed'],
  'parcel-received': queueWords['parcel-received'],
  'finished-card': queueWords['finished-card'],
  'given-up': queueWords['given-up'],
};

/** What an entry of the queue tells the agency; a kind of a newer host is named as the host names it. */
export function queueName(kind: string): Text {
  return (names as Readonly<Record<string, Text>>)[kind] ?? { zh: kind, en: kind };
}

/** `body.application.guardian.mobile`, as the agency names a field of an entry, is `guardian.mobile` in the form; null: no field of it. */
export function formField(field: string | undefined): string | null {
  const path = /^body\.(?:application|filing\.changes)\.(.+)$/.exec(field ?? '')?.[1];
  return path !== undefined && path.split('.').every((part) => Object.hasOwn(fieldLabels, part)) ? path : null;
}

/** The field in the counter's words, or null. */
export function fieldName(field: string | undefined): Text | null {
  const name = formField(field);
  return name === null ? null : labelOf(name);
}
