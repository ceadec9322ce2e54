import { useEffect, useRef, useState } from 'react';
import type { Input } from '../../../core/contract.ts';
import { cardNumberSchema } from '../../../core/identifiers.ts';
import { documentTypes, entryOf } from '../../../core/people/codes.ts';
import { tidyNumber } from '../../../core/people/text.ts';
import { useAsking } from '../../asking.ts';
import { useKey } from '../../keys.ts';
import { useLook, useSay } from '../../look.ts';
import { Button } from '../../parts/button.tsx';
import { FaultNote } from '../../parts/fault-note.tsx';
import { Readers } from '../../parts/readers.tsx';
import { go } from '../../place.ts';
import { useHost } from '../../store.ts';
import { lookWords } from '../../text/service-words.ts';
import { readerFor } from '../case/moment.ts';
import { serve } from './served.ts';
import { useByReader } from './use-by-reader.ts';

/** One field: a document's number or a card's, which tell themselves apart; or the card in the reader. */
export function LookUp() {
  const say = useSay();
  const language = useLook((look) => look.language);
  const readers = useHost((state) => state.readers);
  const [documentType, setDocumentType] = useState('resident-id');
  const [number, setNumber] = useState('');
  const [name, setName] = useState<string | null>(null);
  const asking = useAsking('holder.look');
  const byReader = useByReader();
  const nameField = useRef<HTMLInputElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const tidy = tidyNumber(number);
  const isCard = cardNumberSchema.safeParse(tidy).success;
  const ready = tidy.length >= 5 && name !== '';
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    if (name === '') nameField.current?.focus();
  }, [name]);

  async function look(): Promise<void> {
    if (!ready) return;
    const question: Input<'holder.look'> = isCard
      ? { by: 'card', cardNumber: tidy }
      : { by: 'document', documentType, identityNumber: tidy, ...(name === null ? {} : { name: name.trim() }) };
    const holder = await asking.run(question);
    if (holder === null) return;
    // Without a name nothing can be taken in while the agency is away.
    if (!holder.online && holder.name === '' && !isCard) setName('');
    else serve(holder, question);
  }
  useKey(
    'F10',
    lookWords.act,
    ready
      ? () => {
          void look();
        }
      : undefined,
  );
  const document = entryOf(documentTypes, documentType)?.[language] ?? '';
  return (
    <div className="page look-up">
      <div className="page-head">
        <h1 tabIndex={-1}>{say(lookWords.title)}</h1>
        <span className="soft">{say(lookWords.lead)}</span>
        <span className="tools">
          <Button
            act={() => {
              go({ page: 'diagnosis' });
            }}
          >
            {say(lookWords.examine)}
          </Button>
        </span>
      </div>
      {asking.fault === null ? null : <FaultNote fault={asking.fault} close={asking.clear} />}
      {byReader.fault === null ? null : <FaultNote fault={byReader.fault} close={byReader.clear} />}
      <form
        className="sheet look-sheet"
        onSubmit={(event) => {
          event.preventDefault();
          void look();
        }}
      >
        <div className="look-fields">
          <label className="field">
            <span>{say(lookWords.number)}</span>
            <input
              ref={field}
              className="input number"
              value={number}
              autoComplete="off"
              spellCheck={false}
              maxLength={30}
              aria-describedby="look-how"
              onChange={(event) => {
                setNumber(event.target.value);
                setName(null);
              }}
            />
          </label>
          <p className="hint" id="look-how">
            {tidy === '' ? say(lookWords.hint) : isCard ? say(lookWords.byCard) : say(lookWords.byDocument, { document })}
          </p>
          <label className="field">
            <span>{say(lookWords.documentType)}</span>
            <select
              className="input"
              value={documentType}
              disabled={isCard}
              onChange={(event) => {
                setDocumentType(event.target.value);
              }}
            >
              {documentTypes.map((type) => (
                <option key={type.code} value={type.code}>
                  {type[language]}
                </option>
              ))}
            </select>
          </label>
          {name === null ? null : (
            <>
              <label className="field">
                <span>{say(lookWords.name)}</span>
                <input
                  ref={nameField}
                  className="input"
                  value={name}
                  autoComplete="off"
                  maxLength={120}
                  aria-describedby="look-name"
                  onChange={(event) => {
                    setName(event.target.value);
                  }}
                />
              </label>
              <p className="hint" id="look-name">
                {say(lookWords.nameWhy)}
              </p>
            </>
          )}
        </div>
        <Readers chosen={readerFor(readers, undefined, undefined)?.name} choose={() => undefined} fixed={byReader.pending} />
        <div className="action look-action">
          <Button act={byReader.read} busy={byReader.pending}>
            {say(lookWords.byReader)}
          </Button>
          <p id="will-do" className="soft">
            {say(lookWords.willDo)}
          </p>
          <Button weight="primary" submit disabled={!ready} busy={asking.pending} describedBy="will-do">
            {say(asking.pending ? lookWords.busy : lookWords.act)}
          </Button>
        </div>
      </form>
    </div>
  );
}
