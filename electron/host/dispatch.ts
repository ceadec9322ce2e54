import { contract } from '../../core/contract.ts';
import type { CallName } from '../../core/contract.ts';
import { roleWords } from '../../core/desk/words.ts';
import { parseApplication } from '../../core/people/parse-application.ts';
import { terminalRevoked } from './agency/faults.ts';
import { revocationOf } from './agency/revocation.ts';
import { calls } from './calls/calls.ts';
import type { Desk, Window } from './desk.ts';
import { today } from './desk.ts';
import { operatorOf } from './store/operators.ts';
import { callUnknown, inputInvalid, roleNotAllowed, sandboxOnly, sessionLocked, signInFirst } from './faults.ts';

/**
 * One call of one window: is there such a call, may this person make it, is the input what was agreed; then it is done.
 * @throws Fault `call-unknown`, `terminal-revoked`, `sandbox-only`, `sign-in-first`, `session-locked`, `role-not-allowed`, `input-invalid`, `disk-full`, and the call's own
 */
export async function dispatch(desk: Desk, window: Window, name: string, input: unknown): Promise<unknown> {
  if (!isCall(name)) throw callUnknown(name);
  const declared = contract[name];
  if ('sandbox' in declared && desk.sandbox === undefined) throw sandboxOnly(name);
  if (!('whileRevoked' in declared) && revocationOf(desk.store) !== null) throw terminalRevoked();
  requireStillOperator(desk, window);
  requireRole(window, name);
  const parsed = declared.input.safeParse(input);
  if (!parsed.success) {
    // An application says what is wrong with it in its own words, field by field.
    if (name === 'case.create') parseApplication((input as { application?: unknown } | null)?.application, today(desk));
    throw inputInvalid(name, [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))]);
  }
  if ('begins' in declared) desk.room.require();
  // The compiler cannot see that handler and input are of the same name; both come from the one contract.
  const call = calls[name] as (desk: Desk, window: Window, input: unknown) => unknown;
  if (contract[name].roles === 'anyone') return call(desk, window, parsed.data);
  const caller = asCalled(window);
  const output = await call(desk, caller, parsed.data);
  // What was done is done, by who asked for it; but nobody else is shown what came of it.
  if (window.operator?.id !== caller.operator?.id) throw signInFirst();
  return output;
}

/** The window as its caller has it: who signs in or out while the call is at work does not become the one who made it. */
function asCalled(window: Window): Window {
  return {
    operator: window.operator,
    holders: window.holders,
    touch: () => window.touch(),
    get locked() {
      return window.locked;
    },
    set locked(locked) {
      window.locked = locked;
    },
    get jobId() {
      return window.jobId;
    },
    set jobId(jobId) {
      window.jobId = jobId;
    },
  };
}

function isCall(name: string): name is CallName {
  return Object.hasOwn(contract, name);
}

/** Who was taken off the agency's list is signed out with the next thing that is asked. */
function requireStillOperator({ store }: Desk, window: Window): void {
  if (window.operator === null) return;
  const now = operatorOf(store, window.operator.id);
  if (now === null || now.role !== window.operator.role) window.operator = null;
}

function requireRole(window: Window, name: CallName): void {
  const { roles } = contract[name];
  if (roles === 'anyone') return;
  if (window.operator === null) throw signInFirst();
  if (window.locked) throw sessionLocked();
  const { role } = window.operator;
  const allowed: readonly string[] = roles;
  if (allowed.includes(role)) return;
  const names = roles.map((each) => roleWords[each]);
  throw roleNotAllowed(roleWords[role], { zh: names.map(({ zh }) => zh).join('、'), en: names.map(({ en }) => en).join(', ') });
}
