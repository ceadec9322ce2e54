import { roleWords } from '../../core/desk/words.ts';
import { useState } from 'react';
import { useAsking } from '../asking.ts';
import { useSay } from '../look.ts';
import { Button } from '../parts/button.tsx';
import { DoorFoot, DoorTop } from '../parts/door.tsx';
import { FaultNote } from '../parts/fault-note.tsx';
import { LockLeft, useLockLeft } from '../parts/lock-left.tsx';
import { Icon } from '../parts/icon.tsx';
import { useHost } from '../store.ts';
import { signInWords } from '../text/frame-words.ts';

/** Stands over a page that is still there underneath: work in progress is not lost by a lunch break. */
export function Lock() {
  const say = useSay();
  const session = useHost((state) => state.session);
  const unlocking = useAsking('session.unlock');
  const leaving = useAsking('session.signOut');
  const [pin, setPin] = useState('');
  const left = useLockLeft(unlocking.fault);
  return (
    <div className="door">
      <DoorTop />
      <main className="door-main">
        <form
          className="sheet door-sheet"
          onSubmit={(event) => {
            event.preventDefault();
            if (pin !== '' && left === 0)
              void unlocking.run({ pin }).then(() => {
                setPin('');
              });
          }}
        >
          <div className="door-title">
            <h1 tabIndex={-1}>
              <Icon name="lock" size={22} /> {say(signInWords.lockedTitle)}
            </h1>
            <p className="soft">{say(signInWords.lockedMeans)}</p>
          </div>
          {session === null ? null : (
            <p className="lock-who">
              <strong>{session.name}</strong> <span className="soft">{say(roleWords[session.role])}</span>
            </p>
          )}
          <label className="field">
            <span>{say(signInWords.pin)}</span>
            <input
              className="input"
              type="password"
              value={pin}
              autoFocus
              autoComplete="off"
              onChange={(event) => {
                setPin(event.target.value);
              }}
            />
          </label>
          {unlocking.fault === null ? null : <FaultNote fault={unlocking.fault} />}
          <LockLeft fault={unlocking.fault} left={left} />
          <Button weight="primary" submit busy={unlocking.pending} disabled={left > 0}>
            {say(signInWords.unlock)}
          </Button>
          <Button
            weight="quiet"
            act={() => {
              void leaving.run({});
            }}
          >
            {say(signInWords.other)}
          </Button>
        </form>
      </main>
      <DoorFoot />
    </div>
  );
}
