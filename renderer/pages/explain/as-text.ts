import type { Explanation } from '../../../core/views.ts';
import { writeBytes } from '../../format.ts';
import { explainWords } from '../../text/explain-words.ts';
import { fill } from '../../text/text.ts';
import type { Language } from '../../text/text.ts';

type Exchange = Explanation['exchanges'][number];

/** An explanation as plain text, for a report: the verdict first, then each exchange. */
export function asText({ exchanges, verdict }: Explanation, source: string, language: Language, bytes: boolean): string {
  const head = [
    `${explainWords.title[language]} · ${source} · ${fill(explainWords.count[language], { count: exchanges.length })}`,
    `${explainWords.verdict[language]}${language === 'zh' ? '：' : ': '}${verdict.words[language]}`,
    fill(explainWords.next[language], { next: verdict.next[language] }),
  ];
  return [...head, '', ...exchanges.flatMap((exchange, index) => linesOf(exchange, index + 1, language, bytes)), ''].join('\n');
}

function linesOf(
  { asked, file, items, status, meaning, next, command, answer, ms }: Exchange,
  number: number,
  language: Language,
  bytes: boolean,
): string[] {
  const time = ms === 0 ? '' : ` · ${String(Math.round(ms))} ms`;
  return [
    `${String(number)}. ${asked[language]}${file === null ? '' : ` · ${file[language]}`}`,
    `   ${[status, meaning[language]].filter((part) => part !== '').join(' ')}${time}`,
    ...items.map(({ tag, title, value, words, standIn }) => {
      const said = standIn ? explainWords.masked[language] : value === '' ? explainWords.empty[language] : value;
      return `   ${tag} ${title[language]}${language === 'zh' ? '：' : ': '}${said}${words === null ? '' : ` · ${words[language]}`}`;
    }),
    ...(next === null ? [] : [`   → ${next[language]}`]),
    ...(bytes ? [`   > ${writeBytes(command)}`, `   < ${writeBytes(answer)}`] : []),
  ];
}
