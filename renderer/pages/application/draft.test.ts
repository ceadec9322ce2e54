import { beforeEach, describe, expect, it } from 'vitest';
import type { Application } from '../../../core/people/application.ts';
import { asking, beginCorrection, clearDraft, endCorrection, isSentBack, type, useDraft } from './draft.ts';

const application = {
  documentType: 'resident-id',
  identityNumber: '440111199202290067',
  name: '周样例',
  mobile: '13800000002',
} as Application;
const draft = () => useDraft.getState();

beforeEach(() => {
  clearDraft('teller1');
});

describe('a correction in the form', () => {
  it('gives back what was being typed before, and keeps nothing of the refused application', () => {
    type('name', '何示例');
    beginCorrection('entry-1', application, 'identityNumber');
    expect(draft().values).toMatchObject({ name: '周样例', identityNumber: '440111199202290067' });
    endCorrection();
    expect(draft().values['name']).toBe('何示例');
    expect(JSON.stringify(draft())).not.toContain('周样例');
    endCorrection();
    expect(draft().values['name']).toBe('何示例');
  });
  it('marks the field that was sent back until it is another', () => {
    beginCorrection('entry-1', application, 'mobile');
    expect(isSentBack(draft(), 'mobile')).toBe(true);
    expect(isSentBack(draft(), 'name')).toBe(false);
    type('mobile', '13800000003');
    expect(isSentBack(draft(), 'mobile')).toBe(false);
  });
  it('a second one begun in its place gives back what was typed before the first', () => {
    type('name', '何示例');
    beginCorrection('entry-1', application, null);
    beginCorrection('entry-2', { ...application, name: '吴样例' }, null);
    endCorrection();
    expect(draft().values['name']).toBe('何示例');
    expect(draft().corrects).toBeNull();
  });
  it('a question that was on its way when it began is asked again', () => {
    asking({ documentType: 'resident-id', identityNumber: '440103199003078514' });
    beginCorrection('entry-1', application, null);
    endCorrection();
    expect(draft().asked).toBeNull();
  });
});
