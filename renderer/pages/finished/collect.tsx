import { useState } from 'react';
import type { Output } from '../../../core/contract.ts';
import { documentTypes, entryOf } from '../../../core/people/codes.ts';
import type { FinishedRow } from '../../../core/service-views.ts';
import { useAsking } from '../../asking.ts';
import { useKey } from '../../keys.ts';
import { useLook, useSay } from '../../look.ts';
import { Button } from '../../parts/button.tsx';
import { FaultNote } from '../../parts/fault-note.tsx';
import { Icon } from '../../parts/icon.tsx';
import { enterGoesOn } from '../../parts/next-field.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { takesIn } from '../../roles.ts';
import { useHost } from '../../store.ts';
import { collectWords, finishedWords } from '../../text/finished-words.ts';
import { frameWords } from '../../text/frame-words.ts';
import { handOverWords } from '../../text/issue-words.ts';
import { readerFor } from '../case/moment.ts';
import { CollectFacts } from './collect-facts.tsx';
import { CollectForm } from './collect-form.tsx';
import { begin, handOverOf, missingOf } from './collecting.ts';
import type { Missing } from './collecting.ts';

const receivers = { holder: handOverWords.whoHolder, guardian: handOverWords.whoGuardian, agent: handOverWords.whoAgent };
const missingWords: Readonly<Record<Missing, { readonly zh: string; readonly en: string }>> = {
  validUntil: collectWords.validUntil,
  name: collectWords.otherName,
  number: collectWords.otherNumber,
  relation: collectWords.relation,
  fee: collectWords.feeShort,
  receipt: collectWords.receipt,
  oldCard: collectWords.oldCard,
  face: collectWords.faceShort,
};

/** One finished card: its holder is called, it is handed over, or it goes back. */
export function Collect({ row, leave }: { row: FinishedRow; leave: (words?: string) => void }) {
  const say = useSay();
  const role = useHost((state) => state.session?.role ?? 'auditor');
  const [given, setGiven] = useState<Output<'finished.handOver'> | null>(null);
  useKey('Escape', frameWords.keyBack, () => {
    leave();
  });
  const waits = row.state === 'received' || row.state === 'called';
  return (
    <div className="page collect">
      <div className="page-head">
        <h1 tabIndex={-1}>{say(collectWords.title, { name: row.name })}</h1>
        <span className="soft number">{row.serial}</span>
      </div>
      {given !== null ? (
        <Given given={given} leave={leave} />
      ) : waits && takesIn(role) ? (
        <HandOver row={row} leave={leave} give={setGiven} />
      ) : (
        <>
          <div className="sheet padded">
            <CollectFacts row={row} />
          </div>
          <p className="soft">{waits ? null : say(collectWords.willNot, { state: say(finishedWords[row.state]) })}</p>
        </>
      )}
    </div>
  );
}

function Given({ given: { cardNumber, compared }, leave }: { given: Output<'finished.handOver'>; leave: () => void }) {
  const say = useSay();
  useKey('F10', collectWords.doneAct, leave);
  return (
    <>
      <div className="banner done" role="status">
        <Icon name="good" size={32} />
        <div>
          <strong className="banner-line">{say(collectWords.done)}</strong>
          <p>{say(compared ? collectWords.doneCompared : collectWords.doneBare, { number: cardNumber })}</p>
        </div>
      </div>
      <div className="action">
        <p />
        <Button weight="primary" act={leave}>
          {say(collectWords.doneAct)}
        </Button>
      </div>
    </>
  );
}

interface HandOverProps {
  row: FinishedRow;
  leave: () => void;
  give: (given: Output<'finished.handOver'>) => void;
}

function HandOver({ row, leave, give }: HandOverProps) {
  const say = useSay();
  const language = useLook((look) => look.language);
  const readers = useHost((state) => state.readers);
  const [form, setForm] = useState(begin(row));
  const [chosen, choose] = useState<string>();
  const giving = useAsking('finished.handOver');
  const reader = readerFor(readers, undefined, chosen);
  const card = reader !== undefined && reader.card === 'present';
  const missing = missingOf(row, form);
  const ready = missing.length === 0 && !giving.pending;
  async function handOver(): Promise<void> {
    const answer = await giving.run(handOverOf(row, form, card ? reader.name : undefined));
    if (answer !== null) give(answer);
  }
  useKey('F10', collectWords.act, ready ? () => void handOver() : undefined);
  const document = entryOf(documentTypes, form.document)?.[language] ?? form.document;
  const sentence =
    missing.length === 0
      ? say(collectWords.will, { who: say(receivers[form.who]), document })
      : say(collectWords.missing, { fields: missing.map((what) => say(missingWords[what])).join(say(collectWords.and)) });
  return (
    <div className="collect-work" onKeyDownCapture={enterGoesOn}>
      {giving.fault === null ? null : <FaultNote fault={giving.fault} close={giving.clear} />}
      <div className="sheet padded collect-two">
        <CollectFacts row={row} />
        <CollectForm row={row} form={form} change={setForm} card={card} chosen={reader?.name} choose={choose} />
      </div>
      <div className="action">
        <SendBack row={row} leave={leave} />
        <p id="will-do" className="soft">
          {sentence}
        </p>
        <Button weight="primary" guarded act={() => void handOver()} disabled={!ready} busy={giving.pending} describedBy="will-do">
          {say(giving.pending ? collectWords.busy : collectWords.act)}
        </Button>
      </div>
    </div>
  );
}

function SendBack({ row: { serial }, leave }: { row: FinishedRow; leave: () => void }) {
  const say = useSay();
  const returning = useAsking('finished.return');
  const [wanted, setWanted] = useState(false);
  async function sendBack(reason: string): Promise<void> {
    if ((await returning.run({ serial, reason })) !== null) leave();
  }
  return (
    <>
      <Button
        act={() => {
          setWanted(true);
        }}
      >
        {say(collectWords.back)}
      </Button>
      {wanted ? (
        <ReasonDialog
          title={say(collectWords.back)}
          means={say(collectWords.backMeans)}
          hint={say(collectWords.backHint)}
          act={say(collectWords.back)}
          leave={say(collectWords.leave)}
          busy={returning.pending}
          onReason={(reason) => void sendBack(reason)}
          onClose={() => {
            setWanted(false);
          }}
        >
          {returning.fault === null ? null : <FaultNote fault={returning.fault} />}
        </ReasonDialog>
      ) : null}
    </>
  );
}
