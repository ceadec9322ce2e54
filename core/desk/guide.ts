import type { Words } from '../card/words.ts';
import { cardEntries } from './guide-card.ts';
import { words } from './guide-entry.ts';
import type { GuideEntry } from './guide-entry.ts';
import { useEntries } from './guide-use.ts';
import type { Service } from './services.ts';

/**
 * The guide of Article 18: what each service is for, who may have it, what to bring, how it goes, how long it takes, what it
 * costs. One declaration for the window, its print and whoever else shows it; a service without an entry does not compile.
 */
export const guide: Readonly<Record<Service, GuideEntry>> = { ...cardEntries, ...useEntries };

/** Article 29: where a complaint goes; Article 5 names the authority. */
export const complaint: Words = words(
  '认为社会保障卡的发放、应用等管理和服务中有违法、违规行为的，可以向上级机关投诉、举报，也可以拨打政务服务便民热线 {hotline}（第二十九条）。全市社会保障卡的发行管理和监督由市人力资源和社会保障部门负责（第五条）。',
  'Whoever finds the law or the rules broken in issuing, use or service may complain to the superior office, or phone the government hotline {hotline} (Article 29). The municipal human resources and social security authority manages and supervises the cards of the whole city (Article 5).',
);
