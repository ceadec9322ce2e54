import { hostname } from 'node:os';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { agencyPaths, enrolAnswer, enrolRequest } from '../../../core/agency.ts';
import type { EnrolAnswer } from '../../../core/agency.ts';
import type { EnrolmentTicket } from '../../../core/enrolment-ticket.ts';
import type { VerifyBytes } from '../../../core/primitives.ts';
import { generatePrivateKey, openPrivateKey, verifierOf } from '../../../native/ed25519.ts';
import { generateSealingKey, sealingPublicKey } from '../../../native/sealing.ts';
import { generateTlsKey, publicTlsKey } from '../../../native/tls-key.ts';
import { putOperators } from '../store/operators.ts';
import { appendAudit } from '../store/audit.ts';
import type { Store } from '../store/store.ts';
import { ask, tell } from './client.ts';
import type { Signing } from './client.ts';
import { answerNonsense, enrolledElsewhere, notEnrolled, ticketInvalid } from './faults.ts';
import type { HttpLine } from './http.ts';
import { isLoopbackHost } from './proxy.ts';
import { forgetRevocation } from './revocation.ts';
import { identityOf, isCertificate, keepTlsIdentity } from './tls-identity.ts';
import type { TlsIdentity } from './tls-identity.ts';

const kept = enrolAnswer.omit({ operators: true, certified: true });

/** What this terminal is to its agency, from its enrolment on. */
export interface Enrolment extends z.infer<typeof kept> {
  readonly url: string;
  /** Checks orders, receipts and answers. */
  readonly verify: VerifyBytes;
  readonly signing: Signing;
}

/**
 * The enrolment that the store holds, or null.
 * @param url where the agency is now; the one of the enrolment when absent
 * @param onRevoked what an answer of the agency's that revokes this terminal does
 */
export function readEnrolment(store: Store, url?: string, onRevoked?: (reason: string) => void): Enrolment | null {
  const text = store.readMeta('enrolment');
  const deviceKey = store.readMeta('deviceKey');
  const enrolledUrl = store.readMeta('agencyUrl');
  if (text === null || deviceKey === null || enrolledUrl === null) return null;
  const answer = kept.parse(JSON.parse(text));
  const verify = verifierOf(answer.agencyKey);
  if (verify === null) return null;
  const key = openPrivateKey(deviceKey, answer.terminalId);
  const signing: Signing = { key, verifierOf: () => verify, ...(onRevoked === undefined ? {} : { onRevoked }) };
  return { ...answer, url: url ?? enrolledUrl, verify, signing };
}

/**
 * Enrols a new folder with a sandbox agency on this machine, which takes a terminal in without a code.
 * @throws Fault `not-enrolled` for any other agency, or what keeps it from answering
 */
export async function enrol(store: Store, line: HttpLine, url: string, at: string): Promise<void> {
  if (!isPlainLoopback(url)) throw notEnrolled();
  const device = openPrivateKey(keepDeviceKey(store));
  const byItself: Signing = {
    key: device,
    // The answer carries the key that signs it; that it came over loopback is what vouches for a sandbox.
    verifierOf: (body) => {
      const answer = enrolAnswer.pick({ agencyKey: true }).safeParse(body);
      return answer.success ? verifierOf(answer.data.agencyKey) : null;
    },
  };
  const answer = await ask(() => tell(line, url, agencyPaths.enrol, request(store, device.publicKey), byItself), enrolAnswer);
  if (!answer.sandbox) throw answerNonsense('sandbox');
  keep(store, url, at, answer, null);
}

/**
 * Enrols with a ticket of the agency's, over TLS. The device key is on the disk before the agency hears of it: asked again after a
 * lost answer it is the same terminal. The TLS key is kept with its certificate or not at all.
 * @param line one that trusts the ticket's authority
 * @throws Fault `ticket-invalid`, `enrolled-elsewhere`, `code-refused`, or what keeps the agency from answering
 */
