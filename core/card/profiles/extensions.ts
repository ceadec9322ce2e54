import type { CardFile, ProfileVersion } from '../profile.ts';
import { free } from '../profile.ts';
import { areaItem, codeItem } from './item-kinds.ts';

/** Files that provinces and cities added: from EF0C on in SSSE (chip.md §2). Which a card has shows only when it is asked. */

const clause = 'seen in the personalisation program of one province; coding of EA and right to read inferred';

const EF0D: CardFile = {
  directory: 'SSSE',
  name: 'EF0D',
  sfi: 0x0d,
  structure: 'variable',
  title: { zh: '省级扩展', en: 'extension of a province' },
  read: free,
  write: [[0x0d]],
  clause,
  mark: 'M',
  optional: true,
  items: [
    {
      ...codeItem(['EA', '人员识别码', 'identification of the person'], 0x0c, '000000000001', '303030303030303030303031'),
      clause,
      mark: 'M',
    },
    { ...areaItem('EB', '初次申领地', 'area of the first application'), clause, mark: 'M' },
  ],
};

export const extensions: Readonly<Record<ProfileVersion, readonly CardFile[]>> = { '1.0': [], '2.0': [EF0D], '3.0': [EF0D] };
