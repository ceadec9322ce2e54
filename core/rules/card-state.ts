import type { CardState } from '../desk/card-states.ts';
import { allow, because, provisionally, refuse } from './decision.ts';
import type { Decision } from './decision.ts';

/**
 * Whether the card is in one of the states in which this is done; otherwise the way out of the state that it is in.
 * @param state undefined while the agency cannot be asked: it is taken in, and the agency decides
 * @param article what the service rests on
 */
export function inState(state: CardState | undefined, allowed: readonly CardState[], article: string): Decision {
  if (state === undefined)
    return provisionally(
      because(
        article,
        '卡的状态尚未与管理机构核对：可先受理，以管理机构答复为准。',
        'The state of the card is not checked with the agency yet: it can be taken in for now, the agency decides.',
      ),
    );
  if (allowed.includes(state)) return allow();
  return refuse(because(article, ...instead[state]));
}

const instead: Readonly<Record<CardState, readonly [zh: string, en: string]>> = {
  none: ['名下没有社会保障卡：符合条件的，请办理申领。', 'There is no card: who is entitled to one applies for it.'],
  applied: ['首次申领的卡还没有领取。', 'The first card has not been handed over yet.'],
  live: ['卡状态正常：没有挂失记录，也没有待领的新卡。', 'The card is live: no loss is recorded and no new card is waiting.'],
  lost: [
    '卡已挂失：找到卡的，请办理解挂；找不到的，请办理补卡。',
    'The card is reported lost already: lift the loss if the card was found, otherwise have it reissued.',
  ],
  'reissue-applied': [
    '已申请补卡：请等待新卡；尚未制卡的，可以申请撤回。',
    'A reissue is applied for already: wait for the new card, or withdraw it while nothing was made.',
  ],
  replacing: ['正在换卡：请领取新卡。', 'The card is being replaced already: the new one is to be collected.'],
  cancelled: [
    '卡已注销，各项用途已停止：重新符合条件的，请办理申领。',
    'The card is cancelled and all its uses have ended: who is entitled again applies for a new one.',
  ],
  stopped: ['卡在停用名单上：请联系管理机构处理。', 'The card is on the stop list: ask the agency what follows.'],
};
