import { dayOf, timeOf } from '../format.ts';
import { useSay } from '../look.ts';
import { DoorFoot, DoorTop } from '../parts/door.tsx';
import { EnrolForm } from '../parts/enrol-form.tsx';
import { Icon } from '../parts/icon.tsx';
import { useHost } from '../store.ts';
import { enrolWords } from '../text/enrol-words.ts';

/** The agency has revoked this terminal: what happened, what is kept, whom to call, and the one way back. */
export function Revoked() {
  const say = useSay();
  const revoked = useHost((state) => state.revoked);
  const { branch, hotline } = useHost((state) => state.product);
  if (revoked === null) return null;
  return (
    <div className="door">
      <DoorTop />
      <main className="door-main">
        <div className="sheet door-sheet">
          <div className="door-title">
            <h1 tabIndex={-1}>
              <Icon name="lock" size={22} /> {say(enrolWords.revokedTitle)}
            </h1>
          </div>
          <p role="alert">{say(enrolWords.revokedMeans)}</p>
          <p>
            <span className="soft">{say(enrolWords.revokedWhen)}</span> {`${dayOf(revoked.at)} ${timeOf(revoked.at)}`}
          </p>
          {revoked.reason === '' ? null : (
            <p>
              <span className="soft">{say(enrolWords.revokedWhy)}</span> {revoked.reason}
            </p>
          )}
          <p>
            <strong>{say(enrolWords.revokedAct, { branch, hotline })}</strong>
          </p>
          <EnrolForm />
        </div>
      </main>
      <DoorFoot />
    </div>
  );
}