export async function enrolWithTicket(store: Store, line: HttpLine, ticket: EnrolmentTicket, at: string): Promise<void> {
  const before = readEnrolment(store);
  const verify = verifierOf(ticket.agencyKey);
  // Of a ticket that was copied wrongly nothing is asked: its code would be used up, and who answers look like somebody in between.
  if (verify === null || !isCertificate(ticket.authority)) throw ticketInvalid();
  if (before !== null && before.agencyKey !== ticket.agencyKey) throw enrolledElsewhere();
  const key = openPrivateKey(keepDeviceKey(store));
  const tlsKey = generateTlsKey();
  const url = new URL(ticket.url).origin;
  const content = { ...request(store, key.publicKey), code: ticket.code, tlsKey: publicTlsKey(tlsKey) };
  const answer = await ask(() => tell(line, url, agencyPaths.enrol, content, { key, verifierOf: () => verify }), enrolAnswer);
  // A sandbox's keys are public: they are worth nothing, and must never be used against anything else.
  if (answer.sandbox && !isLoopback(url)) throw answerNonsense('sandbox');
  if (answer.agencyKey !== ticket.agencyKey) throw answerNonsense('agencyKey');
  const identity = answer.certified === null ? null : identityOf(tlsKey, answer.certified);
  if (identity === null) throw answerNonsense('certified');
  keep(store, url, at, answer, identity);
}

function request(store: Store, deviceKey: string): z.infer<typeof enrolRequest> {
  return { deviceKey, name: hostname().slice(0, 80) || 'counter', sealingKey: sealingPublicKey(keepSealingKey(store)) };
}

function keep(store: Store, url: string, at: string, answer: EnrolAnswer, identity: TlsIdentity | null): void {
  store.write(() => {
    store.writeMeta('enrolment', JSON.stringify(kept.parse(answer)));
    store.writeMeta('agencyUrl', url);
    putOperators(store, answer.operators);
    if (identity !== null) keepTlsIdentity(store, identity);
    forgetRevocation(store);
    appendAudit(store, {
      at,
      operator: '',
      act: 'terminal.enrolled',
      subject: answer.terminalId,
      detail: { branch: answer.branch.code, sandbox: answer.sandbox, ticket: identity !== null },
    });
  });
}

/** What every terminal works by, as the agency has it now. Within the store's `write`. */
export function keepConfiguration(store: Store, configuration: EnrolAnswer['configuration']): void {
  const text = store.readMeta('enrolment');
  if (text !== null) store.writeMeta('enrolment', JSON.stringify({ ...(JSON.parse(text) as object), configuration }));
}

/** The same key from the first attempt on, so that a lost answer does not make two terminals of one. */
function keepDeviceKey(store: Store): string {
  return keepMade(store, 'deviceKey', generatePrivateKey);
}

/** Opens what the agency seals for this terminal (native/sealing.ts). */
export function keepSealingKey(store: Store): string {
  return keepMade(store, 'sealingKey', generateSealingKey);
}

/** The epoch of this store: another one tells the agency that the terminal was restored from a backup. */
export function epochOf(store: Store): string {
  return store.readMeta('epoch') ?? store.write(() => beginEpoch(store));
}

/** A new epoch: agency and terminal tell each other everything again. Within a transaction. */
export function beginEpoch(store: Store): string {
  const made = `epoch-${randomUUID()}`;
  store.writeMeta('epoch', made);
  store.writeMeta('cursor', '0');
  return made;
}

/** What is made once and stays. */
function keepMade(store: Store, name: string, make: () => string): string {
  const before = store.readMeta(name);
  if (before !== null) return before;
  const made = make();
  store.write(() => {
    store.writeMeta(name, made);
  });
  return made;
}

export function isLoopback(url: string): boolean {
  return isLoopbackHost(new URL(url).hostname);
}

/** Where a terminal may speak without TLS: to a sandbox on its own machine. */
export function isPlainLoopback(url: string): boolean {
  return isLoopback(url) && new URL(url).protocol === 'http:';
}
