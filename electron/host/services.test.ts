import { machineClock } from './clock.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Input, Output } from '../../core/contract.ts';
import type { Filing, FiledService, Standing } from '../../core/filing.ts';
import { freshPerson } from '../../fixtures/agency/test-sandbox.ts';
import { faultOf, reviewer, startDesk } from '../test-desk.ts';
import type { TestDesk } from '../test-desk.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await startDesk();
});
afterEach(async () => {
  await desk.end();
});

const inPerson: Standing = { who: 'holder', shown: 'resident-id' };

/** Somebody with a card that was issued and handed over here. */
async function holder(): Promise<{ readonly identityNumber: string; readonly serial: string }> {
  const person = freshPerson();
  const caseId = await desk.apply(person);
  const { serial } = desk.reader.insert({ kind: '3.0' });
  await desk.call('issue.start', { caseId });
  await desk.call('card.handOver', { caseId, identifiedBy: 'resident-id', receivedBy: 'holder', faceChecked: true });
  await settled();
  return { identityNumber: person.identityNumber, serial };
}

/** Everything that waits has gone to agency and bank, and what they said has come back. */
async function settled(): Promise<void> {
  await desk.call('queue.sync', {});
  await desk.call('queue.sync', {});
}

function look(identityNumber: string): Promise<Output<'holder.look'>> {
  return desk.call('holder.look', { by: 'document', documentType: 'resident-id', identityNumber });
}

/** Looks the person up and files; the case as it is once everybody has answered. */
async function filed(
  identityNumber: string,
  service: FiledService,
  filing: Filing = {},
  over: Partial<Input<'service.file'>> = {},
): Promise<Output<'case.show'>> {
  const { holderId } = await look(identityNumber);
  const { caseId } = await desk.call('service.file', { holderId, service, filing, standing: inPerson, ...over });
  await settled();
  return desk.call('case.show', { caseId });
}

async function refusal(identityNumber: string, service: FiledService, filing: Filing = {}, over: Partial<Input<'service.file'>> = {}) {
  const { holderId } = await look(identityNumber);
  return faultOf(desk.call('service.file', { holderId, service, filing, standing: inPerson, ...over }));
}

describe('a loss', () => {
  test('is reported, lifted, and reported again; out of order it is refused', async () => {
    const { identityNumber, serial } = await holder();
    expect(await refusal(identityNumber, 'lift-loss')).toBe('rule-refused');
    await filed(identityNumber, 'activate', { account: 'bank' });
    expect(await filed(identityNumber, 'report-loss')).toMatchObject({ state: 'done', service: 'report-loss' });
    expect(await look(identityNumber)).toMatchObject({ state: 'lost', bank: { account: 'suspended' } });
    expect(await refusal(identityNumber, 'report-loss')).toBe('rule-refused');
    desk.reader.insert({ serial });
    const seen = await desk.call('holder.look', { by: 'reader' });
    expect(seen.warnings.map(({ code, tone }) => [code, tone])).toEqual([['lost', 'wait']]);
    expect(await filed(identityNumber, 'lift-loss')).toMatchObject({ state: 'done' });
    expect(await look(identityNumber)).toMatchObject({ state: 'live', bank: { account: 'active' } });
    expect((await desk.call('holder.look', { by: 'reader' })).warnings).toEqual([]);
    expect(await filed(identityNumber, 'report-loss')).toMatchObject({ state: 'done' });
  });

  test('without a network is recorded and never called suspended; it goes when the line is back', async () => {
    const { identityNumber } = await holder();
    desk.proxy.setRule(() => ({ do: 'drop' }));
    const { holderId, online, warnings } = await desk.call('holder.look', {
      by: 'document',
      documentType: 'resident-id',
      identityNumber,
      name: '何示例',
    });
    expect([online, warnings.map(({ code }) => code)]).toEqual([false, ['offline']]);
    const row = await desk.call('service.file', { holderId, service: 'report-loss', filing: {}, standing: inPerson });
    expect(row.state).toBe('accepted');
    expect(row.waits?.zh).toContain('尚未挂失生效');
    desk.proxy.setRule(() => ({ do: 'pass' }));
    await settled();
    expect(await desk.call('case.show', { caseId: row.caseId })).toMatchObject({ state: 'done' });
    expect((await look(identityNumber)).state).toBe('lost');
  });
});

