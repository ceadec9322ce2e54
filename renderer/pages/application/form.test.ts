import { describe, expect, it } from 'vitest';
import type { Application } from '../../../core/people/application.ts';
import { assemble, derived, emptyValues, fieldsOf, isNumberReady, needsGuardian, valuesOf, wrong } from './form.ts';

const today = '2026-11-24';
const citizen = {
  ...emptyValues,
  identityNumber: '440103199003078514',
  name: '李晓明',
  ethnicity: '01',
  birthPlace: '440103',
  occupation: '教师',
  mobile: '13800000000',
  address: '广州市天河区示范路 1 号',
  bank: 'ICBC',
};
const alone = { guardian: false, agent: false };

describe('application form', () => {
  it('takes birth date and sex from the number', () => {
    expect(derived(citizen)).toMatchObject({ birthDate: '1990-03-07', sex: '1' });
    expect(derived({ ...citizen, identityNumber: '440103199003078515' })).toEqual({});
  });
  it('looks a number up only when its check digit is right', () => {
    expect(isNumberReady(citizen)).toBe(true);
    expect(isNumberReady({ ...citizen, identityNumber: '440103199003078515' })).toBe(false);
    expect(isNumberReady(emptyValues)).toBe(false);
  });
  it('finds nothing wrong with a whole citizen', () => {
    expect(wrong(citizen, alone, today)).toEqual([]);
  });
  it('names each field that is missing', () => {
    const { mobile: _, bank: __, ...rest } = citizen;
    expect(wrong(rest, alone, today).map((one) => one.field)).toEqual(['mobile', 'bank']);
  });
  it('asks a passport holder for the Latin name and no ethnicity', () => {
    const fields = fieldsOf({ documentType: 'passport', nationality: 'FRA' });
    expect(fields).toContain('nameLatin');
    expect(fields).not.toContain('ethnicity');
  });
  it('leaves out what was typed for another document', () => {
    expect(assemble({ ...citizen, nameLatin: 'LEFTOVER' }, alone)).not.toHaveProperty('nameLatin');
  });
  it.each(['长期', ' long-term', 'Long term'])('takes %s for a document without an end', (typed) => {
    const values = { ...citizen, documentValidUntil: typed };
    expect(assemble(values, alone)).toMatchObject({ documentValidUntil: 'long-term' });
    expect(wrong(values, alone, today)).toEqual([]);
  });
  it('asks for a guardian below the age, on the day', () => {
    const child = { ...citizen, identityNumber: '', documentType: 'passport', birthDate: '2010-11-25' };
    expect(needsGuardian(child, today, 16)).toBe(true);
    expect(needsGuardian({ ...child, birthDate: '2010-11-24' }, today, 16)).toBe(false);
  });
  it('finds the fields of a guardian that are missing', () => {
    const found = wrong({ ...citizen, 'guardian.name': '张桂兰' }, { guardian: true, agent: false }, today);
    expect(found.map((one) => one.field)).toEqual(
      expect.arrayContaining(['guardian.identityNumber', 'guardian.mobile', 'guardian.relation']),
    );
  });
  it('lays an application into the fields so that the same one comes out again', () => {
    const parent = {
      name: '张桂兰',
      relation: 'mother',
      documentType: 'resident-id',
      identityNumber: '440103196503070024',
      mobile: '13800000001',
    };
    const shape = { guardian: true, agent: false };
    const values = { ...citizen, documentValidUntil: '长期' };
    const application = { ...assemble(values, alone), guardian: parent } as Application;
    expect(application.documentValidUntil).toBe('long-term');
    expect(assemble(valuesOf(application), shape)).toEqual(application);
  });
});
