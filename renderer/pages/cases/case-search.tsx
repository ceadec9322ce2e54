import { useEffect, useRef, useState } from 'react';
import { caseFilterWords, caseFilters } from '../../../core/desk/case-filters.ts';
import { useKey } from '../../keys.ts';
import { useSay } from '../../look.ts';
import { caseWords } from '../../text/desk-words.ts';
import { frameWords } from '../../text/frame-words.ts';
import { askFor, useOlder } from './older.ts';

/** Milliseconds after the last key before the host is asked. */
const typed = 120;

/** One field for everything that is searched, and what the list is narrowed to; both hold together. */
export function CaseSearch({ toRows }: { toRows: () => void }) {
  const say = useSay();
  const query = useOlder((older) => older.query);
  const [text, setText] = useState(query.search);
  const field = useRef<HTMLInputElement>(null);
  useKey('F3', frameWords.keySearch, () => {
    field.current?.focus();
    field.current?.select();
  });
  useEffect(() => {
    // What was cleared elsewhere is cleared here.
    // oxlint-disable-next-line react/set-state-in-effect -- the field is typed into between two questions
    setText(query.search);
  }, [query.search]);
  useEffect(() => {
    const search = text.trim();
    if (search === query.search) return undefined;
    const timer = setTimeout(() => {
      askFor({ ...useOlder.getState().query, search });
    }, typed);
    return () => {
      clearTimeout(timer);
    };
  }, [text, query.search]);
  return (
    <search className="case-search">
      <input
        ref={field}
        type="search"
        className="input"
        value={text}
        maxLength={60}
        autoComplete="off"
        spellCheck={false}
        aria-label={say(caseWords.searchLabel)}
        placeholder={say(caseWords.search)}
        aria-keyshortcuts="F3 /"
        onChange={(event) => {
          setText(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'ArrowDown' || event.key === 'Enter') {
            event.preventDefault();
            toRows();
          }
          if (event.key === 'Escape' && text !== '') {
            event.preventDefault();
            setText('');
          }
        }}
      />
      <fieldset className="filters">
        <legend className="sr-only">{say(caseWords.filter)}</legend>
        {[null, ...caseFilters].map((filter) => (
          <label key={filter ?? 'all'} className="filter">
            <input
              type="radio"
              name="case-filter"
              checked={query.filter === filter}
              onChange={() => {
                askFor({ search: text.trim(), filter });
              }}
            />
            <span>{say(filter === null ? caseWords.all : caseFilterWords[filter])}</span>
          </label>
        ))}
      </fieldset>
    </search>
  );
}
