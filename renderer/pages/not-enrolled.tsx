import { useSay } from '../look.ts';
import { EnrolForm } from '../parts/enrol-form.tsx';
import { Icon } from '../parts/icon.tsx';
import { enrolWords } from '../text/enrol-words.ts';

/** A terminal without an agency has nobody who could sign in. */
export function NotEnrolled() {
  const say = useSay();
  return (
    <div className="sheet door-sheet">
      <div className="door-title">
        <h1 tabIndex={-1}>
          <Icon name="wait" size={22} /> {say(enrolWords.newTitle)}
        </h1>
      </div>
      <p>{say(enrolWords.newMeans)}</p>
      <p>
        <strong>{say(enrolWords.newAct)}</strong>
      </p>
      <EnrolForm />
    </div>
  );
}
