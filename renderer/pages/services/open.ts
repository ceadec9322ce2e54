import type { Service } from '../../../core/desk/services.ts';
import { hashOf } from '../../place.ts';
import { clearDraft, type, useDraft } from '../application/draft.ts';
import { useServed } from './served.ts';

/** Where a service is done. */
export function hrefOf(service: Service): string {
  if (service === 'apply') return hashOf({ page: 'new' });
  return service === 'receive' ? '#/finished' : hashOf({ page: 'service', service });
}

/** Goes there; a first application begins with the document that was typed to find its applicant. */
export function open(service: Service): void {
  const { question, operator } = useServed.getState();
  if (service === 'apply' && question?.by === 'document' && useDraft.getState().values['identityNumber'] !== question.identityNumber) {
    clearDraft(operator);
    type('documentType', question.documentType);
    type('identityNumber', question.identityNumber);
  }
  location.hash = hrefOf(service);
}
