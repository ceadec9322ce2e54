import type { Coded } from '../people/codes.ts';

/** What the agency holds of a person's card; `stopped`: its chip is on the stop list. */
export const cardStates = [
  { code: 'none', zh: '没有卡', en: 'none' },
  { code: 'applied', zh: '已申领，未领卡', en: 'applied for, not handed over' },
  { code: 'live', zh: '正常', en: 'live' },
  { code: 'lost', zh: '已挂失', en: 'reported lost' },
  { code: 'reissue-applied', zh: '已挂失，已申请补卡', en: 'lost, reissue applied for' },
  { code: 'replacing', zh: '换卡中', en: 'being replaced' },
  { code: 'cancelled', zh: '已注销', en: 'cancelled' },
  { code: 'stopped', zh: '已停用', en: 'stopped' },
] as const satisfies readonly Coded[];

export type CardState = (typeof cardStates)[number]['code'];
