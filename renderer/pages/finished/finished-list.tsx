import { useRef } from 'react';
import type { KeyboardEvent } from 'react';
import type { Output } from '../../../core/contract.ts';
import { services } from '../../../core/desk/services.ts';
import { entryOf } from '../../../core/people/codes.ts';
import type { FinishedRow } from '../../../core/service-views.ts';
import { dayOf } from '../../format.ts';
import { useKey } from '../../keys.ts';
import { useLook, useSay } from '../../look.ts';
import { Empty } from '../../parts/empty.tsx';
import { Icon } from '../../parts/icon.tsx';
import type { IconName } from '../../parts/icon.tsx';
import { useHost } from '../../store.ts';
import { finishedWords } from '../../text/finished-words.ts';
import { frameWords } from '../../text/frame-words.ts';

interface FinishedListProps {
  list: Output<'finished.list'>;
  search: string;
  setSearch: (search: string) => void;
  open: (row: FinishedRow) => void;
}

/** The cards that are kept, the longest first; what is searched in whichever state. */
export function FinishedList({ list: { cards, kept }, search, setSearch, open }: FinishedListProps) {
  const say = useSay();
  const field = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  useKey('F3', frameWords.keySearch, () => {
    field.current?.focus();
    field.current?.select();
  });
  const toRows = (): void => body.current?.querySelector<HTMLElement>('button')?.focus();
  return (
    <>
      <search className="case-search">
        <input
          ref={field}
          type="search"
          className="input"
          value={search}
          maxLength={60}
          autoComplete="off"
          spellCheck={false}
          aria-label={say(finishedWords.searchLabel)}
          placeholder={say(finishedWords.search)}
          aria-keyshortcuts="F3 /"
          onChange={(event) => {
            setSearch(event.target.value);
          }}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter' || event.key === 'ArrowDown') {
              event.preventDefault();
              toRows();
            }
            if (event.key === 'Escape' && search !== '') {
              event.preventDefault();
              setSearch('');
            }
          }}
        />
      </search>
      {cards.length === 0 ? (
        <Empty icon="tray" title={search.trim() === '' ? say(finishedWords.none) : say(finishedWords.notFound, { search: search.trim() })}>
          {say(search.trim() === '' ? finishedWords.noneMeans : finishedWords.notFoundMeans)}
        </Empty>
      ) : (
        <div className="sheet">
          <table className="table cases-table">
            <thead>
              <tr>
                <th>{say(finishedWords.name)}</th>
                <th>{say(finishedWords.service)}</th>
                <th>{say(finishedWords.serial)}</th>
                <th>{say(finishedWords.state)}</th>
                <th>{say(finishedWords.days)}</th>
                <th>{say(finishedWords.fee)}</th>
              </tr>
            </thead>
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys belong to the buttons inside */}
            <tbody ref={body} onKeyDown={step}>
              {cards.map((row) => (
                <Row key={row.serial} row={row} open={open} />
              ))}
            </tbody>
          </table>
          <p className="table-foot faint">{say(finishedWords.kept, { count: kept >= 1_000 ? '999+' : kept })}</p>
        </div>
      )}
    </>
  );
}

function step(event: KeyboardEvent<HTMLElement>): void {
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
  const here = all.findIndex((one) => one === document.activeElement);
  const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: all.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  all[to]?.focus();
}

const signs: Readonly<Record<FinishedRow['state'], readonly [IconName, string]>> = {
  announced: ['off', 'off'],
  received: ['wait', 'wait'],
  missing: ['wait', 'wait'],
  called: ['hand', 'run'],
  'handed-over': ['good', 'good'],
  returned: ['off', 'off'],
};

function Row({ row, open }: { row: FinishedRow; open: (row: FinishedRow) => void }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  const [icon, tone] = signs[row.state];
  const service = entryOf(services, row.service)?.[language] ?? row.service;
  return (
    <tr
      className={row.state}
      onClick={() => {
        open(row);
      }}
    >
      <td>
        <button type="button" className="row-button">
          {row.name}
        </button>
        <span className="soft number table-sub">{row.identityNumber}</span>
      </td>
      <td>{`${service.charAt(0).toUpperCase()}${service.slice(1)}`}</td>
      <td className="number">{row.serial}</td>
      <td>
        <span className={`sign ${tone}`}>
          <Icon name={icon} size={15} />
          <span>{say(finishedWords[row.state])}</span>
        </span>
      </td>
      <td>
        <Kept row={row} />
      </td>
      <td>
        {row.feeFen === 0
          ? say(finishedWords.free)
          : `${say(finishedWords.yuan, { yuan: yuan(row.feeFen) })}${row.fee === null ? '' : ` · ${say(finishedWords[row.fee])}`}`}
      </td>
    </tr>
  );
}

/** Days since a card came here; one that is gone is not kept. */
export function Kept({ row: { state, receivedOn } }: { row: FinishedRow }) {
  const say = useSay();
  const today = useHost((host) => dayOf(host.now));
  if (receivedOn === null || (state !== 'received' && state !== 'called')) return <span className="faint">—</span>;
  const days = Math.round((Date.parse(today) - Date.parse(receivedOn)) / 86_400_000);
  return <>{days <= 0 ? say(finishedWords.today) : say(finishedWords.daysCount, { days })}</>;
}

/** @param fen @returns 20 or 20.50 */
export function yuan(fen: number): string {
  return fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2);
}
