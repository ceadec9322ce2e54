import { useEffect, useState } from 'react';
import type { Input, Output } from '../../core/contract.ts';
import { useAsking } from '../asking.ts';
import { timeOf } from '../format.ts';
import { useKey } from '../keys.ts';
import { useLook, useSay } from '../look.ts';
import { Button } from '../parts/button.tsx';
import { FaultNote } from '../parts/fault-note.tsx';
import { Icon } from '../parts/icon.tsx';
import { enterGoesOn } from '../parts/next-field.ts';
import { Readers } from '../parts/readers.tsx';
import { go } from '../place.ts';
import { takesIn } from '../roles.ts';
import { useHost } from '../store.ts';
import { diagnosisWords } from '../text/diagnosis-words.ts';
import { readerFor } from './case/moment.ts';
import { verdictOf } from '../../core/desk/diagnosis.ts';
import { examined, fill, openServed, useServed } from './services/served.ts';

type Seen = NonNullable<Input<'diagnosis.run'>['seen']>;
const ways = ['chip', 'face-worn', 'face-defect', 'damaged', 'mute'] as const satisfies readonly (Seen | 'chip')[];

/** What is wrong with a card, by its chip or by eyes; the record is what a free replacement rests on. */
export function DiagnosisPage() {
  const say = useSay();
  const operator = useHost((state) => state.session?.operator ?? '');
  const readers = useHost((state) => state.readers);
  const holder = useServed((served) => (served.operator === operator ? served.holder : null));
  const [chosen, choose] = useState<string>();
  const [way, setWay] = useState<(typeof ways)[number]>('chip');
  const [note, setNote] = useState('');
  const [found, setFound] = useState<Output<'diagnosis.run'> | null>(null);
  const asking = useAsking('diagnosis.run');
  const reader = readerFor(readers, undefined, chosen);
  const inReader = reader !== undefined && reader.card !== 'absent';
  const ready = (way !== 'chip' || inReader) && !asking.pending;
  useEffect(() => {
    openServed(operator);
  }, [operator]);
  async function run(): Promise<void> {
    setFound(null);
    const trimmed = note.trim();
    const diagnosis = await asking.run({
      ...(reader === undefined ? {} : { reader: reader.name }),
      ...(holder === null ? {} : { holderId: holder.holderId }),
      ...(way === 'chip' ? {} : { seen: way, ...(trimmed === '' ? {} : { note: trimmed }) }),
    });
    setFound(diagnosis);
    if (diagnosis !== null) examined(diagnosis);
  }
  const label = way === 'chip' ? diagnosisWords.act : diagnosisWords.actSee;
  useKey('F10', label, ready ? () => void run() : undefined);
  const will = say(way !== 'chip' ? diagnosisWords.willSee : inReader ? diagnosisWords.willChip : diagnosisWords.needsCard);
  return (
    <div className="page pin diagnosis" onKeyDownCapture={enterGoesOn}>
      <div className="page-head">
        <h1 tabIndex={-1}>{holder === null ? say(diagnosisWords.title) : say(diagnosisWords.titleOf, { name: holder.name })}</h1>
      </div>
      {asking.fault === null ? null : <FaultNote fault={asking.fault} close={asking.clear} />}
      <div className="sheet pin-sheet">
        <div className="pin-work">
          <fieldset className="field" disabled={asking.pending}>
            <legend>{say(diagnosisWords.how)}</legend>
            <div className="segments filing-choice">
              {ways.map((one) => (
                <label key={one} className="segment">
                  <input
                    type="radio"
                    name="diagnosis-way"
                    checked={one === way}
                    onChange={() => {
                      setWay(one);
                    }}
                  />
                  <span>{say(diagnosisWords[one])}</span>
                </label>
              ))}
            </div>
          </fieldset>
          {way === 'chip' ? null : (
            <label className="field">
              <span>{say(diagnosisWords.note)}</span>
              <input
                className="input"
                value={note}
                maxLength={200}
                autoComplete="off"
                onChange={(event) => {
                  setNote(event.target.value);
                }}
              />
            </label>
          )}
          {holder === null ? <p className="hint">{say(diagnosisWords.noHolder)}</p> : null}
          {found === null ? null : <Verdict found={found} served={holder !== null} />}
        </div>
        <Readers chosen={reader?.name} choose={choose} fixed={asking.pending} />
      </div>
      <div className="action">
        <p id="will-do" className="soft">
          {will}
        </p>
        <Button weight="primary" act={() => void run()} disabled={!ready && !asking.pending} busy={asking.pending} describedBy="will-do">
          {say(asking.pending ? diagnosisWords.busy : label)}
        </Button>
      </div>
    </div>
  );
}

/** The verdict with its evidence, and where it leads. */
function Verdict({ found, served }: { found: Output<'diagnosis.run'>; served: boolean }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  const mayFile = takesIn(useHost((state) => state.session?.role ?? 'auditor'));
  const { shows } = verdictOf(found.verdict);
  const healthy = found.verdict === 'healthy';
  const means = healthy ? diagnosisWords.healthy : found.qualityFault ? diagnosisWords.quality : diagnosisWords.noQuality;
  return (
    <section className={`note ${healthy ? 'good' : 'wait'} verdict`} aria-label={say(diagnosisWords.verdict)} role="status">
      <Icon name={healthy ? 'good' : 'wait'} size={24} />
      <div className="note-body">
        <strong>{found[language]}</strong>
        <p>{say(means)}</p>
        <p className="note-foot">{say(diagnosisWords.findings)}</p>
        <ul className="findings">
          {found.findings.map((finding) => (
            <li key={finding.en}>{finding[language]}</li>
          ))}
        </ul>
        <p className="note-foot">{say(diagnosisWords.record, { record: found.record.slice(-6), time: timeOf(found.at) })}</p>
        <div className="verdict-ways">
          {served ? (
            <Leads shows={shows} verdict={found.verdict} mayFile={mayFile} />
          ) : (
            <Button
              act={() => {
                go({ page: 'services' });
              }}
            >
              {say(diagnosisWords.lookUp)}
            </Button>
          )}
        </div>
      </div>
    </section>
  );
}

function Leads({ shows, verdict, mayFile }: { shows: 'chip' | 'face' | null; verdict: string; mayFile: boolean }) {
  const say = useSay();
  if (!mayFile) return null;
  if (shows !== null)
    return (
      <Button
        act={() => {
          fill('replace', { ground: shows, ...(shows === 'face' ? { faceIllegible: true } : {}) });
          go({ page: 'service', service: 'replace' });
        }}
      >
        {say(diagnosisWords.replace)}
      </Button>
    );
  const [service, words] =
    verdict === 'pin-locked'
      ? (['reset-pin', diagnosisWords.resetPin] as const)
      : verdict === 'foreign' || verdict === 'data-differ'
        ? (['suspicion', diagnosisWords.suspect] as const)
        : [null, null];
  if (service === null) return null;
  return (
    <Button
      act={() => {
        go({ page: 'service', service });
      }}
    >
      {say(words)}
    </Button>
  );
}
