import { agencyPaths, externalAuthenticationAnswer, internalAuthenticationAnswer, secureMessagingAnswer } from '../../../core/agency.ts';
import { fromHex, hex } from '../../../core/card/bytes.ts';
import type { KeyService } from '../../../core/card/procedure.ts';
import { ask } from '../agency/client.ts';
import type { Desk } from '../desk.ts';

/**
 * The key service: the agency's HSM over its API. A challenge goes there and a cryptogram comes back; keys never do.
 * @param jobId names the order under which UKSSSE is asked for; reading needs none
 */
export function agencyKeys(desk: Desk, jobId?: string): KeyService {
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
    const question = { chipId, profile, key: request.key, factor: hex(request.factor), ...(jobId === undefined ? {} : { jobId }) };
    const { data } = await ask(() => desk.askAgency(agencyPaths.externalAuthentication, question), externalAuthenticationAnswer);
    return { data: fromHex(data) };
  };
}
