import type { Item } from '../profile.ts';
import { areaItem, codeItem, dateItem } from './item-kinds.ts';

/** The items of DF03, social insurance 1. No source that we have names those of EF06 and of EF15 to EF19. */

const months = ['012', '303132'] as const;

export const unemployment: readonly Item[] = [
  areaItem('61', '失业保险参保地', 'area of unemployment insurance'),
  dateItem('60', '失业日期', 'unemployed since'),
  dateItem('98', '失业登记日期', 'registered as unemployed on'),
  dateItem('62', '待遇核定日期', 'benefit granted on'),
  codeItem(['63', '累计缴费月数', 'months paid'], 0x03, ...months),
  codeItem(['64', '应享受月数', 'months entitled to'], 0x03, ...months),
  codeItem(['65', '已享受月数', 'months received'], 0x03, ...months),
  codeItem(['66', '剩余月数', 'months left'], 0x03, ...months),
];

/** The list of the source breaks off after 73. */
export const pension: readonly Item[] = [
  codeItem(['70', '养老保险缴费月数', 'months paid for the pension'], 0x03, ...months),
  areaItem('71', '养老保险参保地', 'area of pension insurance'),
  dateItem('6E', '养老保险参保日期', 'insured for a pension since'),
  dateItem('6C', '参加工作日期', 'at work since'),
  dateItem('6F', '离退休日期', 'retired on'),
  dateItem('73', '养老待遇起始日期', 'pension paid since'),
];
