import { agencyPaths, recoveryAnswer } from '../../../core/agency.ts';
import type { RecoveryContent, RecoveryRequest } from '../../../core/agency.ts';
import { generatePrivateKey, openPrivateKey, verifierOf } from '../../../native/ed25519.ts';
import { keyCheck } from '../../../native/key-wrap.ts';
import { generateSealingKey, seal, sealingPublicKey, unseal } from '../../../native/sealing.ts';
import { ask, tell } from '../agency/client.ts';
import type { Enrolment } from '../agency/enrolment.ts';
import { answerNonsense } from '../agency/faults.ts';
import type { HttpLine } from '../agency/http.ts';
import { wrapsOf, writeWraps } from './wraps.ts';
import type { Place, RecoveryWrap, WrappedStoreKey } from './wraps.ts';

/** The store's key sealed for the agency, which gives it back for a code of its own that works once. */

/** @returns null for an agency that has no sealing key */
export async function wrapForAgency(
  key: Uint8Array,
  storeId: string,
  { url, terminalId, agencyKey, sealingKey }: Enrolment,
  authorities: readonly string[],
): Promise<RecoveryWrap | null> {
  if (sealingKey === null) return null;
  const content: RecoveryContent = { storeId, terminalId, key: Buffer.from(key).toString('base64url') };
  return {
    since: new Date().toISOString(),
    sealed: await seal(JSON.stringify(content), sealingKey),
    agency: url,
    agencyKey,
    authorities: [...authorities],
  };
}

/** Makes the wrap where there is none for this agency as it is now. */
export async function keepRecovery(place: Place, key: Uint8Array, enrolment: Enrolment, authorities: readonly string[]): Promise<void> {
  const before = wrapsOf(place).key.recovery;
  if (before?.agencyKey === enrolment.agencyKey && before.authorities.join('\n') === authorities.join('\n')) return;
  const recovery = await wrapForAgency(key, place.storeId, enrolment, authorities);
  const file = wrapsOf(place);
  if (recovery !== null) writeWraps(place, { ...file, key: { ...file.key, recovery } });
}

/**
 * The key from the agency. The terminal cannot sign as itself, since its device key lies in the store: the code speaks for it,
 * and the answer is sealed to a key of this moment.
 * @param url of the agency, where it is another one by now
 * @throws Fault `agency-refused` for a code or a wrap that the agency does not take, or what keeps it from answering
 */
export async function recoverFromAgency(
  line: HttpLine,
  { storeId }: Place,
  { check }: WrappedStoreKey,
  { agency, agencyKey, sealed, authorities }: RecoveryWrap,
  { code, url }: { readonly code: string; readonly url: string | undefined },
): Promise<Uint8Array> {
  const signer = openPrivateKey(generatePrivateKey());
  const own = generateSealingKey();
  const request: RecoveryRequest = { key: signer.publicKey, sealingKey: sealingPublicKey(own), storeId, code, wrap: sealed };
  if (authorities.length > 0) line.use({ authorities });
  const signing = { key: signer, verifierOf: () => verifierOf(agencyKey) };
  const answer = await ask(() => tell(line, url ?? agency, agencyPaths.recovery, request, signing), recoveryAnswer);
  const key = Buffer.from(await unseal(answer.sealedKey, own), 'base64url');
  if (keyCheck(key, storeId) !== check) throw answerNonsense('sealedKey');
  return key;
}
