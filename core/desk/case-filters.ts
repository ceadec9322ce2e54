import type { Words } from '../card/words.ts';

/** What a teller narrows the list of cases to. */
export const caseFilters = ['open', 'late', 'unsure', 'to-hand-over', 'waiting-agency', 'refused', 'mine'] as const;
export type CaseFilter = (typeof caseFilters)[number];

export const caseFilterWords: Readonly<Record<CaseFilter, Words>> = {
  open: { zh: '未办结', en: 'open' },
  late: { zh: '已逾期', en: 'late' },
  unsure: { zh: '待核实', en: 'to be settled' },
  'to-hand-over': { zh: '待交付', en: 'to be handed over' },
  'waiting-agency': { zh: '等管理机构', en: 'with the agency' },
  refused: { zh: '被退回', en: 'sent back' },
  mine: { zh: '我受理的', en: 'taken in by me' },
};
