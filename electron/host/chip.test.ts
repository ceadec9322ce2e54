import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inspectAgency } from '../../fixtures/agency/inspect.ts';
import { faultOf, interfering, jobOfCase, reviewer, startDesk } from '../test-desk.ts';
import type { TestDesk } from '../test-desk.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await startDesk();
});
afterEach(async () => {
  await desk.end();
});

describe.each(['2.0', '3.0'] as const)('the PIN of a %s card', (kind) => {
  beforeEach(() => {
    desk.reader.insert({ kind, serial: '5AA50001' });
  });
  const wrong = (): Promise<unknown> => desk.call('pin.verify', { pin: '000000' });

  test('is set, verified, changed and unblocked; one press is one try', async () => {
    const pad = { verify: false, change: false };
    expect(await desk.call('pin.tries', {})).toEqual({ set: false, tries: null, pad });
    expect(await faultOf(wrong())).toBe('pin-not-set');
    expect(await desk.call('pin.reload', { newPin: '123456' })).toEqual({ set: true, tries: 3 });
    expect(await faultOf(wrong())).toBe('pin-wrong');
    expect(await desk.call('pin.tries', {})).toEqual({ set: true, tries: 2, pad });
    expect(await desk.call('pin.change', { pin: '123456', newPin: '654321' })).toEqual({ set: true, tries: 3 });
    expect(await faultOf(desk.call('pin.verify', { pin: '123456' }))).toBe('pin-wrong');
    expect(await desk.call('pin.unblock', {})).toEqual({ set: true, tries: 3 });
    expect(await desk.call('pin.verify', { pin: '654321' })).toEqual({ set: true, tries: 3 });
    expect(await faultOf(desk.call('pin.verify', { pin: '12' }))).toBe('pin-form');
  });

  test('its last try is spent only with a reviewer, and a locked one is unblocked', async () => {
    await desk.call('pin.reload', { newPin: '123456' });
    expect([await faultOf(wrong()), await faultOf(wrong()), await faultOf(wrong())]).toEqual(['pin-wrong', 'pin-wrong', 'pin-last-try']);
    expect(await desk.call('pin.tries', {})).toMatchObject({ set: true, tries: 1 });
    const same = { operator: 'teller1', pin: reviewer.pin };
    expect(await faultOf(desk.call('pin.verify', { pin: '000000', reviewer: same }))).toBe('reviewer-same');
    expect(await faultOf(desk.call('pin.verify', { pin: '000000', reviewer }))).toBe('pin-wrong-locked');
    expect(await desk.call('pin.tries', {})).toMatchObject({ set: true, tries: 0 });
    expect(await faultOf(desk.call('pin.verify', { pin: '123456', reviewer }))).toBe('pin-locked');
    expect(await desk.call('pin.unblock', {})).toEqual({ set: true, tries: 3 });
  });

  test("is nobody's business without a sign-in, but for the tries left", async () => {
    const stranger = desk.host.client();
    expect(await faultOf(stranger.call('pin.reload', { newPin: '123456' }))).toBe('sign-in-first');
    expect(await stranger.call('pin.tries', {})).toMatchObject({ set: false, tries: null });
  });
});

describe('a block for good', () => {
  test('is done by two people with the serial number typed by hand, and voids a number that was not handed over', async () => {
    const caseId = await desk.apply();
    desk.reader.insert({ kind: '3.0', serial: '5AA50001' });
    await desk.call('issue.start', { caseId });
    const block = { what: 'card', confirm: '5AA50001', reason: '销毁', reviewer } as const;
    expect(await faultOf(desk.call('card.block', { ...block, confirm: '5AA50002' }))).toBe('confirmation-differs');
    expect(await faultOf(desk.call('card.block', { ...block, reviewer: { operator: 'teller1', pin: reviewer.pin } }))).toBe(
      'reviewer-same',
    );
    await desk.call('card.block', block);
    expect((await jobOfCase(desk, caseId)).state).toBe('spoilt');
    expect(await faultOf(desk.call('card.read', {}))).toBe('chip-blocked');
    await desk.call('queue.sync', {});
    expect(inspectAgency(desk.agencyData).stopped).toHaveLength(1);
  });

  test('of one application leaves the rest of the card', async () => {
    desk.reader.insert({ kind: '3.0', serial: '5AA50001' });
    await desk.call('card.block', { what: 'DF04', confirm: '5aa50001', reason: '销毁', reviewer });
    const { files } = await desk.call('card.read', { all: true });
    expect(files['DF04/EF05']?.unread?.zh).toContain('9303');
    expect(files['DF03/EF05']?.unread).toBeUndefined();
  });
});

test('everything on a card is read that the keys at hand allow, and every other file says why not', async () => {
  const caseId = await desk.apply();
  desk.reader.insert({ kind: '3.0' });
  await desk.call('issue.start', { caseId });
  const { files, problems } = await desk.call('card.read', { all: true });
  expect(Object.keys(files)).toContain('DF07/EF07');
  expect(files['EF06']?.items.find(({ tag }) => tag === '09')?.value).toBe('何*例');
  expect(files['DF04/EF06']?.unread?.zh).toContain('密码');
  expect(files['EF08']?.unread).toBeUndefined();
  expect(problems).toEqual([]);
});

test('a plan lists what would be written, card number last, and writes nothing', async () => {
  const caseId = await desk.apply();
  desk.reader.insert({ kind: '3.0' });
  const { jobId, writes } = await desk.call('issue.plan', { caseId });
  expect(writes).toHaveLength(11);
  expect(writes.at(-1)).toMatchObject({ file: 'SSSE/EF05', tag: '07', key: 'UKSSSE' });
  expect(JSON.stringify(writes)).not.toContain('何示例');
  expect(desk.reader.cards().every(({ written }) => !written)).toBe(true);
  expect(await desk.call('issue.start', { caseId })).toMatchObject({ jobId, state: 'issued' });
});

test('a recording is explained in words; one that is none says at which line', async () => {
  const text = '> 00A404000F7378312E73682EC9E7BBE1B1A3D5CF\n< 6A82\n';
  const { exchanges, verdict } = await desk.call('card.explain', { text: text.replaceAll(/[<>] /g, '') });
  expect(exchanges[0]).toMatchObject({ status: '6A82' });
  expect(verdict.words.zh).not.toBe('');
  expect(await faultOf(desk.call('card.explain', { text: 'nothing of the kind' }))).toBe('log-not-understood');
});

test('an order with directories and a photo is written whole; torn in the middle it goes on', async () => {
  await desk.end();
  desk = await startDesk({}, { full: true });
  const caseId = await desk.apply();
  const { serial } = desk.reader.insert({ kind: '3.0' });
  await desk.restart({ readers: interfering(desk.reader, { command: 20, when: 'after' }, () => desk.reader.remove()) });
  expect(await faultOf(desk.call('issue.start', { caseId }))).toBe('job-unsure');
  desk.reader.insert({ serial });
  expect(await desk.call('issue.start', { caseId })).toMatchObject({ state: 'issued', verified: true });
  const { files } = await desk.call('card.read', { all: true });
  expect(files['EF08']?.items[0]?.value).not.toBe('');
  expect(files['DF01/EF05']?.items.length).toBeGreaterThan(0);
  await desk.call('queue.sync', {});
  expect(inspectAgency(desk.agencyData).issued).toHaveLength(1);
});
