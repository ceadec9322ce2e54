import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { useSay } from '../../look.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { secondWords } from '../../text/second-words.ts';
import { pinFieldWords } from '../../text/pin-words.ts';
import type { Text } from '../../text/text.ts';
import type { PinAct } from './standing.ts';
import type { PinDesk } from './use-pin-desk.ts';

/** What an act asks for: digits for the reader's own keys, or the PINs themselves where they are typed here. */
export function PinFields({ act, desk }: { act: PinAct; desk: PinDesk }) {
  const { typed, change, padded, onPad, usePad, fault, last } = desk;
  const say = useSay();
  const first = useRef<HTMLInputElement & HTMLSelectElement>(null);
  useEffect(() => {
    // A page of its own begins here, and after a fault the next try does.
    if (last || fault !== null) first.current?.focus({ preventScroll: true });
  }, [last, fault]);
  if (act === 'unblock') return null;
  if (onPad) return <Digits act={act} desk={desk} first={first} />;
  const fresh = act === 'change' || act === 'reload';
  return (
    <div className="pin-fields">
      {act === 'reload' ? null : (
        <Field
          name={act === 'verify' ? pinFieldWords.pin : pinFieldWords.old}
          value={typed.pin}
          set={(pin) => {
            change({ pin });
          }}
          first={first}
        />
      )}
      {fresh ? (
        <>
          <Field
            name={pinFieldWords.fresh}
            value={typed.fresh}
            set={(next) => {
              change({ fresh: next });
            }}
            first={act === 'reload' ? first : undefined}
          />
          <Field
            name={pinFieldWords.freshAgain}
            value={typed.again}
            set={(again) => {
              change({ again });
            }}
          />
        </>
      ) : null}
      <p className="hint">{say(pinFieldWords.hint)}</p>
      {padded ? (
        <Button
          weight="quiet"
          icon="pad"
          act={() => {
            usePad(true);
          }}
        >
          {say(pinFieldWords.toPad)}
        </Button>
      ) : null}
    </div>
  );
}

interface FieldProps {
  name: Text;
  value: string;
  set: (value: string) => void;
  first?: RefObject<HTMLInputElement | null> | undefined;
}

function Field({ name, value, set, first }: FieldProps) {
  const say = useSay();
  return (
    <label className="field">
      <span>{say(name)}</span>
      <input
        className="input"
        type="password"
        inputMode="numeric"
        autoComplete="off"
        maxLength={12}
        ref={first}
        value={value}
        onChange={(event) => {
          set(event.target.value);
        }}
      />
    </label>
  );
}

const counts = [4, 5, 6, 7, 8, 9, 10, 11, 12];

interface DigitsProps {
  act: PinAct;
  desk: PinDesk;
  first: RefObject<HTMLSelectElement | null>;
}

function Digits({ act, desk: { typed, change, usePad, pending }, first }: DigitsProps) {
  const say = useSay();
  return (
    <div className="pin-fields">
      <div className="note plain">
        <Icon name="pad" size={24} />
        <div className="note-body">
          <strong>{say(pinFieldWords.pad)}</strong>
          <p>{say(pinFieldWords.padMeans)}</p>
        </div>
      </div>
      <label className="field">
        <span>{say(act === 'change' ? pinFieldWords.digitsBoth : pinFieldWords.digits)}</span>
        <select
          className="input"
          ref={first}
          value={typed.digits}
          disabled={pending}
          onChange={(event) => {
            change({ digits: event.target.value });
          }}
        >
          <option value="">{say(secondWords.choose)}</option>
          {counts.map((count) => (
            <option key={count} value={String(count)}>
              {say(pinFieldWords.digitsCount, { count })}
            </option>
          ))}
        </select>
      </label>
      <Button
        weight="quiet"
        disabled={pending}
        act={() => {
          usePad(false);
        }}
      >
        {say(pinFieldWords.toKeyboard)}
      </Button>
    </div>
  );
}
