import { Checkbox } from 'antd';
import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import type { Application } from '../../core/people/application.ts';
import type { FieldProblem } from '../../core/people/problems.ts';
import { useAsking } from '../asking.ts';
import { dayOf } from '../format.ts';
import { useGuide } from '../guide-way.ts';
import { useKey } from '../keys.ts';
import { useSay } from '../look.ts';
import { Ant } from '../parts/ant.tsx';
import { Button } from '../parts/button.tsx';
import { FaultNote } from '../parts/fault-note.tsx';
import { enterGoesOn } from '../parts/next-field.ts';
import { go } from '../place.ts';
import { useHost } from '../store.ts';
import { applicationWords } from '../text/application-words.ts';
import { clearDraft, openDraft, picturesOf, setAgent, touch, useDraft } from './application/draft.ts';
import { assemble, isWhole, needsGuardian, wrong } from './application/form.ts';
import { Pictures } from './application/pictures.tsx';
import { ApplicantFields, Representative } from './application/sections.tsx';
import { useLookup } from './application/use-lookup.ts';

export function NewApplication() {
  const operator = useHost((state) => state.session?.operator ?? '');
  const owner = useDraft((draft) => draft.operator);
  useEffect(() => {
    openDraft(operator);
  }, [operator]);
  return <Ant>{owner === operator ? <Form operator={operator} /> : null}</Ant>;
}

function Form({ operator }: { operator: string }) {
  const say = useSay();
  useGuide('apply');
  const today = useHost((state) => dayOf(state.now));
  const guardianRule = useHost((state) => state.product.guardian);
  const belowAge = guardianRule?.guardianBelowAge ?? 16;
  const { values, agent, touched, found } = useDraft();
  const creating = useAsking('case.create');
  useLookup();
  const shape = { guardian: needsGuardian(values, today, belowAge), agent };
  const missing = wrong(values, shape, today);
  const barred = found !== null && found !== 'failed' && (found.liveCard || !found.entitled);
  const problem = (name: string): FieldProblem | undefined => {
    const found = missing.find((one) => one.field === name);
    return touched.includes(name) || (found !== undefined && isWhole(name, values[name] ?? '')) ? found : undefined;
  };
  useEffect(() => {
    document.getElementById('field-identityNumber')?.focus();
  }, []);

  async function create(issueNext: boolean): Promise<void> {
    if (barred) return;
    if (missing.length > 0) {
      touch(...missing.map((one) => one.field));
      document.getElementById(`field-${(missing[0]?.field ?? '').replace('.', '-')}`)?.focus();
      return;
    }
    // The schema has just found nothing wrong with it.
    const files = picturesOf(useDraft.getState());
    const made = await creating.run({ application: assemble(values, shape) as Application, files });
    if (made === null) return;
    clearDraft(operator);
    go(issueNext ? { page: 'case', caseId: made.caseId } : { page: 'cases' });
  }
  function withAgent(wanted: boolean): void {
    // Drawn at once, so that the first field of the agent is there to be typed in.
    flushSync(() => {
      setAgent(wanted);
    });
    document.getElementById('field-agent-name')?.focus();
  }
  useKey(
    'F10',
    applicationWords.act,
    barred
      ? undefined
      : () => {
          void create(true);
        },
  );

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
        <h1 tabIndex={-1}>{say(applicationWords.title)}</h1>
        <span className="soft">{say(applicationWords.subtitle)}</span>
        <Button
          weight="quiet"
          act={() => {
            clearDraft(operator);
            document.getElementById('field-identityNumber')?.focus();
          }}
        >
          {say(applicationWords.clear)}
        </Button>
      </div>
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
        <Pictures />
      </div>
      {creating.fault === null ? null : <FaultNote fault={creating.fault} close={creating.clear} />}
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
              : say(applicationWords.willDo, { name: values['name']?.trim() || say(applicationWords.thisPerson) })}
        </p>
        <Button
          act={() => {
            void create(false);
          }}
          disabled={barred}
          busy={creating.pending}
        >
          {say(applicationWords.actOnly)}
        </Button>
        <Button
          weight="primary"
          act={() => {
            void create(true);
          }}
          disabled={barred}
          busy={creating.pending}
          describedBy="will-do"
        >
          {say(creating.pending ? applicationWords.busy : applicationWords.act)}
        </Button>
      </div>
    </form>
  );
}
