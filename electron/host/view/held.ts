import type { HeldLine } from '../../../core/service-views.ts';
import { maskCardNumber, maskIdentityNumber, maskName, maskPan } from '../../../core/people/mask.ts';
import type { LookedUp } from '../services/look.ts';

type Values = Partial<Record<'chip' | 'agency' | 'bank', string | null | undefined>>;

/** What chip, agency and bank hold of somebody's card, side by side (Article 20); compared in clear, shown masked. */
export function heldLines({ held, bankHeld, chip }: LookedUp): HeldLine[] {
  const card = held?.card;
  const person = held?.person ?? {};
  const reportedLost = held?.state === 'lost' || held?.state === 'reissue-applied';
  return [
    line('name', { chip: chip?.name, agency: person['name'] }, maskName),
    line('identityNumber', { chip: chip?.identityNumber, agency: person['identityNumber'] }, maskIdentityNumber),
    line('cardNumber', { chip: chip?.cardNumber, agency: card?.cardNumber }, maskCardNumber),
    line('state', { agency: held?.state }),
    line('cardBank', { agency: card?.bank }),
    line('collectedOn', { agency: card?.collectedOn }),
    line('expiresOn', { agency: card?.expiresOn }),
    line('socialSecurity', { agency: card?.socialSecurity }),
    line('medicalAccount', { agency: card?.medicalAccount }),
    // A card that is lost has its account suspended at the bank (Article 21).
    { ...line('account', { bank: bankHeld?.account }), differs: reportedLost && bankHeld?.account === 'active' },
    line('financial', { bank: bankHeld?.financial }),
    line('pan', { bank: bankHeld?.pan }, maskPan),
  ];
}

function line(field: HeldLine['field'], { chip, agency, bank }: Values, mask: (value: string) => string = (value) => value): HeldLine {
  const shown = (value: string | null | undefined): string | null => (value == null || value === '' ? null : mask(value));
  const known = new Set([chip, agency, bank].filter((value) => value != null && value !== ''));
  return { field, chip: shown(chip), agency: shown(agency), bank: shown(bank), differs: known.size > 1 };
}
