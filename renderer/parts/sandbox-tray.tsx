import { useEffect, useState } from 'react';
import type { Output } from '../../core/contract.ts';
import { useAsking } from '../asking.ts';
import { useSay } from '../look.ts';
import { ask, useHost } from '../store.ts';
import { trayWords } from '../text/aside-words.ts';
import { Button } from './button.tsx';
import { FaultNote } from './fault-note.tsx';

type Cards = Output<'sandbox.cards'>['cards'];
const blanks = ['3.0', '2.0'] as const;

/**
 * The virtual reader's tray: a new blank, a card that was seen before, or out with the one that is in. Taking the card out
 * stays possible while the chip is at work: that is what a sandbox is for.
 */
export function SandboxTray() {
  const say = useSay();
  const inserting = useAsking('sandbox.insert');
  const removing = useAsking('sandbox.remove');
  const cards = useCards();
  const inside = useHost((state) => state.readers.some((reader) => reader.kind === 'virtual' && reader.card !== 'absent'));
  const [wanted, want] = useState<string>(blanks[0]);
  const fault = inserting.fault ?? removing.fault;
  const held = cards.find((card) => card.inserted);
  function insert(): void {
    const kind = blanks.find((blank) => blank === wanted);
    void inserting.run(kind === undefined ? { serial: wanted } : { kind });
  }
  function remove(): void {
    // The next thing anybody wants is mostly the same card again.
    if (held !== undefined) want(held.serial);
    void removing.run({});
  }
  return (
    <div className="tray">
      <select
        className="input"
        aria-label={say(trayWords.cards)}
        value={inside && held !== undefined ? held.serial : wanted}
        disabled={inside}
        onChange={(event) => {
          want(event.target.value);
        }}
      >
        {blanks.map((kind) => (
          <option key={kind} value={kind}>
            {say(trayWords.blank, { kind })}
          </option>
        ))}
        {cards.map((card) => (
          <option
            key={card.serial}
            value={card.serial}
          >{`${card.serial} · ${card.kind} · ${say(card.written ? trayWords.written : trayWords.unwritten)}`}</option>
        ))}
      </select>
      <Button act={inside ? remove : insert} busy={inserting.pending || removing.pending}>
        {say(inside ? trayWords.remove : trayWords.insert)}
      </Button>
      {fault === null ? null : <FaultNote fault={fault} />}
    </div>
  );
}

/** The cards that exist, asked again whenever one went in or out. */
function useCards(): Cards {
  const [cards, setCards] = useState<Cards>([]);
  const reader = useHost((state) => state.readers.find((one) => one.kind === 'virtual'));
  const written = useHost((state) => state.job?.state);
  useEffect(() => {
    let here = true;
    // A tray that cannot be listed is an empty one: the blanks are still offered.
    ask('sandbox.cards', {}).then(
      (answer) => {
        if (here) setCards(answer.cards);
      },
      () => undefined,
    );
    return () => {
      here = false;
    };
  }, [reader?.card, reader?.atr, written]);
  return cards;
}
