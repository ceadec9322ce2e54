import { helpWords } from '../../../core/desk/words.ts';
import type { QueueRow } from '../../../core/views.ts';
import { useLook, useSay } from '../../look.ts';
import { Icon } from '../../parts/icon.tsx';
import { useHost } from '../../store.ts';
import { correctWords } from '../../text/correct-words.ts';
import { fieldName } from './words.ts';

/** What is to be corrected, and who can help; nothing where it goes on by itself. */
export function EntryFacts({ row }: { row: QueueRow }) {
  const say = useSay();
  const hotline = useHost((state) => state.product.hotline);
  const field = fieldName(row.field);
  const facts = [
    ...(field === null ? [] : [say(correctWords.field, { field: say(field) })]),
    ...(row.help === undefined ? [] : [say(helpWords[row.help], { hotline })]),
  ];
  return facts.length === 0 ? null : <span className="entry-facts soft">{facts.join(' · ')}</span>;
}

/** The same as a note above the work on it. */
export function EntryNote({ row }: { row: QueueRow }) {
  const language = useLook((look) => look.language);
  return (
    <div className="note wait" role="status">
      <Icon name="wait" size={22} />
      <div className="note-body">
        <strong>{row[language]}</strong>
        <EntryFacts row={row} />
      </div>
    </div>
  );
}
