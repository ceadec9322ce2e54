import { useSay } from '../look.ts';
import { faceWords } from '../text/issue-words.ts';
import { Icon } from './icon.tsx';

interface CardFaceProps {
  /** As the holder will see it, still masked. Null while the card is a blank to us. */
  name: string | null;
  social: string | null;
  number: string | null;
  bank: string | null;
  /** Source of the picture, where the chip's photo was shown in clear. */
  photo?: string | null;
  /** Whether a card lies in the reader; without one the drawing is an outline. */
  present: boolean;
}

/** The card as it looks: 85.6 by 54 mm, contacts where ISO 7816-2 puts them. */
export function CardFace({ name, social, number, bank, photo = null, present }: CardFaceProps) {
  const say = useSay();
  return (
    <figure className={present ? 'face present' : 'face'} aria-label={say(faceWords.drawn, { name: name ?? say(faceWords.blank) })}>
      <div className="face-head">
        <strong>{say(faceWords.card)}</strong>
        <span>{bank ?? say(faceWords.province)}</span>
      </div>
      <Contacts />
      <div className="face-photo">{photo === null ? <Icon name="person" size={44} /> : <img src={photo} alt="" />}</div>
      <dl className="face-data">
        <div>
          <dt>{say(faceWords.name)}</dt>
          <dd className="face-name">{name ?? '—'}</dd>
        </div>
        <div>
          <dt>{say(faceWords.social)}</dt>
          <dd>{social ?? '—'}</dd>
        </div>
        <div>
          <dt>{say(faceWords.number)}</dt>
          <dd className={number === null ? 'face-none' : 'face-number'}>{number ?? say(faceWords.noNumber)}</dd>
        </div>
      </dl>
    </figure>
  );
}

function Contacts() {
  return (
    <svg className="face-chip" viewBox="0 0 48 38" aria-hidden="true">
      <rect x="0.5" y="0.5" width="47" height="37" rx="6" />
      <path d="M0 13h16M0 25h16M32 13h16M32 25h16M16 0v38M32 0v38M16 13c4 2 12 2 16 0M16 25c4-2 12-2 16 0" />
    </svg>
  );
}
