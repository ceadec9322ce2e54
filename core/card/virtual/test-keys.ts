import { concat, equal, fromHex } from '../bytes.ts';
import { authenticationValue, mac, pinReloadData, sessionKey } from '../crypto.ts';
import { primitives } from '../primitives.ts';
import type { KeyRequest, KeyService } from '../procedure.ts';
import { cardKey } from '../sandbox-keys.ts';

/** A key service for tests: what the agency does over the network, here at once. */
export function testKeys(asked: KeyRequest[] = []): KeyService {
  return (request) => {
    asked.push(request);
    const algorithm = request.profile === '3.0' ? 'SM4' : 'DES';
    const root = request.use === 'internal-authentication' ? 'IRK' : request.use === 'pin-reload' ? 'STKSSSE' : request.key;
    const key = cardKey(root, algorithm, request.chipId.slice(26, 32), fromHex(request.chipId.slice(0, 26)));
    const session = sessionKey(primitives, algorithm, key, 'factor' in request ? request.factor : request.challenge);
    if (request.use === 'mac') return Promise.resolve({ data: mac(primitives, algorithm, session, request.header) });
    if (request.use === 'pin-reload') return Promise.resolve({ data: pinReloadData(primitives, algorithm, session, request.pin) });
    if (request.use === 'internal-authentication') {
      return Promise.resolve({ genuine: equal(authenticationValue(primitives, algorithm, session, request.raw), request.answer) });
    }
    const raw = fromHex('A1A2A3A4A5A6A7A8');
    return Promise.resolve({ data: concat(authenticationValue(primitives, algorithm, session, raw), raw) });
  };
}