describe('a reissue', () => {
  test('reports the loss in the same act, makes a new card for a fee, and stops the old one', async () => {
    const { identityNumber, serial } = await holder();
    const row = await filed(identityNumber, 'reissue');
    expect(row).toMatchObject({ service: 'reissue', state: 'accepted', workingDaysLeft: 12 });
    expect((await look(identityNumber)).state).toBe('reissue-applied');
    desk.reader.insert({ kind: '3.0' });
    const { caseId } = row;
    expect(await desk.call('issue.start', { caseId })).toMatchObject({ state: 'issued', verified: true });
    const give = () => desk.call('card.handOver', { caseId, identifiedBy: 'resident-id', receivedBy: 'holder', faceChecked: true });
    expect(await faultOf(give())).toBe('rule-refused');
    expect(await faultOf(desk.call('fee.record', { caseId, outcome: 'paid' }))).toBe('receipt-missing');
    expect((await desk.call('fee.record', { caseId, outcome: 'paid', receipt: '样例收据 1' })).amountFen).toBeGreaterThan(0);
    await give();
    await settled();
    expect(await look(identityNumber)).toMatchObject({ state: 'live', card: { medicalAccount: expect.any(String) } });
    desk.reader.insert({ serial });
    expect((await desk.call('holder.look', { by: 'reader' })).warnings[0]?.code).toBe('stopped');
  });

  test('is withdrawn while nothing was made; then the loss may be lifted', async () => {
    const { identityNumber } = await holder();
    const { caseId } = await filed(identityNumber, 'reissue');
    expect(await filed(identityNumber, 'withdraw-reissue')).toMatchObject({ state: 'done' });
    expect((await desk.call('case.show', { caseId })).state).toBe('cancelled');
    expect((await look(identityNumber)).state).toBe('lost');
    expect(await filed(identityNumber, 'lift-loss')).toMatchObject({ state: 'done' });
  });
});

describe('a replacement', () => {
  test('for a chip that a diagnosis found dead is free within the year, and takes the old card back', async () => {
    const { identityNumber } = await holder();
    const { holderId } = await look(identityNumber);
    const { record, qualityFault } = await desk.call('diagnosis.run', { holderId, seen: 'mute' });
    expect(qualityFault).toBe(true);
    const filing = { ground: 'chip', chipUnreadable: true, diagnosis: record };
    const { fee } = await desk.call('service.explain', { holderId, service: 'replace', filing, standing: inPerson });
    expect(fee).toMatchObject({ due: false });
    const { caseId } = await filed(identityNumber, 'replace', filing);
    expect((await look(identityNumber)).state).toBe('replacing');
    desk.reader.insert({ kind: '3.0' });
    await desk.call('issue.start', { caseId });
    const give = () => desk.call('card.handOver', { caseId, identifiedBy: 'resident-id', receivedBy: 'holder', faceChecked: true });
    expect(await faultOf(give())).toBe('rule-refused');
    await desk.call('card.destroy', { caseId, how: 'cut', reviewer });
    await give();
    await settled();
    expect((await look(identityNumber)).state).toBe('live');
  });

  test('without a ground, or without the diagnosis, is refused or costs its fee', async () => {
    const { identityNumber } = await holder();
    expect(await refusal(identityNumber, 'replace')).toBe('rule-refused');
    expect(await refusal(identityNumber, 'cancel', { ground: 'whatever' })).toBe('input-invalid');
    const { holderId } = await look(identityNumber);
    const filing = { ground: 'face', faceIllegible: true };
    expect((await desk.call('service.explain', { holderId, service: 'replace', filing, standing: inPerson })).fee.due).toBe(true);
  });
});

