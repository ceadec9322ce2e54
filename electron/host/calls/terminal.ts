import type { Input, Output } from '../../../core/contract.ts';
import { readTicket } from '../../../core/enrolment-ticket.ts';
import type { Desk, Window } from '../desk.ts';
import { audit } from '../desk.ts';
import { proxyInvalid, ticketInvalid } from '../agency/faults.ts';
import { readProxySetting } from '../agency/proxy.ts';
import { revocationOf } from '../agency/revocation.ts';
import { lifeOf, readTlsIdentity } from '../agency/tls-identity.ts';

export function show({ store, enrolment }: Desk): Output<'terminal.show'> {
  const known = enrolment();
  const identity = readTlsIdentity(store);
  return {
    terminalId: known?.terminalId ?? null,
    branch: known?.branch.name ?? '',
    agency: known?.url ?? null,
    sandbox: known?.sandbox ?? false,
    certificateUntil: identity === null ? null : new Date(lifeOf(identity).until).toISOString(),
    proxy: store.readMeta('proxy') || null,
    revoked: revocationOf(store),
  };
}

export async function enrol(
  desk: Desk,
  window: Window,
  { ticket: text, proxy }: Input<'terminal.enrol'>,
): Promise<Output<'terminal.enrol'>> {
  const ticket = readTicket(text);
  if (ticket === null) throw ticketInvalid();
  // Nobody is signed in here: on a terminal that works, the proxy is the technician's to set.
  const works = desk.enrolment() !== null && revocationOf(desk.store) === null;
  if (proxy !== undefined && !works) keepProxy(desk, window, proxy);
  const { terminalId, branch } = await desk.enrolWith(ticket);
  desk.changed();
  desk.exchange.kick();
  return { terminalId, branch: branch.name };
}

export function setProxy(desk: Desk, window: Window, { proxy }: Input<'terminal.setProxy'>): Output<'terminal.setProxy'> {
  return { proxy: keepProxy(desk, window, proxy) };
}

function keepProxy(desk: Desk, window: Window, proxy: string | null): string | null {
  const setting = proxy === null ? '' : readProxySetting(proxy);
  if (setting === null) throw proxyInvalid();
  desk.store.write(() => {
    desk.store.writeMeta('proxy', setting);
    audit(desk, window, 'terminal.proxy', setting);
  });
  return setting || null;
}
