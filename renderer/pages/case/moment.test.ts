import { describe, expect, it } from 'vitest';
import type { CaseRow, Job, ReaderRow } from '../../../core/views.ts';
import { heldChip, isBack, momentOf, progressOf, readerFor } from './moment.ts';

const row = { caseId: 'c1', state: 'accepted' } as CaseRow;
const step = (state: Job['steps'][number]['state'], done: number, of: number, ms?: number): Job['steps'][number] => ({
  key: 'holder',
  state,
  done,
  of,
  ...(ms === undefined ? {} : { ms }),
});
const job = (state: Job['state'], more: Partial<Job> = {}): Job => ({
  jobId: 'j1',
  caseId: 'c1',
  state,
  reader: 'r',
  verified: false,
  steps: [],
  apdus: [],
  compared: [],
  doubtful: [],
  looks: { contact: null, contactless: null },
  handedOver: false,
  ...more,
});
const fault: NonNullable<Job['fault']> = {
  code: 'reader-empty',
  facts: {},
  help: 'self',
  zh: { what: '', means: '', act: '' },
  en: { what: '', means: '', act: '' },
};

const compared: Job['compared'] = [{ title: '姓名', titleEn: 'name', chip: '何*例', order: '何*例', equal: true }];

describe('the moment of a case', () => {
  it.each([
    ['nothing began', row, null, false, 'before'],
    ['a job was asked for and its state is still to come', row, null, true, 'running'],
    ['the chip is written', row, job('writing'), false, 'running'],
    ['a job of an earlier window is at work', row, job('open', { steps: [step('running', 1, 4)] }), false, 'running'],
    ['an open job waits for a blank', row, job('open', { steps: [step('waiting', 0, 4)] }), false, 'before'],
    ['it stopped before anything was written', row, job('open', { fault, steps: [step('failed', 1, 4)] }), false, 'stopped'],
    ['it is tried again', row, job('open', { fault }), true, 'running'],
    ['the card was torn', { ...row, state: 'unsure' }, job('unsure', { fault }), false, 'unsure'],
    ['an unsure job is not shown yet', { ...row, state: 'unsure' }, null, false, 'unsure'],
    ['it goes on after a tear', { ...row, state: 'unsure' }, job('unsure', { fault }), true, 'running'],
    ['the card is made', { ...row, state: 'issued' }, job('issued', { compared }), false, 'made'],
    ['the made card differs now', { ...row, state: 'issued' }, job('issued', { compared, fault }), false, 'differs'],
    ['the differing card is compared again', { ...row, state: 'issued' }, job('issued', { compared, fault }), true, 'running'],
    ['the made card is compared again', { ...row, state: 'issued' }, job('issued', { compared }), true, 'running'],
    ['it is compared again from another window', { ...row, state: 'issued' }, job('issued'), false, 'running'],
    ['the card was handed over', { ...row, state: 'handed-over' }, job('issued', { handedOver: true }), false, 'done'],
    ['the last card was spoilt', row, job('spoilt'), false, 'before'],
    ['the job was cancelled', row, job('cancelled'), false, 'before'],
    ['the agency said no', { ...row, state: 'refused' }, null, false, 'closed'],
  ] as const)('%s', (_name, of, shown, asked, moment) => {
    expect(momentOf(of, shown, asked)).toBe(moment);
  });
});

describe('progress', () => {
  it('counts steps, the one at work in part', () => {
    expect(progressOf(job('writing', { steps: [step('done', 4, 4, 120), step('running', 3, 6), step('waiting', 0, 0)] }))).toEqual({
      done: 1.5,
      of: 3,
      ms: 120,
    });
  });
  it('does not go back or ahead when a step turns out to be long', () => {
    const before = progressOf(job('writing', { steps: [step('done', 1, 1), step('running', 0, 0)] }));
    const after = progressOf(job('writing', { steps: [step('done', 1, 1), step('running', 0, 9)] }));
    expect(after).toEqual(before);
  });
  it('is nothing without a job', () => {
    expect(progressOf(null)).toEqual({ done: 0, of: 0, ms: 0 });
  });
});

describe('the reader', () => {
  const empty: ReaderRow = { name: 'A', kind: 'contact', card: 'absent' };
  const full: ReaderRow = { name: 'B', kind: 'contact', card: 'present' };
  const own: ReaderRow = { name: 'C', kind: 'contact', card: 'present', unsureJob: { jobId: 'j1', caseId: 'c1' } };
  it('is the one with the job’s own chip, whatever was chosen', () => {
    expect(readerFor([empty, full, own], 'j1', 'B')?.name).toBe('C');
  });
  it('with another job’s chip is not back', () => {
    expect(readerFor([empty, own], 'j2', undefined)?.name).toBe('C');
    expect(isBack(own, job('unsure', { jobId: 'j2' }))).toBe(false);
    expect(isBack(own, job('unsure'))).toBe(true);
  });
  it('is the chosen one, even empty', () => {
    expect(readerFor([empty, full], undefined, 'A')?.name).toBe('A');
  });
  it('is the one with a card where nobody chose', () => {
    expect(readerFor([empty, full], undefined, undefined)?.name).toBe('B');
    expect(readerFor([], undefined, undefined)).toBeUndefined();
  });
});

describe('a held chip', () => {
  it('is the one that the fault names, else the job’s', () => {
    expect(heldChip({ code: 'chip-held', facts: { chipId: 'ab' } }, null)).toBe('ab');
    expect(heldChip({ code: 'key-refused' }, job('open', { chipId: 'cd' }))).toBe('cd');
  });
  it('is none after another fault', () => {
    expect(heldChip({ code: 'reader-empty' }, job('open', { chipId: 'cd' }))).toBeUndefined();
  });
});