describe('what the agency decides, and what a second person has to agree to', () => {
  test('a lock is a state of agency or bank; unlocking takes a reviewer', async () => {
    const { identityNumber } = await holder();
    expect(await filed(identityNumber, 'lock', { application: 'social-security' })).toMatchObject({ state: 'done' });
    expect((await look(identityNumber)).card?.socialSecurity).toBe('locked');
    expect(await refusal(identityNumber, 'unlock', { application: 'social-security' })).toBe('reviewer-needed');
    expect(
      await refusal(identityNumber, 'unlock', { application: 'social-security' }, { reviewer: { operator: 'teller1', pin: reviewer.pin } }),
    ).toBe('reviewer-same');
    expect(await filed(identityNumber, 'unlock', { application: 'social-security' }, { reviewer })).toMatchObject({ state: 'done' });
    expect((await look(identityNumber)).card?.socialSecurity).toBe('open');
  });

  test('both accounts are activated, each by its own', async () => {
    const { identityNumber } = await holder();
    expect(await filed(identityNumber, 'activate', { account: 'medical' })).toMatchObject({ state: 'done' });
    expect(await filed(identityNumber, 'activate', { account: 'bank' })).toMatchObject({ state: 'done', waits: null });
    expect(await look(identityNumber)).toMatchObject({ card: { medicalAccount: 'active' }, bank: { account: 'active' } });
    expect(await refusal(identityNumber, 'activate', { account: 'bank' })).toBe('rule-refused');
  });

  test('a cancellation, a change of data and a correction are decided by the agency, in words', async () => {
    const { identityNumber } = await holder();
    const changed = await filed(identityNumber, 'change-data', { changes: { mobile: '13900000001' } });
    expect(changed).toMatchObject({ state: 'done', waits: { zh: expect.any(String) } });
    const { holderId } = await look(identityNumber);
    expect((await desk.call('holder.ownData', { holderId, standing: inPerson })).person['mobile']).toBe('13900000001');
    expect(await filed(identityNumber, 'correct', { changes: { address: '广州市荔湾区样例路100号' } })).toMatchObject({ state: 'done' });
    expect(await refusal(identityNumber, 'cancel', { ground: 'own-wish' })).toBe('rule-refused');
    const other = { name: '林样例', documentType: 'resident-id', identityNumber: '440103198802140025', relation: 'spouse' } as const;
    const standing = { who: 'reporter', shown: 'resident-id', other } as const;
    const death = { ground: 'death', evidence: 'death-certificate' } as const;
    expect(await refusal(identityNumber, 'cancel', death, { standing })).toBe('rule-refused');
    const cancelled = await filed(identityNumber, 'cancel', { ...death, evidence: 'registration-cancelled' }, { standing });
    expect(cancelled).toMatchObject({ state: 'done', waits: { zh: expect.any(String) } });
    expect((await look(identityNumber)).state).toBe('cancelled');
  });

  test('a PIN is reset by two people on the very card, and changed by who knows it', async () => {
    const { identityNumber } = await holder();
    const filing = { pin: 'social-security' } as const;
    expect(await refusal(identityNumber, 'reset-pin', filing, { newPin: '123456' })).toBe('reviewer-needed');
    expect(await filed(identityNumber, 'reset-pin', filing, { newPin: '123456', reviewer })).toMatchObject({ state: 'done' });
    expect(await filed(identityNumber, 'change-pin', filing, { pin: '123456', newPin: '654321' })).toMatchObject({ state: 'done' });
    expect(await refusal(identityNumber, 'change-pin', filing, { pin: '000000', newPin: '111111' })).toBe('pin-wrong');
    const other = await holder();
    expect(other.identityNumber).not.toBe(identityNumber);
    expect(await refusal(identityNumber, 'change-pin', filing, { pin: '654321', newPin: '123456' })).toBe('holder-other');
  });

  test('a suspicion is always taken in; a name that this window did not look up, and the wrong role, are refused', async () => {
    const { identityNumber } = await holder();
    expect(
      await filed(identityNumber, 'suspicion', { ground: 'wrong-person', note: '相片不像' }, { standing: { who: 'reporter' } }),
    ).toMatchObject({ service: 'suspicion' });
    const call = () => desk.call('service.file', { holderId: 'holder-x', service: 'report-loss', filing: {}, standing: inPerson });
    expect(await faultOf(call())).toBe('holder-unknown');
    await desk.signIn('auditor1');
    expect(await faultOf(call())).toBe('role-not-allowed');
  });
});

