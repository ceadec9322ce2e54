import { hostname } from 'node:os';
import { randomUUID } from 'node:crypto';
import { agencyPaths, enrolAnswer } from '../../../core/agency.ts';
import type { EnrolAnswer } from '../../../core/agency.ts';
import type { VerifyBytes } from '../../../core/primitives.ts';
import { generatePrivateKey, openPrivateKey, verifierOf } from '../../../native/ed25519.ts';
import { generateSealingKey, sealingPublicKey } from '../../../native/sealing.ts';
import { putOperators } from '../store/operators.ts';
import { appendAudit } from '../store/audit.ts';
import type { Store } from '../store/store.ts';
import { ask, tell } from './client.ts';
import type { Signing } from './client.ts';
import { answerNonsense, notEnrolled } from './faults.ts';
import type { HttpLine } from './http.ts';

/** What this terminal is to its agency, from its enrolment on. */
export interface Enrolment extends Omit<EnrolAnswer, 'operators'> {
  readonly url: string;
  /** Checks orders, receipts and answers. */
  readonly verify: VerifyBytes;
  readonly signing: Signing;
}

const kept = enrolAnswer.omit({ operators: true });

/** The enrolment that the store holds, or null. @param url where the agency is now; the one of the enrolment when absent */
export function readEnrolment(store: Store, url?: string): Enrolment | null {
  const text = store.readMeta('enrolment');
  const deviceKey = store.readMeta('deviceKey');
  const enrolledUrl = store.readMeta('agencyUrl');
  if (text === null || deviceKey === null || enrolledUrl === null) return null;
  const answer = kept.parse(JSON.parse(text));
  const verify = verifierOf(answer.agencyKey);
  if (verify === null) return null;
  return {
    ...answer,
    url: url ?? enrolledUrl,
    verify,
    signing: { key: openPrivateKey(deviceKey, answer.terminalId), verifierOf: () => verify },
  };
}

/**
 * Enrols a new folder. Only a sandbox agency on loopback takes a terminal in without a code.
 * @throws Fault `not-enrolled`, or what keeps the agency from answering
 */
export async function enrol(store: Store, line: HttpLine, url: string, at: string): Promise<Enrolment> {
  if (!isLoopback(url)) throw notEnrolled();
  const deviceKey = keepDeviceKey(store);
  const device = openPrivateKey(deviceKey);
  const byItself: Signing = {
    key: device,
    // The answer carries the key that signs it; that it came over loopback is what vouches for a sandbox.
    verifierOf: (body) => {
      const answer = enrolAnswer.pick({ agencyKey: true }).safeParse(body);
      return answer.success ? verifierOf(answer.data.agencyKey) : null;
    },
  };
  const request = {
    deviceKey: device.publicKey,
    name: hostname().slice(0, 80) || 'counter',
    sealingKey: sealingPublicKey(keepSealingKey(store)),
  };
  const answer = await ask(() => tell(line, url, agencyPaths.enrol, request, byItself), enrolAnswer);
  if (!answer.sandbox) throw answerNonsense('sandbox');
  store.write(() => {
    store.writeMeta('enrolment', JSON.stringify(kept.parse(answer)));
    store.writeMeta('agencyUrl', url);
    putOperators(store, answer.operators);
    appendAudit(store, {
      at,
      operator: '',
      act: 'terminal.enrolled',
      subject: answer.terminalId,
      detail: { branch: answer.branch.code, sandbox: answer.sandbox },
    });
  });
  const enrolment = readEnrolment(store, url);
  if (enrolment === null) throw answerNonsense('agencyKey');
  return enrolment;
}

/** What every terminal works by, as the agency has it now. Within the store's `write`. */
export function keepConfiguration(store: Store, configuration: EnrolAnswer['configuration']): void {
  const text = store.readMeta('enrolment');
  if (text !== null) store.writeMeta('enrolment', JSON.stringify({ ...(JSON.parse(text) as object), configuration }));
}

/** The same key from the first attempt on, so that a lost answer does not make two terminals of one. */
function keepDeviceKey(store: Store): string {
  return keep(store, 'deviceKey', generatePrivateKey);
}

/** Opens what the agency seals for this terminal (native/sealing.ts). */
export function keepSealingKey(store: Store): string {
  return keep(store, 'sealingKey', generateSealingKey);
}

/** The epoch of this store: another one tells the agency that the terminal was restored from a backup. */
export function epochOf(store: Store): string {
  return keep(store, 'epoch', () => `epoch-${randomUUID()}`);
}

/** What is made once and stays. */
function keep(store: Store, name: string, make: () => string): string {
  const before = store.readMeta(name);
  if (before !== null) return before;
  const made = make();
  store.write(() => {
    store.writeMeta(name, made);
  });
  return made;
}

export function isLoopback(url: string): boolean {
  const { hostname: host, protocol } = new URL(url);
  return protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(host);
}
