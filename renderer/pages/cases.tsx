import { useEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import type { CaseRow } from '../../core/views.ts';
import { documentTypes, entryOf } from '../../core/people/codes.ts';
import { writeInstant } from '../format.ts';
import { takesIn } from '../roles.ts';
import { useLook, useSay } from '../look.ts';
import { Button } from '../parts/button.tsx';
import { CaseSign, Due, isOpen } from '../parts/due.tsx';
import { Empty } from '../parts/empty.tsx';
import { FaultNote } from '../parts/fault-note.tsx';
import { Icon } from '../parts/icon.tsx';
import { go, hashOf } from '../place.ts';
import { useHost } from '../store.ts';
import { caseWords, homeWords } from '../text/desk-words.ts';
import { merge, openOlder, readOlder, select, useOlder } from './cases/older.ts';

export function Cases() {
  const say = useSay();
  const told = useHost((state) => state.cases);
  const operator = useHost((state) => state.session?.operator ?? '');
  const role = useHost((state) => state.session?.role ?? 'auditor');
  const older = useOlder();
  const rows = merge(told, older.rows);
  useEffect(() => {
    openOlder(operator);
    void readOlder(true);
  }, [operator]);
  return (
    <div className="page cases">
      <div className="page-head">
        <h1 tabIndex={-1}>{say(caseWords.title)}</h1>
        {rows.length === 0 ? null : <span className="soft">{say(caseWords.hint)}</span>}
      </div>
      {older.fault === null ? null : <FaultNote fault={older.fault} />}
      {rows.length === 0 && older.ended ? (
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
      ) : null}
      {rows.length === 0 ? null : <Table rows={rows} />}
    </div>
  );
}

function Table({ rows }: { rows: readonly CaseRow[] }) {
  const say = useSay();
  const selected = useOlder((older) => older.selected);
  const body = useRef<HTMLTableSectionElement>(null);
  useEffect(() => {
    // Coming back from a case, the hand is where it was.
    const links = [...(body.current?.querySelectorAll<HTMLElement>('a') ?? [])];
    (links.find((link) => link.dataset['case'] === useOlder.getState().selected) ?? links[0])?.focus();
  }, []);
  return (
    <div className="sheet">
      <table className="table">
        <thead>
          <tr>
            <th>{say(caseWords.name)}</th>
            <th>{say(caseWords.document)}</th>
            <th>{say(caseWords.state)}</th>
            <th>{say(caseWords.due)}</th>
            <th className="table-wide">{say(caseWords.acceptedAt)}</th>
            <th>{say(caseWords.agency)}</th>
          </tr>
        </thead>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys belong to the links inside */}
        <tbody ref={body} onKeyDown={step}>
          {rows.map((row) => (
            <Row key={row.caseId} row={row} selected={row.caseId === selected} />
          ))}
        </tbody>
      </table>
      <Foot count={rows.length} />
    </div>
  );
}

/** ↑ ↓ Home End move along the rows; Enter is the link's own. */
function step(event: KeyboardEvent<HTMLElement>): void {
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('a')];
  const here = links.findIndex((link) => link === document.activeElement);
  const to = {
    ArrowDown: here + 1,
    ArrowUp: here - 1,
    Home: 0,
    End: links.length - 1,
    PageDown: Math.min(here + 10, links.length - 1),
    PageUp: Math.max(here - 10, 0),
  }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  links[to]?.focus();
}

function Row({ row, selected }: { row: CaseRow; selected: boolean }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  const now = useHost((state) => state.now);
  const here = { page: 'case', caseId: row.caseId } as const;
  return (
    <tr
      className={selected ? 'selected' : ''}
      onClick={() => {
        go(here);
      }}
    >
      <td>
        <a
          href={hashOf(here)}
          data-case={row.caseId}
          onFocus={() => {
            select(row.caseId);
          }}
        >
          {row.name}
        </a>
        <span className="soft number table-sub">{row.caseId}</span>
      </td>
      <td>
        <span className="number">{row.identityNumber}</span>
        <span className="soft table-sub">{entryOf(documentTypes, row.documentType)?.[language] ?? row.documentType}</span>
      </td>
      <td>
        <CaseSign state={row.state} />
      </td>
      <td>{isOpen(row) ? <Due row={row} withDay /> : <span className="faint">—</span>}</td>
      <td className="soft number table-wide">{writeInstant(row.acceptedAt, now, language)}</td>
      <td>
        <span className={row.agencyKnows ? 'sign good' : 'sign off'}>
          <Icon name={row.agencyKnows ? 'good' : 'off'} size={15} />
          <span>{say(row.agencyKnows ? caseWords.knows : caseWords.knowsNot)}</span>
        </span>
      </td>
    </tr>
  );
}

/** Comes into sight at the end of the list, and asks for what is older. */
function Foot({ count }: { count: number }) {
  const say = useSay();
  const { ended, fault } = useOlder();
  const foot = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const watcher = new IntersectionObserver(
      (seen) => {
        if (seen.some((one) => one.isIntersecting)) void readOlder();
      },
      { rootMargin: '400px' },
    );
    if (foot.current !== null && !ended && fault === null) watcher.observe(foot.current);
    return () => {
      watcher.disconnect();
    };
    // Watched anew after each page: a short page leaves the foot in sight, and that is no change to hear of.
  }, [ended, fault, count]);
  return (
    <p className="table-foot faint" ref={foot}>
      {say(ended ? caseWords.end : caseWords.more)} · {say(caseWords.count, { count })}
    </p>
  );
}
