import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { Application } from '../../../core/people/application.ts';
import type { FieldProblem } from '../../../core/people/problems.ts';
import { dayOf } from '../../format.ts';
import { useKey } from '../../keys.ts';
import { useSay } from '../../look.ts';
import { Button } from '../../parts/button.tsx';
import { FaultNote } from '../../parts/fault-note.tsx';
import type { ShownFault } from '../../parts/fault-note.tsx';
import { enterGoesOn } from '../../parts/next-field.ts';
import { useHost } from '../../store.ts';
import { applicationWords } from '../../text/application-words.ts';
import type { Text } from '../../text/text.ts';
import { setAgent, touch, useDraft } from './draft.ts';
import { assemble, isWhole, needsGuardian, wrong } from './form.ts';
import { ApplicantFields, Representative } from './sections.tsx';
import { useLookup } from './use-lookup.ts';

interface FormEnd {
  readonly label: Text;
  readonly act: (application: Application) => void;
}

interface ApplicationFormProps {
  title: string;
  subtitle: string;
  /** At the right of the title. */
  tools: ReactNode;
  /** What stands above the fields, and below them. */
  above?: ReactNode;
  below: ReactNode;
  willDo: string;
  /** How it ends: the main way (F10), and another one before it. */
  main: FormEnd;
  other?: FormEnd;
  busyLabel: Text;
  busy: boolean;
  fault: ShownFault | null;
  clear: () => void;
}

/** The draft as a form: what is wrong with it shows as it is left, and it ends only when nothing is. */
export function ApplicationForm(props: ApplicationFormProps) {
  const { title, subtitle, tools, above, below, willDo, main, other, busyLabel, busy, fault, clear } = props;
  const say = useSay();
  const today = useHost((state) => dayOf(state.now));
  const guardianRule = useHost((state) => state.product.guardian);
  const belowAge = guardianRule?.guardianBelowAge ?? 16;
  const { values, agent, touched, found } = useDraft();
  useLookup();
  const shape = { guardian: needsGuardian(values, today, belowAge), agent };
  const missing = wrong(values, shape, today);
  const barred = found !== null && found !== 'failed' && (found.liveCard || !found.entitled);
  const problem = (name: string): FieldProblem | undefined => {
    const found = missing.find((one) => one.field === name);
    return touched.includes(name) || (found !== undefined && isWhole(name, values[name] ?? '')) ? found : undefined;
  };
  function end({ act }: FormEnd): void {
    if (barred) return;
    // The schema has just found nothing wrong with it.
    if (missing.length === 0) return act(assemble(values, shape) as Application);
    touch(...missing.map((one) => one.field));
    document.getElementById(`field-${(missing[0]?.field ?? '').replace('.', '-')}`)?.focus();
  }
  const endMain = (): void => {
    end(main);
  };
  useKey('F10', main.label, barred ? undefined : endMain);

  return (
    <form
      className="page form"
      noValidate
      onKeyDownCapture={enterGoesOn}
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <div className="page-head">
        <h1 tabIndex={-1}>{title}</h1>
        <span className="soft number">{subtitle}</span>
        {tools}
      </div>
      {above}
      <div className="sheet form-sheet">
        <ApplicantFields problem={problem} />
        {shape.guardian ? (
          <Representative
            who="guardian"
            problem={problem}
            note={say(applicationWords.guardianMeans, { age: belowAge, source: guardianRule?.guardianSource ?? '' })}
          />
        ) : null}
        {agent ? <Representative who="agent" problem={problem} /> : null}
        {below}
      </div>
      {fault === null ? null : <FaultNote fault={fault} close={clear} />}
      <div className="action">
        <Checkbox
          checked={agent}
          onChange={(event) => {
            withAgent(event.target.checked);
          }}
        >
          {say(applicationWords.withAgent)}
        </Checkbox>
        <p id="will-do" className={barred ? 'bad-words' : 'soft'}>
          {barred
            ? say(applicationWords.cannot)
            : missing.length > 0 && touched.length > 3
              ? say(applicationWords.toFix, { count: missing.length })
              : willDo}
        </p>
        {other === undefined ? null : (
          <Button
            act={() => {
              end(other);
            }}
            disabled={barred}
            busy={busy}
          >
            {say(other.label)}
          </Button>
        )}
        <Button weight="primary" act={endMain} disabled={barred} busy={busy} describedBy="will-do">
          {say(busy ? busyLabel : main.label)}
        </Button>
      </div>
    </form>
  );
}

function withAgent(wanted: boolean): void {
  // Drawn at once, so that the first field of the agent is there to be typed in.
  flushSync(() => {
    setAgent(wanted);
  });
  document.getElementById('field-agent-name')?.focus();
}
