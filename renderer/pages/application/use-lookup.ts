import { useEffect } from 'react';
import { tidyNumber } from '../../../core/people/text.ts';
import { ask } from '../../store.ts';
import { answered, asking, useDraft } from './draft.ts';
import { isNumberReady } from './form.ts';

/** Asks the sharing platform as soon as the number stands whole, once per number. */
export function useLookup(): void {
  const values = useDraft((draft) => draft.values);
  const documentType = values['documentType'] ?? 'resident-id';
  const identityNumber = tidyNumber(values['identityNumber'] ?? '');
  const ready = isNumberReady(values);
  useEffect(() => {
    const { asked } = useDraft.getState();
    if (!ready || (asked?.documentType === documentType && asked.identityNumber === identityNumber)) return undefined;
    // Numbers of passports have no check digit: wait until the typing stops.
    const waiting = setTimeout(
      () => {
        const question = { documentType, identityNumber };
        asking(question);
        ask('person.lookup', question).then(
          (found) => {
            answered(question, found);
          },
          () => {
            answered(question, 'failed');
          },
        );
      },
      documentType === 'passport' || documentType.startsWith('travel') ? 600 : 0,
    );
    return () => {
      clearTimeout(waiting);
    };
  }, [ready, documentType, identityNumber]);
}
