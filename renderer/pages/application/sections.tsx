import type { ReactNode } from 'react';
import { guangzhouDistricts } from '../../../core/people/areas.ts';
import { banks, deliveries, documentTypes, occupations, relations, sexes } from '../../../core/people/codes.ts';
import { ethnicGroups } from '../../../core/people/ethnic-groups.ts';
import { nationalities } from '../../../core/people/nationalities.ts';
import type { FieldProblem } from '../../../core/people/problems.ts';
import { useSay } from '../../look.ts';
import { applicationWords } from '../../text/application-words.ts';
import { useDraft } from './draft.ts';
import { ChoiceField, HelpedField, TextField } from './fields.tsx';
import { derived, fieldsOf } from './form.ts';
import { LookupStrip } from './lookup-strip.tsx';

type ProblemOf = (name: string) => FieldProblem | undefined;

/** What is asked of the applicant; which fields depends on the document. */
export function ApplicantFields({ problem }: { problem: ProblemOf }) {
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
        {has('nationality') ? (
          <ChoiceField name="nationality" list={nationalities} fixed={fixed['nationality']} problem={problem('nationality')} />
        ) : null}
        <ChoiceField name="sex" list={sexes} fixed={fixed['sex']} problem={problem('sex')} />
        <TextField name="birthDate" code fixed={fixed['birthDate']} problem={problem('birthDate')} hint={say(applicationWords.dayHint)} />
        {has('ethnicity') ? <ChoiceField name="ethnicity" list={ethnicGroups} problem={problem('ethnicity')} /> : null}
        {has('birthPlace') ? (
          <HelpedField
            name="birthPlace"
            by="code"
            list={guangzhouDistricts}
            optional
            problem={problem('birthPlace')}
            hint={say(applicationWords.areaHint)}
          />
        ) : null}
        {has('socialSecurityNumber') ? (
          <TextField name="socialSecurityNumber" code optional problem={problem('socialSecurityNumber')} />
        ) : null}
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

/** Somebody who acts for the applicant: both identities are recorded (Article 19). */
export function Representative({ who, problem, note }: { who: 'guardian' | 'agent'; problem: ProblemOf; note?: string }) {
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

export function Section({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <fieldset className="form-section">
      <legend>{title}</legend>
      {note === undefined ? null : <p className="form-note soft">{note}</p>}
      <div className="form-grid">{children}</div>
    </fieldset>
  );
}
