import type { CaseRow } from '../../../core/views.ts';
import { maskIdentityNumber, maskName } from '../../../core/people/mask.ts';
import { isLate, workingDaysLeft } from '../../../core/rules/deadline.ts';
import type { Desk } from '../desk.ts';
import { instant } from '../desk.ts';
import type { Case } from '../store/cases.ts';
import { agencyKnows } from '../store/outbox.ts';

/** A case as a list shows it, masked. */
export function caseView(desk: Pick<Desk, 'store' | 'now' | 'calendar'>, { application, jobId, ...row }: Case): CaseRow {
  const now = instant(desk);
  return {
    caseId: row.caseId,
    service: 'apply',
    name: maskName(application.name),
    identityNumber: maskIdentityNumber(application.identityNumber),
    documentType: application.documentType,
    bank: application.bank,
    deliver: application.deliver,
    guardian: application.guardian !== undefined,
    agent: application.agent !== undefined,
    state: row.state,
    acceptedAt: row.acceptedAt,
    dueOn: row.dueOn,
    dueProvisional: row.dueProvisional,
    workingDaysLeft: workingDaysLeft(now, row.dueOn, desk.calendar),
    late: row.state !== 'handed-over' && isLate(now, row.dueOn),
    agencyKnows: agencyKnows(desk.store, row.caseId),
    ...(jobId === null ? {} : { jobId }),
  };
}
