import { allow, because } from './decision.ts';
import type { Decision } from './decision.ts';
import type { CaseFacts } from './facts.ts';

/** Article 32. A suspicion is always taken in: the terminal stops and records, others find out and decide. */
export function suspicion({ suspicion: kind }: Pick<CaseFacts, 'suspicion'>): Decision {
  return allow(stop, ...(kind === undefined ? [] : [kind === 'wrong-person' ? firstParagraph : secondParagraph]));
}

const stop = because(
  '32',
  '立即停止办理，登记经过，保全证据，报告管理机构。',
  'Stop at once, record what happened, keep the evidence and tell the agency.',
);
const firstParagraph = because(
  '32',
  '涉嫌冒领、冒用、盗用他人社会保障卡：由相关部门依法追究。',
  'Somebody else’s card may be in use: the departments concerned pursue it (Article 32 para 1).',
);
const secondParagraph = because(
  '32',
  '涉嫌伪造、变造、买卖社会保障卡：由公安机关依法处理。',
  'A card may be forged, altered or traded: the police deal with it (Article 32 para 2).',
);
