import { useEffect, useState } from 'react';
import { faultOf, useAsking } from '../../asking.ts';
import { useKey } from '../../keys.ts';
import { useSay } from '../../look.ts';
import { Button } from '../../parts/button.tsx';
import { FaultNote } from '../../parts/fault-note.tsx';
import type { ShownFault } from '../../parts/fault-note.tsx';
import { Icon } from '../../parts/icon.tsx';
import { ask } from '../../store.ts';
import { receiveWords } from '../../text/finished-words.ts';
import { frameWords } from '../../text/frame-words.ts';
import { countOf, endCounting, openCounting, scanned, useCounting } from './counting.ts';
import type { Scanned } from './counting.ts';

/** A parcel counted in: each serial number that is scanned counts once; what is missing and what is too much stands there before it is confirmed. */
export function Receive({ parcelId, leave }: { parcelId: string; leave: (words?: string) => void }) {
  const say = useSay();
  const { announced, had, fault } = useAnnounced(parcelId);
  const serials = useCounting((counting) => counting.serials);
  const receiving = useAsking('finished.receive');
  const { here, missing, unexpected } = countOf(announced ?? [], serials);
  const ready = announced !== null && serials.length > 0 && !receiving.pending;
  async function confirm(): Promise<void> {
    const answer = await receiving.run({ parcelId, serials: [...serials] });
    if (answer === null) return;
    endCounting();
    const whole = answer.missing.length + answer.unexpected.length === 0;
    leave(
      say(whole ? receiveWords.done : receiveWords.doneShort, {
        received: answer.received,
        missing: answer.missing.length,
        unexpected: answer.unexpected.length,
      }),
    );
  }
  useKey('F10', receiveWords.act, ready ? () => void confirm() : undefined);
  useKey('Escape', frameWords.keyBack, () => {
    leave();
  });
  const will =
    serials.length === 0
      ? say(receiveWords.begin)
      : missing.length + unexpected.length === 0
        ? say(receiveWords.willAll)
        : say(receiveWords.will, { here: here.length, missing: missing.length, unexpected: unexpected.length });
  return (
    <div className="page receive">
      <div className="page-head">
        <h1 tabIndex={-1}>{say(receiveWords.title)}</h1>
        <span className="soft number">{parcelId}</span>
      </div>
      {fault === null ? null : <FaultNote fault={fault} />}
      {receiving.fault === null ? null : <FaultNote fault={receiving.fault} close={receiving.clear} />}
      <div className="sheet padded receive-two">
        <div className="receive-scan">
          <Scan announced={announced ?? []} had={had} serials={serials} />
          <p className="receive-count">
            <span className="receive-number">{say(receiveWords.count, { here: here.length, all: announced?.length ?? '…' })}</span>
            <span className="soft">{say(receiveWords.counted)}</span>
          </p>
        </div>
        <Serials
          title={say(receiveWords.missing, { count: missing.length })}
          serials={missing}
          tone={missing.length > 0 ? 'off' : 'good'}
        />
        <Serials
          title={say(receiveWords.unexpected, { count: unexpected.length })}
          serials={unexpected}
          tone={unexpected.length > 0 ? 'wait' : 'good'}
          removable
        />
      </div>
      <div className="action">
        <Button
          act={() => {
            leave();
          }}
        >
          {say(frameWords.keyBack)}
        </Button>
        <p id="will-do" className="soft">
          {will}
        </p>
        <Button weight="primary" guarded act={() => void confirm()} disabled={!ready} busy={receiving.pending} describedBy="will-do">
          {say(receiving.pending ? receiveWords.busy : receiveWords.act)}
        </Button>
      </div>
    </div>
  );
}

/** The list of the parcel; of one that was received in part, what is still missing of it, and what was had before. */
function useAnnounced(parcelId: string) {
  const [announced, setAnnounced] = useState<readonly string[] | null>(null);
  const [had, setHad] = useState<readonly string[]>([]);
  const [fault, setFault] = useState<ShownFault | null>(null);
  useEffect(() => {
    openCounting(parcelId);
    ask('finished.list', { parcelId }).then(
      ({ cards }) => {
        const coming = cards.filter(({ state }) => state === 'announced' || state === 'missing');
        setAnnounced(coming.map(({ serial }) => serial));
        setHad(cards.filter((card) => !coming.includes(card)).map(({ serial }) => serial));
      },
      (error: unknown) => {
        setFault(faultOf(error));
      },
    );
  }, [parcelId]);
  return { announced, had, fault };
}

const scanWords = {
  here: receiveWords.hereNow,
  again: receiveWords.again,
  notListed: receiveWords.notListed,
  malformed: receiveWords.malformed,
};
const scanTones = { here: 'good', again: 'off', notListed: 'wait', malformed: 'wait' } as const;

/** The field that a scanner types into: a serial number and Enter, again and again. */
function Scan({ announced, had, serials }: Readonly<Record<'announced' | 'had' | 'serials', readonly string[]>>) {
  const say = useSay();
  const [text, setText] = useState('');
  const [last, setLast] = useState<readonly [Scanned, string] | null>(null);
  function take(): void {
    if (text.trim() === '') return;
    const what = scanned(text, announced, [...serials, ...had]);
    if (what[0] === 'here' || what[0] === 'notListed') useCounting.setState({ serials: [...serials, what[1]] });
    setLast(what);
    setText('');
  }
  return (
    <>
      <label className="field">
        <span>{say(receiveWords.scan)}</span>
        <input
          className="input number"
          value={text}
          maxLength={32}
          autoFocus
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setText(event.target.value);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            take();
          }}
        />
      </label>
      <p className={`sign ${last === null ? 'off' : scanTones[last[0]]} receive-said`} role="status">
        {last === null ? null : (
          <>
            <Icon name={scanTones[last[0]]} size={15} />
            <span>{say(scanWords[last[0]], { serial: last[1] })}</span>
          </>
        )}
      </p>
    </>
  );
}

interface SerialsProps {
  title: string;
  serials: readonly string[];
  tone: 'off' | 'good' | 'wait';
  removable?: boolean;
}

function Serials({ title, serials, tone, removable = false }: SerialsProps) {
  const say = useSay();
  return (
    <section className="receive-list">
      <h2 className={`sign ${tone}`}>
        <Icon name={tone} size={15} />
        <span>{title}</span>
      </h2>
      {serials.length === 0 ? <p className="faint">{say(receiveWords.none)}</p> : null}
      <ul>
        {serials.map((serial) => (
          <li key={serial} className="number">
            {serial}
            {removable ? (
              <Button
                weight="quiet"
                label={say(receiveWords.remove, { serial })}
                act={() => {
                  useCounting.setState(({ serials: held }) => ({ serials: held.filter((one) => one !== serial) }));
                }}
              >
                ×
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
