import { because } from './decision.ts';

/** Article 28: a duty of the units that use the card; the slip is this terminal's own. */
export const meanwhile = because(
  '28',
  '补换卡期间，享受公共服务待遇的基本需求由应用单位保障；可打印业务凭条。',
  'Until the new card is there, the units that use the card see to basic benefits; a slip can be printed.',
);
