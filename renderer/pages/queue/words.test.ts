import { describe, expect, it } from 'vitest';
import { fieldName, formField, queueName } from './words.ts';

describe('the field to correct', () => {
  it.each([
    ['body.application.mobile', 'mobile', '手机号码'],
    ['body.application.guardian.mobile', 'guardian.mobile', '监护人手机号码'],
    ['body.filing.changes.address', 'address', '通讯地址'],
  ])('%s is %s of the form', (field, name, zh) => {
    expect(formField(field)).toBe(name);
    expect(fieldName(field)?.zh).toBe(zh);
  });
  it.each([undefined, '', 'caseId', 'body.jobId', 'body.application', 'body.holder.name', 'body.application.toString'])(
    '%s is none',
    (field) => {
      expect(fieldName(field)).toBeNull();
    },
  );
});

it('a kind that is not known here keeps its name', () => {
  expect(queueName('given-up').zh).toBe('不再上报');
  expect(queueName('something-new').en).toBe('something-new');
});
