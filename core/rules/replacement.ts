import { verdictOf } from '../desk/diagnosis.ts';
import { addDays } from '../people/day.ts';
import { inState } from './card-state.ts';
import { lawfulChange } from './change-data.ts';
import { all, allow, because, provisionally, refuse } from './decision.ts';
import type { Decision } from './decision.ts';
import { stillEntitled } from './entitlement.ts';
import type { CaseFacts } from './facts.ts';
import { meanwhile } from './meanwhile.ts';

/**
 * Article 24: one of its three grounds, or a further one that the agency's configuration names with its source.
 * @param today YYYY-MM-DD in Asia/Shanghai
 */
export function replacement(facts: CaseFacts, today: string): Decision {
  const { card, agency } = facts;
  return all(inState(card.state, ['live'], '24'), groundOf(facts, today), stillEntitled(agency.entitled), allow(meanwhile));
}

function groundOf(facts: CaseFacts, today: string): Decision {
  switch (facts.replacement?.ground) {
    case undefined:
      return refuse(noGround);
    case 'face':
      return face(facts);
    case 'chip':
      return chip(facts);
    case 'data':
      return lawfulChange(facts.change);
    case 'bank':
      return bank(facts);
    default:
      return furtherGround(facts, today);
  }
}

/** What the diagnosis of the card at hand shows; undefined: there is none, or it is of another card. */
function shown({ diagnosis }: CaseFacts): 'chip' | 'face' | null | undefined {
  return diagnosis?.ofThisCard === true ? verdictOf(diagnosis.verdict).shows : undefined;
}

function face(facts: CaseFacts): Decision {
  if (facts.replacement?.faceIllegible === true || shown(facts) === 'face') return allow(faceGround);
  return refuse(faceFine);
}

/** To try it on a reader is enough for a replacement; what failed, and so the fee, is the diagnosis record's to say. */
function chip(facts: CaseFacts): Decision {
  const found = shown(facts);
  if (found === 'chip') return allow(chipGround);
  if (found === undefined && facts.replacement?.chipUnreadable === true) return allow(chipGround);
  if (found === undefined) return refuse(notTried);
  return refuse(facts.diagnosis?.verdict === 'pin-locked' ? onlyPin : chipServes);
}

function bank({ card, replacement: { newBank } = { ground: 'bank' } }: CaseFacts): Decision {
  if (newBank === undefined) return refuse(noBank);
  if (card.bank === undefined) return provisionally(bankGround);
  return card.bank === newBank ? refuse(sameBank) : allow(bankGround);
}

function furtherGround({ card, configuration, replacement: asked }: CaseFacts, today: string): Decision {
  const ground = configuration.replacementGrounds?.find(({ code }) => code === asked?.ground);
  if (ground === undefined) return refuse(groundUnknown);
  const { source, zh, en, beforeExpiryDays } = ground;
  const reason = because(source, `符合管理机构规定的换卡情形：${zh}。`, `A ground that the agency's configuration names: ${en}.`);
  if (beforeExpiryDays === undefined) return allow(reason);
  if (card.expiresOn === undefined) return provisionally(reason);
  const from = addDays(card.expiresOn, -beforeExpiryDays);
  if (today >= from) return allow(reason);
  return refuse(because(source, `${zh}：${from} 起可以换卡。`, `For this ground (${en}) the card can be replaced from ${from} on.`));
}

const noGround = because(
  '24',
  '没有选择换卡情形：卡面、芯片、信息变更或变更合作银行。',
  'No ground was chosen: face, chip, changed data or change of bank.',
);
const groundUnknown = because(
  '24',
  '不属于第二十四条规定的情形，管理机构的配置也没有列出，不能换卡。',
  'Not a ground of Article 24, and the agency’s configuration names no such one.',
);
const faceGround = because('24', '卡面污损、残缺不能辨认，可以换卡。', 'The face is soiled or broken beyond recognition (Article 24 (1)).');
const faceFine = because('24', '没有认定卡面不能辨认。', 'It was not found that the face cannot be recognised.');
const chipGround = because(
  '24',
  '芯片损坏，不能在读卡设备上读写，可以换卡。',
  'The chip is damaged and cannot be read or written on a reader (Article 24 (1)).',
);
const notTried = because(
  '24',
  '没有这张卡的检测记录，也没有在读卡设备上试过：请先试读。',
  'There is no diagnosis of this card and it was not tried on a reader: try it first.',
);
const chipServes = because(
  '24',
  '检测结果不是芯片损坏：请按检测结果处理。',
  'The diagnosis does not show a damaged chip: go by what it found.',
);
const onlyPin = because(
  '24',
  '只是密码锁定，芯片没有损坏：请办理密码重置。',
  'Only the PIN is locked and the chip is whole: have the PIN reset.',
);
const bankGround = because(
  '24',
  '持卡人变更合作银行；原合作银行和管理机构应当配合。',
  'The holder changes the partner bank; the old bank and the agency must cooperate (Article 24 para 2).',
);
const noBank = because('24', '没有选择新的合作银行。', 'The new partner bank was not chosen.');
const sameBank = because('24', '新选的就是现在的合作银行，不属于变更。', 'The chosen bank is the present one: nothing changes.');
