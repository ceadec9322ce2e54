import { roleWords } from '../../core/desk/words.ts';
import { useEffect, useRef, useState } from 'react';
import type { State } from '../../core/views.ts';
import { useAsking } from '../asking.ts';
import { useSay } from '../look.ts';
import { Button } from '../parts/button.tsx';
import { FaultNote } from '../parts/fault-note.tsx';
import { Icon } from '../parts/icon.tsx';
import { LockLeft, useLockLeft } from '../parts/lock-left.tsx';
import { DoorFoot, DoorTop } from '../parts/door.tsx';
import { useHost } from '../store.ts';
import { NotEnrolled } from './not-enrolled.tsx';
import { signInWords } from '../text/frame-words.ts';

/** The first page; drawn without Ant Design, so that it stands before the rest of the code has come. */
export function SignIn() {
  const enrolled = useHost((state) => state.product.branch !== '' || state.offered.length > 0);
  const staffed = useHost((state) => state.product.staffed);
  return (
    <div className="door">
      <DoorTop />
      <main className="door-main">{!enrolled ? <NotEnrolled /> : staffed ? <SignInForm /> : <Nobody />}</main>
      <DoorFoot />
    </div>
  );
}

/** Enrolled, and yet nobody could sign in. */
function Nobody() {
  const say = useSay();
  const { branch, hotline } = useHost((state) => state.product);
  return (
    <div className="sheet door-sheet">
      <div className="door-title">
        <h1 tabIndex={-1}>
          <Icon name="wait" size={22} /> {say(signInWords.nobodyTitle)}
        </h1>
      </div>
      <p>{say(signInWords.nobodyMeans, { branch })}</p>
      <p>
        <strong>{say(signInWords.nobodyAct, { hotline })}</strong>
      </p>
    </div>
  );
}

function SignInForm() {
  const say = useSay();
  const product = useHost((state) => state.product);
  const offered = useHost((state) => state.offered);
  const asking = useAsking('session.signIn');
  const [operator, setOperator] = useState(offered[0]?.id ?? '');
  const [pin, setPin] = useState('');
  const pinField = useRef<HTMLInputElement>(null);
  const { fault } = asking;
  const left = useLockLeft(fault);
  useEffect(() => {
    if (fault !== null) pinField.current?.select();
  }, [fault]);
  async function enter(): Promise<void> {
    if (operator === '' || pin === '' || left > 0) return;
    if ((await asking.run({ operator, pin })) === null) setPin('');
  }
  return (
    <form
      className="sheet door-sheet"
      onSubmit={(event) => {
        event.preventDefault();
        void enter();
      }}
    >
      <div className="door-title">
        <h1 tabIndex={-1}>{say(signInWords.title)}</h1>
        <p className="soft">
          {product.branch} · {product.counter}
        </p>
      </div>
      {offered.length > 0 ? (
        <Offered
          offered={offered}
          chosen={operator}
          choose={(id) => {
            setOperator(id);
            // The lock is one operator's, not the terminal's.
            asking.clear();
            pinField.current?.focus();
          }}
        />
      ) : (
        <label className="field">
          <span>{say(signInWords.operator)}</span>
          <input
            className="input"
            value={operator}
            autoComplete="off"
            autoFocus
            onChange={(event) => {
              setOperator(event.target.value.trim());
              if (fault !== null) asking.clear();
            }}
          />
        </label>
      )}
      <label className="field">
        <span>{say(signInWords.pin)}</span>
        <input
          className="input"
          type="password"
          ref={pinField}
          value={pin}
          autoComplete="off"
          inputMode="numeric"
          autoFocus={offered.length > 0}
          aria-describedby={product.sandbox ? 'pin-hint' : undefined}
          onChange={(event) => {
            setPin(event.target.value);
          }}
        />
      </label>
      {product.sandbox ? (
        <p id="pin-hint" className="hint">
          {say(signInWords.pinHint)}
        </p>
      ) : null}
      {fault === null ? null : <FaultNote fault={fault} />}
      <LockLeft fault={fault} left={left} />
      <Button weight="primary" submit busy={asking.pending} disabled={left > 0}>
        {say(asking.pending ? signInWords.busy : signInWords.act)}
      </Button>
    </form>
  );
}

function Offered({ offered, chosen, choose }: { offered: State['offered']; chosen: string; choose: (id: string) => void }) {
  const say = useSay();
  return (
    <fieldset className="field offered">
      <legend>{say(signInWords.choose)}</legend>
      <div className="offered-list">
        {offered.map((one) => (
          <label key={one.id} className="offer">
            <input
              type="radio"
              name="operator"
              value={one.id}
              checked={one.id === chosen}
              onChange={() => {
                choose(one.id);
              }}
            />
            <span className="offer-name">{one.name}</span>
            <span className="offer-role">{say(roleWords[one.role])}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
