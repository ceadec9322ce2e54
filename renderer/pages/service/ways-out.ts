import { filedServices } from '../../../core/filing.ts';
import type { FiledService, Filing } from '../../../core/filing.ts';
import type { Service } from '../../../core/desk/services.ts';
import type { HolderView } from '../../../core/service-views.ts';

/** What a holder whose wish is refused can have done instead, by the state of the card and by what was asked. */
export function waysOut(service: FiledService, filing: Filing, holder: HolderView): readonly Service[] {
  const byState = holder.state === null ? [] : instead[holder.state];
  return [...new Set([...byAsked(service, filing, holder), ...byState])].filter((one) => one !== service).slice(0, 3);
}

const instead: Readonly<Record<NonNullable<HolderView['state']>, readonly Service[]>> = {
  none: ['apply'],
  applied: ['receive'],
  live: [],
  lost: ['lift-loss', 'reissue'],
  'reissue-applied': ['withdraw-reissue'],
  replacing: ['receive', 'report-loss'],
  cancelled: ['apply', 'query'],
  stopped: ['suspicion'],
};

function byAsked(service: FiledService, { ground, pin, changes }: Filing, { chip }: HolderView): readonly Service[] {
  switch (service) {
    case 'report-loss':
      return chip === null ? [] : ['lock'];
    case 'reissue':
      return chip === null ? [] : ['replace', 'lift-loss'];
    case 'cancel':
      return ground === 'own-wish' ? ['lock'] : [];
    case 'change-pin':
      return pin === 'social-security' ? ['reset-pin'] : [];
    case 'replace':
      return changes !== undefined ? ['change-data'] : ground === 'chip' ? ['reset-pin'] : [];
    case 'activate':
      return ['unlock'];
    default:
      return [];
  }
}

/** The same of a case that the agency refused. */
export function waysOutOf(service: Service, holder: HolderView): readonly Service[] {
  const filed = filedServices.find((one) => one === service);
  return filed === undefined ? [] : waysOut(filed, {}, holder);
}