describe('what went wrong meanwhile', () => {
  const offline = () => desk.proxy.setRule(() => ({ do: 'drop' }));
  const online = () => desk.proxy.setRule(() => ({ do: 'pass' }));

  test('a record that changed at the agency since it was seen: refused with what changed, but never a loss report', async () => {
    const { identityNumber } = await holder();
    const seen = await look(identityNumber);
    await filed(identityNumber, 'lock', { application: 'social-security' });
    offline();
    const file = (service: FiledService, filing: Filing) =>
      desk.call('service.file', { holderId: seen.holderId, service, filing, standing: inPerson });
    const activated = await file('activate', { account: 'medical' });
    const lost = await file('report-loss', {});
    online();
    await settled();
    const row = await desk.call('case.show', { caseId: activated.caseId });
    expect([row.state, row.waits?.zh]).toEqual(['refused', expect.stringContaining('锁定')]);
    expect((await desk.call('case.show', { caseId: lost.caseId })).state).toBe('done');
  });

  test('the bank is away: the case says that it waits for the bank, and goes on when it is back', async () => {
    const { identityNumber } = await holder();
    desk.bank.setRule(() => ({ do: 'drop' }));
    const waiting = await filed(identityNumber, 'activate', { account: 'bank' });
    expect(waiting).toMatchObject({ state: 'accepted', waits: { zh: expect.stringContaining('等待银行') } });
    desk.bank.setRule(() => ({ do: 'pass' }));
    await settled();
    expect(await desk.call('case.show', { caseId: waiting.caseId })).toMatchObject({ state: 'done', waits: null });
  });

  test('the bank says no: the case says what it said, until it is asked once more, or its part is left undone', async () => {
    const { identityNumber } = await holder();
    await filed(identityNumber, 'change-data', { changes: { mobile: '13900000004' } });
    const row = await filed(identityNumber, 'activate', { account: 'bank' });
    expect(row).toMatchObject({ state: 'accepted', waits: { zh: expect.stringContaining('风险') } });
    await filed(identityNumber, 'change-data', { changes: { mobile: '13800000099' } });
    expect((await desk.call('bank.retry', { caseId: row.caseId })).waits?.zh).toContain('风险');
    const left = await desk.call('bank.leave', { caseId: row.caseId, reason: '持卡人另行到银行办理' });
    expect(left).toMatchObject({ state: 'done', waits: { zh: expect.stringContaining('没有办理') } });
  });

  test("this machine's clock is a year off: what is filed is dated by the agency's clock once it was heard", async () => {
    const { identityNumber } = await holder();
    await desk.restart({ clock: { ...machineClock, wall: () => new Date(Date.now() - 365 * 86_400_000) } });
    await settled();
    const row = await filed(identityNumber, 'reissue');
    expect(Math.abs(Date.parse(row.acceptedAt) - Date.now())).toBeLessThan(60_000);
    expect(row).toMatchObject({ state: 'accepted', late: false, workingDaysLeft: 12 });
  });
});

