import type { CaseRow } from '../../../core/views.ts';
import type { CaseFiled } from '../../../core/service-views.ts';
import { banks, deliveries, documentTypes, entryOf, relations } from '../../../core/people/codes.ts';
import { labelOf } from '../../../core/people/sentences.ts';
import { writeInstant } from '../../format.ts';
import { useLook, useSay } from '../../look.ts';
import { useHost } from '../../store.ts';
import { filedWords } from '../../text/filed-words.ts';
import { serviceWords, standingWords } from '../../text/service-words.ts';
import type { Language, Text } from '../../text/text.ts';
import { choiceName } from '../service/choices.ts';
import { cardsThatProve } from '../services/standing.ts';
import type { Say } from '../../look.ts';
import { wordedField } from './application-lines.ts';

/** What was filed, by whom, for whom, on what; masked. */
export function FiledLines({ row, filed }: { row: CaseRow; filed: CaseFiled | null }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  const now = useHost((state) => state.now);
  const lines: readonly (readonly [string, string])[] = [
    [say(filedWords.takenIn), `${writeInstant(row.acceptedAt, now, language)} · ${row.acceptedBy}`],
    ...standingLines(filed, say, language),
    ...filingLines(filed, say, language),
  ];
  return (
    <section aria-labelledby="filed">
      <h2 id="filed">{say(filedWords.filed)}</h2>
      <dl className="facts wide">
        {lines.map(([label, value]) => (
          <div key={`${label} ${value}`}>
            <dt>{label}</dt>
            <dd className="number">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

type Lines = readonly (readonly [string, string])[];

function standingLines(filed: CaseFiled | null, say: Say, language: Language): Lines {
  const standing = filed?.standing;
  if (standing == null) return [];
  const shown = standing.shown === undefined ? undefined : entryOf([...documentTypes, ...cardsThatProve], standing.shown);
  const { other } = standing;
  const relation = other === undefined ? undefined : entryOf(relations, other.relation)?.[language];
  return [
    [say(standingWords.title), say(standingWords[standing.who])],
    [say(standingWords.shown), shown?.[language] ?? say(standingWords.none)],
    ...(other === undefined ? [] : [[say(filedWords.other), [other.name, relation, other.identityNumber].join(' · ')] as const]),
  ];
}

function filingLines(filed: CaseFiled | null, say: Say, language: Language): Lines {
  const filing = filed?.filing;
  if (filing == null) return [];
  const lines: [string, string][] = [];
  const add = (label: Text, value: string): void => {
    lines.push([say(label), value]);
  };
  for (const name of ['ground', 'account', 'application', 'evidence', 'pin'] as const) {
    const code = filing[name];
    if (code !== undefined) add(serviceWords[name], say(choiceName(name, filed?.service ?? '', code)));
  }
  if (filing.newBank !== undefined) add(serviceWords.newBank, entryOf(banks, filing.newBank)?.[language] ?? filing.newBank);
  for (const [field, value] of Object.entries(filing.changes ?? {})) add(labelOf(field), wordedField(field, value)[language]);
  for (const name of ['faceIllegible', 'chipUnreadable', 'proved', 'urgent'] as const)
    if (filing[name] === true) add(filedWords.seen, say(serviceWords[name]));
  if (filing.diagnosis !== undefined) add(serviceWords.diagnosis, filing.diagnosis.slice(-6));
  if (filing.deliver !== undefined) add(serviceWords.deliver, entryOf(deliveries, filing.deliver)?.[language] ?? filing.deliver);
  if (filing.note !== undefined) add(filedWords.note, filing.note);
  return lines;
}
