import type { EnrolmentTicket } from '../core/enrolment-ticket.ts';
import type { AgencyAddress } from './host/agency/agency.ts';

/** What the sandbox agency says when it is ready: where it is over TLS, and a ticket. */
export function readAddress(line: string): Required<AgencyAddress> {
  const { tlsUrl: url, ticket } = JSON.parse(line) as { readonly tlsUrl: string; readonly ticket: EnrolmentTicket };
  return { url, ticket };
}
