import { concat, fromHex, hex } from '../bytes.ts';
import { authenticationValue, blockLength, encipherPin, mac, sessionKey } from '../crypto.ts';
import type { Algorithm } from '../crypto.ts';
import { primitives } from '../primitives.ts';
import { cardKey } from '../sandbox-keys.ts';
import { createVirtualCard } from '../virtual-card.ts';
import type { VirtualCard, VirtualCardOptions } from '../virtual-card.ts';
import { historicalBytesOf } from './state.ts';

/** A virtual card in the hands of a test: hex in, hex out, and the sandbox's keys for the asking. */
export interface TestCard {
  readonly card: VirtualCard;
  readonly algorithm: Algorithm;
  /** The answer to a command, hex. */
  readonly send: (command: string) => string;
  /** GET CHALLENGE and EXTERNAL AUTHENTICATE with the key of a root; the status word. */
  readonly show: (keyId: string, root: string) => string;
  /** GET CHALLENGE and a command with MAC by the key of a root; `data` goes before the MAC. */
  readonly signed: (header: string, stk: string, pin?: string) => string;
}

export const serial = '5AA50001';
export const selectEnvironment = '00A404000F7378312E73682EC9E7BBE1B1A3D5CF';

export function testCard(kind: '2.0' | '3.0', options: Partial<VirtualCardOptions> = {}, saved?: unknown): TestCard {
  const card = createVirtualCard({ kind, serial, challengeSeed: fromHex('5EED'), ...options }, primitives, saved);
  const algorithm = kind === '3.0' ? 'SM4' : 'DES';
  const send = (command: string): string => hex(card.transmit(fromHex(command)));
  const sessionOf = (root: string): Uint8Array => {
    const key = cardKey(root, algorithm, '440100', historicalBytesOf(options.serial ?? serial));
    return sessionKey(primitives, algorithm, key, fromHex(send('0084000008').slice(0, 16)));
  };
  return {
    card,
    algorithm,
    send,
    show(keyId, root) {
      const raw = fromHex('1112131415161718');
      return send(`008200${keyId}10${hex(authenticationValue(primitives, algorithm, sessionOf(root), raw))}${hex(raw)}`);
    },
    signed(header, stk, pin) {
      const session = sessionOf(stk);
      const data = pin === undefined ? new Uint8Array() : encipherPin(primitives, algorithm, session, fromHex(pin));
      if (pin !== undefined && data.length !== blockLength(algorithm)) throw new RangeError('one block only');
      const command = concat(fromHex(header), Uint8Array.of(data.length + 4), data);
      return send(hex(concat(command, mac(primitives, algorithm, session, command))));
    },
  };
}
