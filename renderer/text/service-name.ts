import { services } from '../../core/desk/services.ts';
import type { Service } from '../../core/desk/services.ts';
import { entryOf } from '../../core/people/codes.ts';
import type { Text } from './text.ts';

/** A service as a title or a button names it. */
export function serviceName(service: Service): Text {
  const { zh, en } = entryOf(services, service) ?? { zh: service, en: service };
  return { zh, en: en.charAt(0).toUpperCase() + en.slice(1) };
}
