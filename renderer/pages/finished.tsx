import { useCallback, useEffect, useState } from 'react';
import type { Output } from '../../core/contract.ts';
import type { FinishedRow } from '../../core/service-views.ts';
import { faultOf } from '../asking.ts';
import { useGuide } from '../guide-way.ts';
import { useSay } from '../look.ts';
import { FaultNote } from '../parts/fault-note.tsx';
import type { ShownFault } from '../parts/fault-note.tsx';
import { Still } from '../parts/still.tsx';
import { ask, useHost } from '../store.ts';
import { finishedWords } from '../text/finished-words.ts';
import { Collect } from './finished/collect.tsx';
import { FinishedList } from './finished/finished-list.tsx';
import { Parcels } from './finished/parcels.tsx';
import { Receive } from './finished/receive.tsx';

type List = Output<'finished.list'>;

/** Cards that the centre made: counted in, kept, their holders called, handed over or sent back (Articles 10, 12, 25). */
export function Finished() {
  const say = useSay();
  const [search, setSearch] = useState('');
  const { list, fault } = useFinished(search);
  const [parcelId, receive] = useState<string>();
  const [card, open] = useState<FinishedRow>();
  const [said, setSaid] = useState('');
  useGuide('receive');
  const leave = useCallback((words = '') => {
    receive(undefined);
    open(undefined);
    setSaid(words);
  }, []);
  if (parcelId !== undefined) return <Receive parcelId={parcelId} leave={leave} />;
  if (card !== undefined) return <Collect row={list?.cards.find(({ serial }) => serial === card.serial) ?? card} leave={leave} />;
  return (
    <div className="page finished">
      <div className="page-head">
        <h1 tabIndex={-1}>{say(finishedWords.title)}</h1>
        <span className="soft" role="status">
          {said === '' ? say(finishedWords.lead) : said}
        </span>
      </div>
      {fault === null ? null : <FaultNote fault={fault} />}
      {list === null ? (
        fault === null ? (
          <Still rows={5} />
        ) : null
      ) : (
        <>
          <Parcels parcels={list.parcels} receive={receive} />
          <FinishedList list={list} search={search} setSearch={setSearch} open={open} />
        </>
      )}
    </div>
  );
}

/** Milliseconds after the last key, or the last change at the host, before the list is asked for. */
const settled = 150;

/** What the host has; asked again after each change. */
function useFinished(search: string): { readonly list: List | null; readonly fault: ShownFault | null } {
  const revision = useHost((state) => state.revision);
  const [list, setList] = useState<List | null>(null);
  const [fault, setFault] = useState<ShownFault | null>(null);
  const [first, setFirst] = useState(true);
  useEffect(() => {
    let wanted = true;
    const timer = setTimeout(
      () => {
        ask('finished.list', search.trim() === '' ? {} : { search: search.trim() }).then(
          (answer) => {
            if (!wanted) return;
            setList(answer);
            setFault(null);
            setFirst(false);
          },
          (error: unknown) => {
            if (wanted) setFault(faultOf(error));
          },
        );
      },
      first ? 0 : settled,
    );
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [search, revision, first]);
  return { list, fault };
}
