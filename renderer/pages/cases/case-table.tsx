import { useEffect, useRef } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import { services } from '../../../core/desk/services.ts';
import type { CaseRow } from '../../../core/views.ts';
import { entryOf } from '../../../core/people/codes.ts';
import { writeInstant } from '../../format.ts';
import { useLook, useSay } from '../../look.ts';
import { CaseSign, Due, isOpen } from '../../parts/due.tsx';
import { go, hashOf } from '../../place.ts';
import { useHost } from '../../store.ts';
import { caseWords } from '../../text/desk-words.ts';
import { readOlder, select, useOlder } from './older.ts';

/** Cases one beneath the other; the keys move along the rows, and scrolling brings the older ones. */
export function CaseTable({ rows, body }: { rows: readonly CaseRow[]; body: RefObject<HTMLTableSectionElement | null> }) {
  const say = useSay();
  const selected = useOlder((older) => older.selected);
  return (
    <div className="sheet">
      <table className="table cases-table">
        <thead>
          <tr>
            <th>{say(caseWords.name)}</th>
            <th>{say(caseWords.service)}</th>
            <th>{say(caseWords.state)}</th>
            <th>{say(caseWords.due)}</th>
            <th>{say(caseWords.waits)}</th>
            <th>{say(caseWords.acceptedBy)}</th>
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

/** The row that was open last, or the first one. */
export function focusRow(body: HTMLElement | null): void {
  const links = [...(body?.querySelectorAll<HTMLElement>('a') ?? [])];
  (links.find((link) => link.dataset['case'] === useOlder.getState().selected) ?? links[0])?.focus();
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
        <span className="soft number table-sub">{row.identityNumber}</span>
      </td>
      <td>
        <span>{serviceName(row, language)}</span>
        <span className="soft number table-sub">{row.caseId}</span>
      </td>
      <td>
        <CaseSign row={row} />
      </td>
      <td>{isOpen(row) && row.dueOn !== null ? <Due row={row} withDay /> : <span className="faint">—</span>}</td>
      <td className="table-waits">{row.waits === null ? <span className="faint">—</span> : row.waits[language]}</td>
      <td>
        <span className="number">{row.acceptedBy}</span>
        <span className="soft number table-sub table-wide">{writeInstant(row.acceptedAt, now, language)}</span>
      </td>
    </tr>
  );
}

function serviceName({ service }: CaseRow, language: 'zh' | 'en'): string {
  const name = entryOf(services, service)?.[language] ?? service;
  return language === 'zh' ? name : `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
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
