import { kilobytes } from '../../../core/desk/file-words.ts';
import type { CaseRow } from '../../../core/views.ts';
import { useSay } from '../../look.ts';
import { pictureWords } from '../../text/picture-words.ts';

type CaseFile = CaseRow['files'][number];

/** Photo, signature and evidence of a case: that they are kept, and how much of them the agency has. The pictures are personal. */
export function CaseFiles({ files }: { files: readonly CaseFile[] }) {
  const say = useSay();
  return files.map((file, index) => (
    <div key={`${String(index)} ${file.use}`}>
      <dt>{say(pictureWords[file.use])}</dt>
      <dd className="number">{say(wordsOf(file), { size: kilobytes(file.length), sent: kilobytes(file.sent) })}</dd>
    </div>
  ));
}

function wordsOf({ state, sent }: CaseFile) {
  if (state !== 'waiting') return pictureWords[state];
  return sent === 0 ? pictureWords.noneSent : pictureWords.waiting;
}

/** In clear, for as long as the application is. */
export function CasePictures({ photo, signature }: { photo?: string | undefined; signature?: string | undefined }) {
  const say = useSay();
  return (
    <div className="case-pictures">
      {photo === undefined ? null : <img className="photo-frame" src={`data:image/jpeg;base64,${photo}`} alt={say(pictureWords.photo)} />}
      {signature === undefined ? null : (
        <img className="signature-pad" src={`data:image/png;base64,${signature}`} alt={say(pictureWords.signature)} />
      )}
    </div>
  );
}
