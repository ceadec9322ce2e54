import { queueWords } from '../../text/desk-words.ts';
import type { Text } from '../../text/text.ts';

const names: Readonly<Record<string, Text>> = {
  application: queueWords.application,
  'card-issued': queueWords['card-issued'],
  'card-spoilt': queueWords['card-spoilt'],
  'job-cancelled': queueWords['job-cancelled'],
  'card-handed-over': queueWords['card-handed-over'],
  service: queueWords.service,
  diagnosis: queueWords.diagnosis,
  fee: queueWords.fee,
  'card-destroyed': queueWords['card-destroyed'],
};

/** What an entry of the queue tells the agency; a kind of a newer host is named as the host names it. */
export function queueName(kind: string): Text {
  return names[kind] ?? { zh: kind, en: kind };
}
