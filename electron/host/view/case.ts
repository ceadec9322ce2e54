import type { Words } from '../../../core/card/words.ts';
import type { CaseRow } from '../../../core/views.ts';
import { bankActWords, bankRefusalWords } from '../../../core/desk/bank-words.ts';
import { maskField, maskIdentityNumber, maskMobile, maskName } from '../../../core/people/mask.ts';
import type { Standing } from '../../../core/filing.ts';
import type { Fee } from '../../../core/rules/fee.ts';
import type { CaseFiled } from '../../../core/service-views.ts';
import { isLate, workingDaysLeft } from '../../../core/rules/deadline.ts';
import type { Desk } from '../desk.ts';
import { instant } from '../desk.ts';
import { bankActsOf } from '../store/bank-acts.ts';
import type { Case, CaseState } from '../store/cases.ts';
import { filesOfCase } from '../store/files.ts';
import { agencyKnows, openEntryOf } from '../store/outbox-rows.ts';
import { sentence } from './queue.ts';

/** Nothing is to be done about such a case any more. */
const closed: readonly CaseState[] = ['handed-over', 'done', 'refused', 'cancelled'];

type Shown = Pick<Desk, 'store' | 'now' | 'calendar'> & { readonly exchange: Pick<Desk['exchange'], 'state'> };

/** A case as a list shows it, masked. */
export function caseView(desk: Shown, row: Case): CaseRow {
  const now = instant(desk);
  const { application, jobId, dueOn } = row;
  return {
    caseId: row.caseId,
    service: row.service,
    name: maskName(row.name),
    identityNumber: maskIdentityNumber(row.identityNumber),
    documentType: row.documentType,
    bank: application?.bank ?? '',
    deliver: application?.deliver ?? '',
    guardian: application?.guardian !== undefined,
    agent: application?.agent !== undefined,
    state: row.state,
    waits: waits(desk, row),
    acceptedBy: row.acceptedBy,
    acceptedAt: row.acceptedAt,
    dueOn,
    dueProvisional: row.dueProvisional,
    workingDaysLeft: dueOn === null ? null : workingDaysLeft(now, dueOn, desk.calendar),
    late: dueOn !== null && !closed.includes(row.state) && isLate(now, dueOn),
    agencyKnows: agencyKnows(desk.store, row.caseId),
    files: filesOfCase(desk.store, row.caseId).map(({ use, length, sent, state }) => ({ use, length, sent, state })),
    ...(jobId === null ? {} : { jobId }),
  };
}

/** The same with what was filed for it, and what is owed for its card. */
export function filedView(desk: Parameters<typeof caseView>[0], row: Case, owed: Fee | null): CaseFiled {
  const { filing, standing, fee: outcome, oldCard } = row;
  const { changes } = filing ?? {};
  const other = standing?.other;
  return {
    ...caseView(desk, row),
    filing:
      changes === undefined
        ? filing
        : { ...filing, changes: Object.fromEntries(Object.entries(changes).map(([field, value]) => [field, maskField(field, value)])) },
    standing: other === undefined ? standing : ({ ...standing, other: masked(other) } as Standing),
    fee: owed && { due: owed.due, amountFen: owed.amountFen, reasons: [...owed.reasons], outcome },
    bankActs: bankActsOf(desk.store, row.caseId).map(({ state, request, refusal }) => ({
      ...bankActWords[request.act],
      state,
      why: refusal === null ? null : bankRefusalWords[refusal],
    })),
    oldCard,
  };
}

function masked({ mobile, ...other }: NonNullable<Standing['other']>): NonNullable<Standing['other']> {
  return {
    ...other,
    name: maskName(other.name),
    identityNumber: maskIdentityNumber(other.identityNumber),
    ...(mobile === undefined ? {} : { mobile: maskMobile(mobile) }),
  };
}

/** Why it waits: for the agency, for the bank, or for a person; what the agency said of one that is closed. */
function waits({ store, exchange }: Shown, { caseId, state, outcome, service }: Case): Words | null {
  if (state === 'refused' || state === 'cancelled') return outcome;
  const entry = openEntryOf(store, caseId);
  if (entry !== null) {
    const said = sentence(store, entry, exchange.state);
    const notYet = service === 'report-loss' || service === 'reissue';
    return notYet ? { zh: `已登记，尚未挂失生效：${said.zh}`, en: `Recorded, NOT yet suspended: ${said.en}` } : said;
  }
  const act = bankActsOf(store, caseId).find((each) => each.state !== 'done');
  if (act !== undefined) {
    const { zh, en } = bankActWords[act.request.act];
    if (act.refusal !== null)
      return {
        zh: `银行未办理（${zh}）：${bankRefusalWords[act.refusal].zh}`,
        en: `The bank refused (${en}): ${bankRefusalWords[act.refusal].en}`,
      };
    return { zh: `等待银行：${zh}`, en: `Waiting for the bank: ${en}` };
  }
  if (state === 'deciding') return { zh: '管理机构已收到，正在办理', en: 'The agency has it and decides' };
  return outcome;
}
