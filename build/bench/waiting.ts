import { createHash } from 'node:crypto';
import type { Application } from '../../core/people/application.ts';
import { putCase } from '../../electron/host/store/cases.ts';
import { putFile } from '../../electron/host/store/files.ts';
import { putEntry } from '../../electron/host/store/outbox.ts';
import type { Store } from '../../electron/host/store/store.ts';
import { caseNumber, personNumber } from '../../electron/test-cases.ts';
import { photoOf } from '../../fixtures/agency/test-pictures.ts';
import { applicationOf } from '../../fixtures/agency/test-sandbox.ts';

/** First applications of invented people that were taken in without a network, as the counter itself puts them into its store. @param photo bytes of a photo in the mean; each is between half and one and a half of that */
export function fillWaiting(store: Store, count: number, photo?: number): void {
  const at = '2026-11-25T02:00:00.000Z';
  store.write(() => {
    for (let number = 1; number <= count; number += 1) {
      // Others than those of the years before.
      const { name, identityNumber } = personNumber(1_000_000 + number);
      const born = identityNumber.slice(6, 14).replace(/(....)(..)(..)/, '$1-$2-$3');
      const application = applicationOf({ name, identityNumber, birthDate: born }) as Application;
      // Another day than those of the years before.
      const caseId = `261126${caseNumber(number, count).slice(6)}`;
      const files = photo === undefined ? [] : [putPhoto(store, photoOf(photo * (0.5 + ((number * 7) % 21) / 20)), at)];
      const dueOn = '2026-12-11';
      putCase(store, {
        caseId,
        service: 'apply',
        name: application.name,
        documentType: 'resident-id',
        identityNumber: application.identityNumber,
        cardNumber: null,
        collectedOn: null,
        application,
        filing: null,
        standing: null,
        acceptedAt: at,
        acceptedBy: 'teller1',
        dueOn,
        dueProvisional: false,
      });
      putEntry(store, { caseId, operator: 'teller1', body: { kind: 'application', application, acceptedAt: at, dueOn }, at, files });
    }
  });
}

function putPhoto(store: Store, bytes: Uint8Array, at: string) {
  const digest = createHash('sha256').update(bytes).digest('hex');
  const file = { digest, length: bytes.length, use: 'photo', type: 'image/jpeg' } as const;
  putFile(store, file, bytes, at);
  return file;
}
