import { memo, useEffect, useRef } from 'react';
import type { Explanation } from '../../../core/views.ts';
import { writeBytes } from '../../format.ts';
import { useLook, useSay } from '../../look.ts';
import { Icon } from '../../parts/icon.tsx';
import type { IconName } from '../../parts/icon.tsx';
import { explainWords } from '../../text/explain-words.ts';
import type { Text } from '../../text/text.ts';

type Exchange = Explanation['exchanges'][number];

interface ExchangeRowProps {
  exchange: Exchange;
  /** From 1 on, as in the recording. */
  number: number;
  open: boolean;
  /** The one row that Tab reaches; `moved`: the keys brought it here, and the focus follows. */
  here: boolean;
  moved: boolean;
  /** The verdict is about this one. */
  decides: boolean;
  toggle: (number: number) => void;
}

/** One exchange in words; its bytes are folded away. */
export const ExchangeRow = memo(function ExchangeRow({ exchange, number, open, here, moved, decides, toggle }: ExchangeRowProps) {
  const say = useSay();
  const language = useLook((look) => look.language);
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    if (here && moved) row.current?.focus();
  }, [here, moved]);
  const { command, answer, ms, asked, file, items } = exchange;
  return (
    <li className={decides ? 'exchange decides' : 'exchange'}>
      <details open={open}>
        <summary
          ref={row}
          tabIndex={here ? 0 : -1}
          data-number={number}
          onClick={(event) => {
            event.preventDefault();
            toggle(number);
          }}
        >
          <span className="faint number">{number}</span>
          <span className="exchange-what">
            <span>{asked[language]}</span>
            {file === null ? null : <span className="soft">{file[language]}</span>}
            {items.map((item, index) => (
              <Item key={index} item={item} />
            ))}
          </span>
          <Outcome exchange={exchange} />
          <span className="faint number exchange-time">{ms === 0 ? '' : `${String(Math.round(ms))} ms`}</span>
          <Icon name="next" size={14} />
        </summary>
        {open ? (
          <div className="exchange-bytes code">
            <span>
              <span className="faint">→</span> {writeBytes(command)}
            </span>
            <span>
              <span className="faint">←</span> {answer === '' ? say(explainWords.noAnswer) : writeBytes(answer)}
            </span>
          </div>
        ) : null}
      </details>
    </li>
  );
});

function Item({ item }: { item: Exchange['items'][number] }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  return (
    <span className="exchange-item">
      <span className="code faint">{item.tag}</span>
      <span className="soft">{item.title[language]}</span>
      {item.standIn ? (
        <span className="masked">{say(explainWords.masked)}</span>
      ) : (
        <span className="number">
          {item.value === '' ? <span className="faint">{say(explainWords.empty)}</span> : item.value}
          {item.words === null ? null : <span className="soft"> · {item.words[language]}</span>}
        </span>
      )}
    </span>
  );
}

function signOf({ well, status, next }: Exchange): readonly [IconName, string, Text] {
  if (!well) return ['wait', 'wait', explainWords.trouble];
  return status.startsWith('6A') && next !== null ? ['off', 'off', explainWords.absent] : ['good', 'good', explainWords.well];
}

function Outcome({ exchange }: { exchange: Exchange }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  const { status, meaning, next, well } = exchange;
  const [icon, tone, words] = signOf(exchange);
  return (
    <span className="exchange-outcome">
      <span className={`sign ${tone}`}>
        <Icon name={icon} size={15} />
        <span className="sr-only">{say(words)}</span>
        <span>{meaning[language]}</span>
        <span className="code faint">{status}</span>
      </span>
      {next === null || well ? null : <span className="exchange-next">{next[language]}</span>}
    </span>
  );
}
