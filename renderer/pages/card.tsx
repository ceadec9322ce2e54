import { useEffect, useState } from 'react';
import type { CardReading } from '../../core/views.ts';
import { useAsking } from '../asking.ts';
import { useGuide } from '../guide-way.ts';
import { useKey } from '../keys.ts';
import { useSay } from '../look.ts';
import { Button } from '../parts/button.tsx';
import { CardFace } from '../parts/card-face.tsx';
import { Empty } from '../parts/empty.tsx';
import { FaultNote } from '../parts/fault-note.tsx';
import { Readers } from '../parts/readers.tsx';
import { RevealButton, useReveal } from '../parts/reveal.tsx';
import { go } from '../place.ts';
import { servesPins } from '../roles.ts';
import { useHost } from '../store.ts';
import { cardWords } from '../text/desk-words.ts';
import { diagnosisWords } from '../text/diagnosis-words.ts';
import { frameWords } from '../text/frame-words.ts';
import { readerFor } from './case/moment.ts';
import { CardFiles } from './card/card-files.tsx';
import { faceOf } from './card/face-of.ts';

const mayReveal = ['teller', 'technician', 'field', 'manager'];

/** The card in the reader as people read it: masked, and in clear only with a reason and for a while. */
export function CardPage() {
  const say = useSay();
  useGuide('query');
  const readers = useHost((state) => state.readers);
  const writing = useHost((state) => state.job?.state === 'writing');
  const role = useHost((state) => state.session?.role ?? 'auditor');
  const [chosen, choose] = useState<string>();
  const [all, setAll] = useState(false);
  const [reading, setReading] = useState<CardReading | null>(null);
  const asking = useAsking('card.read');
  const revealing = useAsking('card.reveal');
  const reveal = useReveal<CardReading>();
  const reader = readerFor(readers, undefined, chosen);
  const present = reader !== undefined && reader.card !== 'absent';
  const { hide } = reveal;
  const at = { all, ...(reader === undefined ? {} : { reader: reader.name }) };
  async function read(input = at): Promise<void> {
    hide();
    const answer = await asking.run(input);
    setReading(answer);
  }
  function readMore(more: boolean): void {
    setAll(more);
    if (present) void read({ ...at, all: more });
  }
  useKey('F4', frameWords.keyRead, () => {
    void read();
  });
  useKey(
    'F7',
    cardWords.allFiles,
    asking.pending
      ? undefined
      : () => {
          readMore(!all);
        },
  );
  useEffect(() => {
    // Whoever comes here with a card in the reader wants to see it; a chip that is being written is left alone.
    // oxlint-disable-next-line react/set-state-in-effect -- reading is asking something outside, and shows that it is under way
    if (present && !writing) void read();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- on coming here only; later a person asks
  }, []);
  useEffect(() => {
    // With the card, its holder has left: nothing in clear stays on the screen.
    if (!present) hide();
  }, [present, hide]);
  const shown = reveal.clear ?? reading;
  return (
    <div className="page card-page">
      <div className="page-head">
        <h1 tabIndex={-1}>{say(cardWords.title)}</h1>
        {asking.pending || (shown !== null && !present) ? (
          <span className="soft late" role="status">
            {say(asking.pending ? (all ? cardWords.busyAll : cardWords.busy) : cardWords.removed)}
          </span>
        ) : null}
        <span className="tools">
          <label className="tick">
            <input
              type="checkbox"
              checked={all}
              disabled={asking.pending}
              onChange={(event) => {
                readMore(event.target.checked);
              }}
            />
            <span>{say(cardWords.allFiles)}</span>
          </label>
          {shown !== null && mayReveal.includes(role) ? (
            <RevealButton
              reveal={reveal}
              asking={revealing}
              input={(reason) => ({ ...at, reason })}
              pick={(output) => output}
              disabled={!present}
            />
          ) : null}
          {servesPins(role) ? (
            <Button
              act={() => {
                go({ page: 'diagnosis' });
              }}
            >
              {say(diagnosisWords.examine)}
            </Button>
          ) : null}
          <Button
            weight="primary"
            act={() => {
              void read();
            }}
            busy={asking.pending}
            disabled={!present}
          >
            {say(reading === null ? cardWords.read : cardWords.again)}
          </Button>
        </span>
      </div>
      {asking.fault === null ? null : <FaultNote fault={asking.fault} />}
      <div className="sheet padded card-read">
        <div className="card-left">
          <CardFace {...faceOf(shown)} present={present} />
          <Readers chosen={reader?.name} choose={choose} fixed={asking.pending} />
          {shown === null ? null : <Facts reading={shown} />}
        </div>
        {shown === null ? (
          <Empty icon="card" title={say(asking.pending ? cardWords.busy : cardWords.begin)}>
            {say(cardWords.beginMeans)}
          </Empty>
        ) : (
          <CardFiles reading={shown} />
        )}
      </div>
    </div>
  );
}

function Facts({ reading }: { reading: CardReading }) {
  const say = useSay();
  return (
    <dl className="facts">
      <div>
        <dt>{say(cardWords.profile)}</dt>
        <dd>
          {reading.profile} · {reading.algorithm}
        </dd>
      </div>
      <div>
        <dt>{say(cardWords.chip)}</dt>
        <dd className="code chip-id">{reading.chipId}</dd>
      </div>
      <div>
        <dt>{say(cardWords.atr)}</dt>
        <dd className="code chip-id">{reading.atr}</dd>
      </div>
    </dl>
  );
}
