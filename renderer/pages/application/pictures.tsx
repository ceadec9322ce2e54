import { useRef, useState } from 'react';
import { useSay } from '../../look.ts';
import { Button } from '../../parts/button.tsx';
import { pictureWords } from '../../text/picture-words.ts';
import { photoFrom, signatureFrom, signatureOf } from './canvas.ts';
import { setPhoto, setSignature, useDraft } from './draft.ts';
import { Section } from './sections.tsx';
import { SignaturePad } from './signature-pad.tsx';

/** Photo and signature, which go to the agency before the application; a case may be taken in without them. */
export function Pictures() {
  const say = useSay();
  return (
    <Section title={say(pictureWords.title)}>
      <PhotoField />
      <SignatureField />
    </Section>
  );
}

function PhotoField() {
  const say = useSay();
  const photo = useDraft((draft) => draft.photo);
  const [unread, setUnread] = useState(false);
  const take = async (file: File): Promise<void> => {
    const made = await photoFrom(file);
    setUnread(made === null);
    if (made !== null) setPhoto(made);
  };
  return (
    <div className="picture-field" role="group" aria-labelledby="photo-label">
      <span id="photo-label" className="picture-label">
        {say(pictureWords.photo)} <span className="faint">{say(pictureWords.optional)}</span>
      </span>
      <div className="photo-box">
        {photo === null ? (
          <span className="photo-frame faint">26 × 32</span>
        ) : (
          <img className="photo-frame" src={`data:image/jpeg;base64,${photo}`} alt={say(pictureWords.photoPreview)} />
        )}
        <div className="picture-acts">
          <ChooseFile
            label={say(photo === null ? pictureWords.choosePhoto : pictureWords.otherPhoto)}
            accept="image/jpeg,image/png,image/webp,image/bmp"
            take={take}
          />
          {photo === null ? null : (
            <Button
              weight="quiet"
              act={() => {
                setPhoto(null);
              }}
            >
              {say(pictureWords.noPhoto)}
            </Button>
          )}
          <p className={`form-line ${unread ? 'bad' : ''}`} role="status">
            <span>{say(unread ? pictureWords.photoUnread : pictureWords.photoHint)}</span>
          </p>
        </div>
      </div>
    </div>
  );
}

function SignatureField() {
  const say = useSay();
  const signature = useDraft((draft) => draft.signature);
  const strokes = useDraft((draft) => draft.strokes);
  const [unread, setUnread] = useState(false);
  const take = async (file: File): Promise<void> => {
    const made = await signatureFrom(file);
    setUnread(made === null);
    if (made !== null) setSignature(made, []);
  };
  const chosen = signature !== null && strokes.length === 0;
  return (
    <div className="picture-field" role="group" aria-labelledby="signature-label">
      <span id="signature-label" className="picture-label">
        {say(pictureWords.signature)} <span className="faint">{say(pictureWords.optional)}</span>
      </span>
      {chosen ? (
        <img className="signature-pad" src={`data:image/png;base64,${signature}`} alt={say(pictureWords.signaturePreview)} />
      ) : (
        <SignaturePad />
      )}
      <div className="picture-acts row">
        <UndoAndClear />
        <ChooseFile label={say(pictureWords.chooseSignature)} accept="image/jpeg,image/png,image/webp,image/bmp" take={take} />
        <p className={`form-line ${unread ? 'bad' : ''}`} role="status">
          <span>{say(unread ? pictureWords.signatureUnread : pictureWords.signatureHint)}</span>
        </p>
      </div>
    </div>
  );
}

function UndoAndClear() {
  const say = useSay();
  const signature = useDraft((draft) => draft.signature);
  const strokes = useDraft((draft) => draft.strokes);
  return (
    <>
      <Button
        weight="quiet"
        disabled={strokes.length === 0}
        act={() => {
          const left = strokes.slice(0, -1);
          setSignature(left.length === 0 ? null : signatureOf(left), left);
        }}
      >
        {say(pictureWords.undo)}
      </Button>
      <Button
        weight="quiet"
        disabled={signature === null}
        act={() => {
          setSignature(null, []);
        }}
      >
        {say(pictureWords.clear)}
      </Button>
    </>
  );
}

function ChooseFile({ label, accept, take }: { label: string; accept: string; take: (file: File) => Promise<void> }) {
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        act={() => {
          chooser.current?.click();
        }}
      >
        {label}
      </Button>
      <input
        ref={chooser}
        type="file"
        hidden
        accept={accept}
        onChange={(event) => {
          const file = event.target.files?.[0];
          // The same file chosen again is a choice, too.
          event.target.value = '';
          if (file !== undefined) void take(file);
        }}
      />
    </>
  );
}
