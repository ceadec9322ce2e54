import { useEffect, useRef, useState } from 'react';
import { useGuide } from '../guide-way.ts';
import { useKey } from '../keys.ts';
import { useSay } from '../look.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { FaultNote } from '../parts/fault-note.tsx';
import { Icon } from '../parts/icon.tsx';
import { enterGoesOn } from '../parts/next-field.ts';
import { Readers } from '../parts/readers.tsx';
import { servesPins } from '../roles.ts';
import { useHost } from '../store.ts';
import { frameWords } from '../text/frame-words.ts';
import { pinActWords, pinWords } from '../text/pin-words.ts';
import { Banner } from './case/banner.tsx';
import { ActChoice, ActMeanings, actName } from './pin/act-choice.tsx';
import { LastTry } from './pin/last-try.tsx';
import { PinAction } from './pin/pin-action.tsx';
import { PinFields } from './pin/pin-fields.tsx';
import { standingOf, typingOf } from './pin/standing.ts';
import { usePinDesk } from './pin/use-pin-desk.ts';
import type { Done } from './pin/use-pin-desk.ts';

/** The PIN of the card in the reader: how many tries are left, then one act that somebody chooses. */
export function PinPage() {
  const say = useSay();
  useGuide('change-pin');
  const role = useHost((state) => state.session?.role ?? 'auditor');
  if (servesPins(role)) return <PinWork />;
  return (
    <div className="page">
      <div className="page-head">
        <h1 tabIndex={-1}>{say(pinWords.title)}</h1>
      </div>
      <Empty icon="pad" title={say(pinWords.notYours)}>
        {say(pinWords.notYoursMeans)}
      </Empty>
    </div>
  );
}

function PinWork() {
  const say = useSay();
  const desk = usePinDesk();
  const [grave, setGrave] = useState(false);
  const { act, left, last, pending, present, fault, done } = desk;
  const acts = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    // One act is done: the next choice is where the hands are.
    if (done !== null) acts.current?.querySelector<HTMLInputElement>('input:enabled')?.focus({ preventScroll: true });
  }, [done]);
  useKey(
    'Escape',
    frameWords.keyBack,
    act === null || pending
      ? undefined
      : () => {
          desk.choose(null);
        },
  );
  const fields = act === null ? null : <PinFields key={act} act={act} desk={desk} />;
  if (grave && last && act !== null)
    return (
      <LastTry
        name={actName(act, left)}
        fields={fields}
        desk={desk}
        leave={() => {
          setGrave(false);
          desk.choose(null);
        }}
      />
    );
  return (
    <div className="page pin" onKeyDownCapture={enterGoesOn}>
      <div className="page-head">
        <h1 tabIndex={-1}>{say(pinWords.title)}</h1>
        <span className="tools">
          <Button act={() => void desk.read()} disabled={!present || pending} busy={desk.reading}>
            {say(pinWords.again)}
          </Button>
        </span>
      </div>
      <Banner {...(pending && desk.onPad ? typingOf(act, desk.typed.digits, say) : standingOf(desk, say))} />
      <div className="sheet pin-sheet">
        <div className="pin-work">
          <ActChoice ref={acts} left={left} act={act} choose={desk.choose} fixed={pending} />
          {act === null ? (
            fault === null && done === null && <ActMeanings left={left} />
          ) : (
            <>
              <p className="soft">{say(pinActWords[`${act}Means`])}</p>
              {last ? null : fields}
            </>
          )}
          {/* Below the fields, so that nothing moves under the hands. */}
          {fault === null ? null : <FaultNote fault={fault} />}
          {done === null ? null : <DoneNote done={done} />}
        </div>
        <Readers chosen={desk.reader?.name} choose={desk.chooseReader} fixed={pending} />
      </div>
      <PinAction
        desk={desk}
        review={() => {
          desk.clear();
          setGrave(true);
        }}
      />
    </div>
  );
}

/** What the last press came to, as a fact. */
function DoneNote({ done: { act, tries } }: { done: Done }) {
  const say = useSay();
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => {
    note.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div className="note good" role="status" ref={note}>
      <Icon name="good" size={22} />
      <div className="note-body">
        <strong>{say(pinActWords[`${act}Done`])}</strong>
        <p>{say(pinActWords.doneCount, { tries: tries ?? 0 })}</p>
      </div>
    </div>
  );
}
