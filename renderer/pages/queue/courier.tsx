import { useState } from 'react';
import type { Output } from '../../../core/contract.ts';
import { writeInstant } from '../../format.ts';
import { useLook, useSay } from '../../look.ts';
import { Button } from '../../parts/button.tsx';
import { FaultNote } from '../../parts/fault-note.tsx';
import { useHost } from '../../store.ts';
import { courierWords } from '../../text/courier-words.ts';
import { actFor, useCourier } from './use-courier.ts';
import type { Courier } from './use-courier.ts';

/** What is carried by hand where there is no network. The host writes and reads the files: a window downloads nothing. */
export function ByCourier() {
  const say = useSay();
  const courier = useCourier();
  const { seen, said, fault, pending } = courier;
  const [typed, setTyped] = useState<string | null>(null);
  const path = typed ?? seen?.drives[0]?.folder ?? '';
  return (
    <section className="sheet courier" aria-labelledby="courier">
      <div className="sheet-head">
        <h2 id="courier">{say(courierWords.title)}</h2>
      </div>
      <div className="courier-body">
        <p className="soft">{say(courierWords.lead)}</p>
        {fault === null ? null : <FaultNote fault={fault} close={courier.clear} />}
        {said === null ? null : (
          <p className="courier-said" role="status">
            {said}
          </p>
        )}
        <form
          className="courier-path"
          onSubmit={(event) => {
            event.preventDefault();
            if (path !== '') void courier.run(actFor(path), path);
          }}
        >
          <label className="field">
            <span>{say(courierWords.path)}</span>
            <input
              className="input"
              value={path}
              spellCheck={false}
              onChange={(event) => {
                setTyped(event.target.value);
              }}
            />
          </label>
          <Button submit busy={pending} disabled={path === ''}>
            {say(courierWords[actFor(path)])}
          </Button>
          <Button weight="quiet" act={courier.look}>
            {say(courierWords.look)}
          </Button>
        </form>
        {seen?.drives.length === 0 ? <p className="soft">{say(courierWords.noDrive)}</p> : null}
        <Found courier={courier} />
        <Made bundles={seen?.bundles ?? []} />
      </div>
    </section>
  );
}

function Found({ courier: { seen, pending, run } }: { courier: Courier }) {
  const say = useSay();
  const files = (seen?.drives ?? []).flatMap(({ bundles, answers }) => [...answers, ...bundles]);
  if (files.length === 0) return null;
  return (
    <>
      <h3>{say(courierWords.found)}</h3>
      <ul className="courier-list">
        {files.map((file) => (
          <li key={file}>
            <span className="number">{file}</span>
            <Button label={`${say(courierWords[actFor(file)])} ${file}`} busy={pending} act={() => void run(actFor(file), file)}>
              {say(courierWords[actFor(file)])}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

type MadeBundle = Output<'courier.look'>['bundles'][number];

function Made({ bundles }: { bundles: readonly MadeBundle[] }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  const now = useHost((state) => state.now);
  if (bundles.length === 0) return null;
  const standing = ({ outcome, answeredAt, writtenAt, waiting }: MadeBundle): string => {
    if (outcome === 'taken') return say(courierWords.taken, { time: writeInstant(answeredAt ?? now, now, language) });
    if (outcome !== null) return say(courierWords[outcome]);
    return writtenAt === null ? say(courierWords.unwritten) : say(courierWords.out, { waiting });
  };
  return (
    <>
      <h3>{say(courierWords.made)}</h3>
      <ul className="courier-list">
        {bundles.map((bundle) => (
          <li key={bundle.number}>
            <span className="number">
              {say(courierWords.bundle, {
                number: bundle.number,
                time: writeInstant(bundle.madeAt, now, language),
                entries: bundle.entries,
              })}
            </span>
            <span className="soft">{standing(bundle)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
