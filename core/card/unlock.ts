import { keyRefusal, nonsense, notGenuine } from './chip-faults.ts';
import { chipIdOf } from './identify.ts';
import type { Identity } from './identify.ts';
import type { KeyName } from './key-names.ts';
import { ask, askKeys, mark } from './procedure.ts';
import type { Procedure } from './procedure.ts';
import { keyIdOf } from './profiles/profiles.ts';

/** Proof and authentication: what needs the key service. Keys never come to the terminal; questions and cryptograms do. */

/**
 * INTERNAL AUTHENTICATE, which has no counter: the safe proof that card, area, algorithm and keys agree before anything with
 * a counter is tried (chip.md §6).
 * @param randomBytes 16 bytes: factor8 ‖ raw8
 * @throws Fault `chip-not-genuine`, or what {@link chipIdOf} raises
 */
export function* prove(identity: Identity, randomBytes: Uint8Array): Procedure<{ readonly genuine: true }> {
  const chipId = chipIdOf(identity);
  if (randomBytes.length !== 16) throw new RangeError('factor and raw value have 16 bytes');
  yield* mark('prove', 0, 1);
  const { data } = yield* ask('internalAuthenticate', { factorAndRaw: randomBytes });
  if (data.length !== 8) throw nonsense('internalAuthenticate', { zh: '应答不是 8 字节', en: 'not 8 bytes' });
  const answer = yield* askKeys({
    use: 'internal-authentication',
    chipId,
    profile: identity.profile,
    factor: randomBytes.slice(0, 8),
    raw: randomBytes.slice(8),
    answer: data,
  });
  if (!('genuine' in answer)) throw new TypeError('the key service answered another question');
  if (!answer.genuine) throw notGenuine(chipId);
  yield* mark('prove', 1, 1);
  return { genuine: true };
}

/** GET CHALLENGE: 8 bytes, good for one use. */
export function* challenge(): Procedure<Uint8Array> {
  const { data } = yield* ask('getChallenge', { le: 8 });
  if (data.length !== 8) throw nonsense('getChallenge', { zh: '随机数不是 8 字节', en: 'not 8 bytes' });
  return data;
}

/**
 * GET CHALLENGE, then EXTERNAL AUTHENTICATE with what the key service makes of it. One challenge is enough: the raw value is
 * the key service's own choice. Never repeated by itself.
 * A key of a directory is shown while that directory is selected.
 * @throws Fault `key-refused` (with the tries left) or `key-locked`
 */
export function* authenticate(identity: Identity, key: KeyName): Procedure<void> {
  const chipId = chipIdOf(identity);
  yield* mark('unlock', 0, 1);
  const keyId = keyIdOf(key);
  const factor = yield* challenge();
  const answer = yield* askKeys({ use: 'external-authentication', chipId, profile: identity.profile, key, keyId, factor });
  if (!('data' in answer) || answer.data.length !== 16) throw new TypeError('the key service answered another question');
  const refused = (status: number): boolean => keyRefusal(key, chipId, status) !== null;
  const { status } = yield* ask('externalAuthenticate', { keyId, cryptogram: answer.data }, refused);
  const refusal = keyRefusal(key, chipId, status);
  if (refusal !== null) throw refusal;
  yield* mark('unlock', 1, 1);
}
