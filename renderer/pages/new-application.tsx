import { Checkbox } from 'antd';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { banks, deliveries, documentTypes, occupations, relations, sexes } from '../../core/people/codes.ts';
import type { Application } from '../../core/people/application.ts';
import { guangzhouDistricts } from '../../core/people/areas.ts';
import { ethnicGroups } from '../../core/people/ethnic-groups.ts';
import { nationalities } from '../../core/people/nationalities.ts';
import type { FieldProblem } from '../../core/people/problems.ts';
import { useAsking } from '../asking.ts';
import { dayOf } from '../format.ts';
import { useKey } from '../keys.ts';
import { useSay } from '../look.ts';
import { Ant } from '../parts/ant.tsx';
import { Button } from '../parts/button.tsx';
import { FaultNote } from '../parts/fault-note.tsx';
import { enterGoesOn } from '../parts/next-field.ts';
import { go } from '../place.ts';
import { useHost } from '../store.ts';
import { applicationWords } from '../text/application-words.ts';
import { clearDraft, openDraft, setAgent, touch, useDraft } from './application/draft.ts';
import { ChoiceField, HelpedField, TextField } from './application/fields.tsx';
import { assemble, derived, fieldsOf, isWhole, needsGuardian, wrong } from './application/form.ts';
import { LookupStrip } from './application/lookup-strip.tsx';
import { useLookup } from './application/use-lookup.ts';

export function NewApplication() {
  const operator = useHost((state) => state.session?.operator ?? '');
  openDraft(operator);
  return (
    <Ant>
      <Form operator={operator} />
    </Ant>
  );
}

function Form({ operator }: { operator: string }) {
  const say = useSay();
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
    const made = await creating.run({ application: assemble(values, shape) as Application });
    if (made === null) return;
    clearDraft(operator);
    go(issueNext ? { page: 'case', caseId: made.caseId } : { page: 'cases' });
  }
  function withAgent(wanted: boolean): void {
    // Drawn at once, so that the first field of the agent is there to be typed in.
    flushSync(() => { setAgent(wanted); });
    document.getElementById('field-agent-name')?.focus();
  }
  useKey('F10', applicationWords.act, barred ? undefined : () => { void create(true); });

  return (
    <form className="page form" noValidate onKeyDownCapture={enterGoesOn} onSubmit={(event) => { event.preventDefault(); }}>
      <div className="page-head">
        <h1 tabIndex={-1}>{say(applicationWords.title)}</h1>
        <span className="soft">{say(applicationWords.subtitle)}</span>
        <Button weight="quiet" act={() => { clearDraft(operator); document.getElementById('field-identityNumber')?.focus(); }}>
          {say(applicationWords.clear)}
        </Button>
      </div>
      <div className="sheet form-sheet">
        <ApplicantFields problem={problem} />
        {shape.guardian ? (
          <Representative who="guardian" problem={problem} note={say(applicationWords.guardianMeans, { age: belowAge, source: guardianRule?.guardianSource ?? '' })} />
        ) : null}
        {agent ? <Representative who="agent" problem={problem} /> : null}
      </div>
      {creating.fault === null ? null : <FaultNote fault={creating.fault} close={creating.clear} />}
      <div className="action">
        <Checkbox checked={agent} onChange={(event) => { withAgent(event.target.checked); }}>
          {say(applicationWords.withAgent)}
        </Checkbox>
        <p id="will-do" className={barred ? 'bad-words' : 'soft'}>
          {barred
            ? say(applicationWords.cannot)
            : missing.length > 0 && touched.length > 3
              ? say(applicationWords.toFix, { count: missing.length })
              : say(applicationWords.willDo, { name: values['name']?.trim() || say(applicationWords.thisPerson) })}
        </p>
        <Button act={() => { void create(false); }} disabled={barred} busy={creating.pending}>{say(applicationWords.actOnly)}</Button>
        <Button weight="primary" act={() => { void create(true); }} disabled={barred} busy={creating.pending} describedBy="will-do">
          {say(creating.pending ? applicationWords.busy : applicationWords.act)}
        </Button>
      </div>
    </form>
  );
}

type ProblemOf = (name: string) => FieldProblem | undefined;

function ApplicantFields({ problem }: { problem: ProblemOf }) {
  const say = useSay();
  const values = useDraft((draft) => draft.values);
  const asked = fieldsOf({ ...values, ...derived(values) });
  const fixed = derived(values);
  const has = (name: string): boolean => asked.includes(name);
  return (
    <>
      <Section title={say(applicationWords.document)}>
        <ChoiceField name="documentType" list={documentTypes} problem={problem('documentType')} />
        <TextField name="identityNumber" code problem={problem('identityNumber')} />
        <TextField name="documentValidUntil" code optional problem={problem('documentValidUntil')} hint={say(applicationWords.validHint)} />
        <LookupStrip problem={problem('identityNumber')} />
      </Section>
      <Section title={say(applicationWords.applicant)}>
        <TextField name="name" problem={problem('name')} />
        {has('nameLatin') ? <TextField name="nameLatin" problem={problem('nameLatin')} /> : null}
        {has('nationality') ? <ChoiceField name="nationality" list={nationalities} fixed={fixed['nationality']} problem={problem('nationality')} /> : null}
        <ChoiceField name="sex" list={sexes} fixed={fixed['sex']} problem={problem('sex')} />
        <TextField name="birthDate" code fixed={fixed['birthDate']} problem={problem('birthDate')} hint={say(applicationWords.dayHint)} />
        {has('ethnicity') ? <ChoiceField name="ethnicity" list={ethnicGroups} problem={problem('ethnicity')} /> : null}
        {has('birthPlace') ? <HelpedField name="birthPlace" by="code" list={guangzhouDistricts} optional problem={problem('birthPlace')} hint={say(applicationWords.areaHint)} /> : null}
        {has('socialSecurityNumber') ? <TextField name="socialSecurityNumber" code optional problem={problem('socialSecurityNumber')} /> : null}
        <HelpedField name="occupation" by="name" list={occupations} problem={problem('occupation')} />
        <TextField name="mobile" code problem={problem('mobile')} />
      </Section>
      <Section title={say(applicationWords.delivery)}>
        <ChoiceField name="bank" list={banks} problem={problem('bank')} />
        <ChoiceField name="deliver" list={deliveries} problem={problem('deliver')} />
        <TextField name="address" wide problem={problem('address')} />
      </Section>
    </>
  );
}

function Representative({ who, problem, note }: { who: 'guardian' | 'agent'; problem: ProblemOf; note?: string }) {
  const say = useSay();
  const at = (field: string): string => `${who}.${field}`;
  return (
    <Section title={say(applicationWords[who])} {...(note === undefined ? {} : { note })}>
      <TextField name={at('name')} problem={problem(at('name'))} />
      <ChoiceField name={at('relation')} list={relations} problem={problem(at('relation'))} />
      <TextField name={at('mobile')} code problem={problem(at('mobile'))} />
      <RepresentativeDocument at={at} problem={problem} />
    </Section>
  );
}

function RepresentativeDocument({ at, problem }: { at: (field: string) => string; problem: ProblemOf }) {
  return (
    <>
      <ChoiceField name={at('documentType')} list={documentTypes} problem={problem(at('documentType'))} />
      <TextField name={at('identityNumber')} code problem={problem(at('identityNumber'))} />
    </>
  );
}

function Section({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <fieldset className="form-section">
      <legend>{title}</legend>
      {note === undefined ? null : <p className="form-note soft">{note}</p>}
      <div className="form-grid">{children}</div>
    </fieldset>
  );
}