describe('what a hostile review found', () => {
  const toHolder = { identifiedBy: 'resident-id', receivedBy: 'holder', faceChecked: true } as const;

  test('a card handed over without a line, and lost the same day: the loss is judged after the hand-over', async () => {
    const person = freshPerson();
    const caseId = await desk.apply(person);
    desk.reader.insert({ kind: '3.0' });
    await desk.call('queue.sync', {});
    desk.proxy.setRule(({ path }) => (path === '/v1/exchange' ? { do: 'drop' } : { do: 'pass' }));
    await desk.call('issue.start', { caseId });
    await desk.call('card.handOver', { caseId, ...toHolder });
    desk.proxy.setRule(() => ({ do: 'drop' }));
    const { holderId } = await desk.call('holder.look', {
      by: 'document',
      documentType: 'resident-id',
      identityNumber: person.identityNumber,
      name: '何示例',
    });
    const lost = await desk.call('service.file', { holderId, service: 'report-loss', filing: {}, standing: inPerson });
    desk.proxy.setRule(() => ({ do: 'pass' }));
    await settled();
    expect((await desk.call('case.show', { caseId: lost.caseId })).state).toBe('done');
    expect((await look(person.identityNumber)).state).toBe('lost');
  });

  test('an agency that was put back to an earlier day hears it all in its order, and a lost card is lost again', async () => {
    const person = freshPerson();
    const kept = await desk.backUpAgency();
    const caseId = await desk.apply(person);
    desk.reader.insert({ kind: '3.0' });
    await desk.call('issue.start', { caseId });
    await desk.call('card.handOver', { caseId, ...toHolder });
    await settled();
    const lost = await filed(person.identityNumber, 'report-loss');
    await kept.putBack();
    await settled();
    await settled();
    expect((await desk.call('case.show', { caseId: lost.caseId })).state).toBe('done');
    expect((await look(person.identityNumber)).state).toBe('lost');
  });

  test('without a line a card alone names nobody: nothing is filed for nobody', async () => {
    await holder();
    desk.proxy.setRule(() => ({ do: 'drop' }));
    expect(await faultOf(desk.call('holder.look', { by: 'card', cardNumber: 'A12345674' }))).toBe('holder-unnamed');
    expect(await faultOf(desk.call('holder.look', { by: 'reader' }))).toBe('holder-unnamed');
  });

  test('two services of one visit without a line are both taken in', async () => {
    const { identityNumber } = await holder();
    const { holderId } = await look(identityNumber);
    desk.proxy.setRule(() => ({ do: 'drop' }));
    const both = [
      await desk.call('service.file', {
        holderId,
        service: 'change-data',
        filing: { changes: { mobile: '13800000097' } },
        standing: inPerson,
      }),
      await desk.call('service.file', { holderId, service: 'activate', filing: { account: 'medical' }, standing: inPerson }),
    ];
    desk.proxy.setRule(() => ({ do: 'pass' }));
    await settled();
    for (const { caseId } of both) expect((await desk.call('case.show', { caseId })).state).toBe('done');
  });

  test('filed twice at once: one case, and the other one is told which', async () => {
    const { identityNumber } = await holder();
    const { holderId } = await look(identityNumber);
    const once = () => desk.call('service.file', { holderId, service: 'reissue', filing: {}, standing: inPerson });
    const outcomes = await Promise.all([faultOf(once()), faultOf(once())]);
    expect(outcomes.toSorted()).toEqual(['case-open-already', null].toSorted());
  });

  test('what the agency refuses the bank never does; one that it does not answer for holds nobody else back', async () => {
    const [one, other] = [await holder(), await holder()];
    const seen = await look(one.identityNumber);
    await filed(one.identityNumber, 'lock', { application: 'social-security' });
    desk.proxy.setRule(() => ({ do: 'drop' }));
    const refused = await desk.call('service.file', {
      holderId: seen.holderId,
      service: 'activate',
      filing: { account: 'bank' },
      standing: inPerson,
    });
    desk.proxy.setRule(() => ({ do: 'pass' }));
    await settled();
    expect((await desk.call('case.show', { caseId: refused.caseId })).state).toBe('refused');
    expect((await look(one.identityNumber)).bank?.account).toBe('not-opened');
    desk.bank.setRule(({ path }) => (path.endsWith('/identity') ? { do: 'drop' } : { do: 'pass' }));
    const waiting = await filed(one.identityNumber, 'activate', { account: 'bank' });
    expect(waiting.waits?.zh).toContain('等待银行');
    // There is no account to lock yet: the bank has answered.
    expect((await filed(other.identityNumber, 'lock', { application: 'financial' })).waits?.zh).toContain('银行未办理');
  });

  test('an old card proves nobody, and is not dealt with', async () => {
    const { identityNumber, serial } = await holder();
    const { caseId } = await filed(identityNumber, 'reissue');
    desk.reader.insert({ kind: '3.0' });
    await desk.call('issue.start', { caseId });
    await desk.call('fee.record', { caseId, outcome: 'deferred' });
    expect(await faultOf(desk.call('fee.record', { caseId, outcome: 'deferred' }))).toBe('case-not-ready');
    await desk.call('card.handOver', { caseId, ...toHolder });
    await settled();
    desk.reader.insert({ serial });
    const { holderId } = await desk.call('holder.look', { by: 'reader' });
    const standing = { who: 'holder', shown: 'social-security-card' } as const;
    expect(await faultOf(desk.call('holder.ownData', { holderId, standing }))).toBe('chip-stopped');
    expect(await faultOf(desk.call('service.file', { holderId, service: 'activate', filing: { account: 'medical' }, standing }))).toBe(
      'chip-stopped',
    );
    expect(await faultOf(desk.call('service.file', { holderId, service: 'suspicion', filing: { ground: 'copied-card' }, standing }))).toBe(
      null,
    );
  });

  test('who signs in next does not find whom the one before looked up', async () => {
    const { identityNumber } = await holder();
    const { holderId } = await look(identityNumber);
    const pending = desk.call('service.file', {
      holderId,
      service: 'lock',
      filing: { application: 'social-security' },
      standing: inPerson,
    });
    await desk.signIn('manager1');
    await faultOf(pending);
    expect(await faultOf(desk.call('holder.ownData', { holderId, standing: inPerson }))).toBe('holder-unknown');
  });
});
