import type { Role } from '../agency.ts';
import type { Words } from '../card/words.ts';
import type { Help } from '../fault.ts';
import type { CaseRow } from '../views.ts';
import type { JobState } from './job.ts';

/** The counter's own words for roles, states and those who help. */

export const roleWords: Readonly<Record<Role, Words>> = {
  teller: { zh: '柜员', en: 'Teller' },
  reviewer: { zh: '复核', en: 'Reviewer' },
  technician: { zh: '技术员', en: 'Technician' },
  field: { zh: '上门人员', en: 'Field staff' },
  manager: { zh: '网点主管', en: 'Branch manager' },
  auditor: { zh: '审计', en: 'Auditor' },
};

export const caseStateWords: Readonly<Record<CaseRow['state'], Words>> = {
  accepted: { zh: '已受理', en: 'taken in' },
  deciding: { zh: '管理机构办理中', en: 'with the agency, which decides' },
  issuing: { zh: '制卡中', en: 'being issued' },
  unsure: { zh: '写卡中断，待核实', en: 'interrupted while writing, to be settled' },
  issued: { zh: '已制卡，待交付', en: 'issued, waiting to be handed over' },
  'handed-over': { zh: '已交付', en: 'handed over' },
  done: { zh: '已办结', en: 'done' },
  refused: { zh: '被管理机构退回', en: 'refused by the agency' },
  cancelled: { zh: '已取消', en: 'cancelled' },
};

export const jobStateWords: Readonly<Record<JobState, Words>> = {
  open: { zh: '尚未写卡', en: 'nothing written yet' },
  writing: { zh: '正在写卡', en: 'being written' },
  unsure: { zh: '写卡中断，待核实', en: 'interrupted while writing, to be settled' },
  issued: { zh: '已制卡', en: 'issued' },
  spoilt: { zh: '废卡', en: 'spoilt' },
  cancelled: { zh: '已取消', en: 'cancelled' },
};

/** Who can help. The agency's hotline stands in `{hotline}`. */
export const helpWords: Readonly<Record<Help, Words>> = {
  self: { zh: '可以自行处理', en: 'You can solve this here' },
  reviewer: { zh: '请复核人员到场', en: 'Ask the reviewer to come' },
  technician: { zh: '请联系技术员', en: 'Call the technician' },
  manager: { zh: '请联系网点主管', en: 'Call the manager' },
  agency: { zh: '请联系管理机构 {hotline}', en: 'Call the agency, {hotline}' },
};
