import type { Application, Representative } from '../../../core/people/application.ts';
import { banks, deliveries, documentTypes, entryOf, occupations, relations, sexes } from '../../../core/people/codes.ts';
import type { Coded } from '../../../core/people/codes.ts';
import { ethnicGroups } from '../../../core/people/ethnic-groups.ts';
import { nationalities } from '../../../core/people/nationalities.ts';
import { fieldLabels } from '../../../core/people/sentences.ts';
import type { Text } from '../../text/text.ts';

const lists: Readonly<Record<string, readonly Coded[]>> = {
  documentType: documentTypes,
  nationality: nationalities,
  sex: sexes,
  ethnicity: ethnicGroups,
  occupation: occupations,
  bank: banks,
  deliver: deliveries,
  relation: relations,
};

export interface Line {
  readonly label: Text;
  readonly value: Text;
}

/** An application as people read it, in the order of the form: codes in words, absent fields left out. */
export function applicationLines({ guardian, agent, ...own }: Application): Line[] {
  return [...linesOf(own), ...representativeLines('guardian', guardian), ...representativeLines('agent', agent)];
}

function linesOf(fields: Readonly<Record<string, string | undefined>>): Line[] {
  return Object.keys(fieldLabels).flatMap((field) => {
    const value = fields[field];
    return value === undefined ? [] : [{ label: fieldLabels[field] ?? both(field), value: wordedField(field, value) }];
  });
}

function representativeLines(who: 'guardian' | 'agent', person: Representative | undefined): Line[] {
  if (person === undefined) return [];
  const role = fieldLabels[who] ?? both(who);
  return linesOf(person).map(({ label, value }) => ({
    label: { zh: `${role.zh}${label.zh}`, en: `${role.en}: ${label.en.toLowerCase()}` },
    value,
  }));
}

/** A value as people read it: a code in its words. */
export function wordedField(field: string, value: string): Text {
  return entryOf(lists[field] ?? [], value) ?? both(value);
}

function both(value: string): Text {
  return { zh: value, en: value };
}
