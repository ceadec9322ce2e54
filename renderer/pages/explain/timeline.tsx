import { useCallback, useMemo, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Explanation } from '../../../core/views.ts';
import { writeSpan } from '../../format.ts';
import { useSay } from '../../look.ts';
import { explainWords } from '../../text/explain-words.ts';
import { ExchangeRow } from './exchange.tsx';
import { LongList } from './long-list.tsx';

interface TimelineProps {
  explanation: Explanation;
  /** Number of the exchange to stand on, from 1; each new object moves there. */
  wanted: { readonly number: number } | null;
  bytes: boolean;
  showBytes: (shown: boolean) => void;
}

/** What was said to the chip, from the first to the last exchange; the keys go from one to the next. */
export function Timeline({ explanation: { exchanges, verdict }, wanted, bytes, showBytes }: TimelineProps) {
  const say = useSay();
  const [onlyTrouble, setOnlyTrouble] = useState(false);
  const [folding, setFolding] = useState<{ readonly all: boolean; readonly others: ReadonlySet<number> }>({
    all: bytes,
    others: new Set(),
  });
  const [stood, setStood] = useState<{ readonly index: number; readonly moved: boolean; readonly wanted: TimelineProps['wanted'] }>({
    index: 0,
    // What was pressed to come here is gone: the keys go on from the first row.
    moved: true,
    wanted: null,
  });
  const troubles = useMemo(() => exchanges.flatMap(({ well }, index) => (well ? [] : [index])), [exchanges]);
  const ms = useMemo(() => exchanges.reduce((sum, each) => sum + each.ms, 0), [exchanges]);
  const rows = onlyTrouble ? troubles : null;
  const count = rows?.length ?? exchanges.length;
  const toggle = useCallback((number: number) => {
    setFolding(({ all, others }) => {
      const next = new Set(others);
      if (!next.delete(number)) next.add(number);
      return { all, others: next };
    });
  }, []);
  if (folding.all !== bytes) setFolding({ all: bytes, others: new Set() });
  if (wanted !== null && wanted !== stood.wanted) {
    setStood({ index: rows === null ? wanted.number - 1 : Math.max(0, rows.indexOf(wanted.number - 1)), moved: true, wanted });
  }
  function step(event: KeyboardEvent<HTMLElement>): void {
    const { index } = stood;
    const to = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: count - 1, PageDown: index + 10, PageUp: index - 10 }[event.key];
    if (to === undefined || !(event.target instanceof HTMLElement) || event.target.tagName !== 'SUMMARY') return;
    event.preventDefault();
    setStood({ ...stood, index: Math.min(Math.max(to, 0), count - 1), moved: true });
  }
  return (
    <section className="sheet timeline" aria-labelledby="timeline">
      <div className="sheet-head">
        <h2 id="timeline">{say(explainWords.timeline)}</h2>
        <span className="soft number">
          {ms === 0
            ? say(explainWords.count, { count: exchanges.length })
            : say(explainWords.countSpan, { count: exchanges.length, time: writeSpan(ms) })}
        </span>
        <span className="hint">{say(explainWords.hint)}</span>
        <span className="timeline-tools">
          <label className="tick">
            <input
              type="checkbox"
              checked={onlyTrouble}
              disabled={troubles.length === 0}
              onChange={(event) => {
                setOnlyTrouble(event.target.checked);
                setStood({ ...stood, index: 0, moved: false });
              }}
            />
            <span>{troubles.length === 0 ? say(explainWords.noTrouble) : say(explainWords.onlyTrouble, { count: troubles.length })}</span>
          </label>
          <label className="tick">
            <input
              type="checkbox"
              checked={bytes}
              onChange={(event) => {
                showBytes(event.target.checked);
              }}
            />
            <span>{say(explainWords.allBytes)}</span>
          </label>
        </span>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys belong to the rows inside */}
      <div onKeyDown={step}>
        <LongList
          count={count}
          current={stood.index}
          row={(index) => {
            const at = rows?.[index] ?? index;
            const exchange = exchanges[at];
            return exchange === undefined ? null : (
              <ExchangeRow
                key={at}
                exchange={exchange}
                number={at + 1}
                open={folding.all !== folding.others.has(at + 1)}
                here={index === stood.index}
                moved={stood.moved}
                decides={verdict.at === at + 1}
                toggle={toggle}
              />
            );
          }}
        />
      </div>
    </section>
  );
}
