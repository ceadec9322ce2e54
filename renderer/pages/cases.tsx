import { useEffect, useLayoutEffect, useRef } from 'react';
import { caseFilterWords } from '../../core/desk/case-filters.ts';
import { takesIn } from '../roles.ts';
import { useSay } from '../look.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { FaultNote } from '../parts/fault-note.tsx';
import { Still } from '../parts/still.tsx';
import { go } from '../place.ts';
import { useHost } from '../store.ts';
import { caseWords, homeWords } from '../text/desk-words.ts';
import { CaseSearch } from './cases/case-search.tsx';
import { CaseTable, focusRow } from './cases/case-table.tsx';
import { askFor, openOlder, readOlder, renewed, useOlder } from './cases/older.ts';
import type { Query } from './cases/older.ts';

/** Milliseconds after a change before the list is read again: changes come in swarms. */
const settled = 400;

/** Every case of this terminal, the latest first: searched, narrowed, and gone through with the keys. */
export function Cases() {
  const say = useSay();
  const told = useHost((state) => state.cases);
  const operator = useHost((state) => state.session?.operator ?? '');
  const older = useOlder();
  const rows = renewed(older.rows, told);
  const body = useRef<HTMLTableSectionElement>(null);
  const shown = rows.length > 0;
  useEffect(() => {
    openOlder(operator);
    void readOlder(true);
  }, [operator]);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (useOlder.getState().begun) void readOlder(true);
    }, settled);
    return () => {
      clearTimeout(timer);
    };
  }, [told]);
  useLayoutEffect(() => {
    // Coming back from a case, the hand is where it was; whoever searches keeps the field. Also where the case's page had not
    // come yet, and this one was only hidden.
    if (shown && !(document.activeElement instanceof HTMLInputElement)) focusRow(body.current);
  }, [shown]);
  return (
    <div className="page cases">
      <div className="page-head">
        <h1 tabIndex={-1}>{say(caseWords.title)}</h1>
        {shown ? <span className="soft">{say(caseWords.hint)}</span> : null}
      </div>
      <CaseSearch
        toRows={() => {
          focusRow(body.current);
        }}
      />
      {older.fault === null ? null : <FaultNote fault={older.fault} />}
      {shown ? (
        <CaseTable rows={rows} body={body} />
      ) : older.begun ? (
        <Nothing query={older.query} />
      ) : older.fault === null ? (
        <Still rows={6} />
      ) : null}
    </div>
  );
}

/** Why the list is empty, and how it fills. */
function Nothing({ query: { search, filter } }: { query: Query }) {
  const say = useSay();
  const role = useHost((state) => state.session?.role ?? 'auditor');
  if (search === '' && filter === null)
    return (
      <Empty
        icon="cases"
        title={say(caseWords.none)}
        action={
          takesIn(role) ? (
            <Button
              weight="primary"
              act={() => {
                go({ page: 'new' });
              }}
            >
              {say(homeWords.beginAct)}
            </Button>
          ) : null
        }
      >
        {say(caseWords.noneMeans)}
      </Empty>
    );
  const among = filter === null ? '' : say(caseFilterWords[filter]);
  const wider: Query = search === '' || filter === null ? { search: '', filter: null } : { search, filter: null };
  const label = search === '' ? caseWords.noneWithinAct : filter === null ? caseWords.clear : caseWords.notFoundAct;
  const title =
    search === ''
      ? say(caseWords.noneWithin, { filter: among })
      : say(filter === null ? caseWords.notFound : caseWords.notFoundWithin, { search, filter: among });
  return (
    <Empty
      icon="cases"
      title={title}
      action={
        <Button
          weight="primary"
          act={() => {
            askFor(wider);
          }}
        >
          {say(label)}
        </Button>
      }
    >
      {say(search === '' ? caseWords.noneWithinMeans : caseWords.notFoundMeans)}
    </Empty>
  );
}
