import { agencyPaths, externalAuthenticationAnswer, internalAuthenticationAnswer, secureMessagingAnswer } from '../../../core/agency.ts';
import type { Destruction } from '../../../core/agency.ts';
import { fromHex, hex } from '../../../core/card/bytes.ts';
import type { KeyService } from '../../../core/card/procedure.ts';
import { ask } from '../agency/client.ts';
import type { Desk } from '../desk.ts';

/** What the agency wants to know before it shows a key that changes a card. */
export interface Warrant {
  readonly jobId?: string;
  readonly destruction?: Destruction;
}

/**
 * The key service: the agency's HSM over its API. A challenge goes there and a cryptogram comes back; keys never do.
 * @param under the order under which update keys are asked for, or the destruction for which a card is blocked; reading needs
 *   neither
 */
export function agencyKeys(desk: Desk, under: Warrant = {}): KeyService {
  return async (request) => {
    const { chipId, profile } = request;
    if (request.use === 'internal-authentication') {
      const question = { chipId, profile, factor: hex(request.factor), raw: hex(request.raw), answer: hex(request.answer) };
      return ask(() => desk.askAgency(agencyPaths.internalAuthentication, question), internalAuthenticationAnswer);
    }
    if (request.use === 'mac' || request.use === 'pin-reload') {
      const asked = request.use === 'mac' ? { key: request.key, header: hex(request.header) } : { pin: hex(request.pin) };
      const messaging = { use: request.use, chipId, profile, challenge: hex(request.challenge), ...asked };
      const sealed = await ask(() => desk.askAgency(agencyPaths.secureMessaging, messaging), secureMessagingAnswer);
      return { data: fromHex(sealed.data) };
    }
    const question = { chipId, profile, key: request.key, factor: hex(request.factor), ...under };
    const { data } = await ask(() => desk.askAgency(agencyPaths.externalAuthentication, question), externalAuthenticationAnswer);
    return { data: fromHex(data) };
  };
}
