import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Input } from '../../core/contract.ts';
import { filedServices, makesCard } from '../../core/filing.ts';
import type { FiledService, Filing, Standing } from '../../core/filing.ts';
import { inspectAgency } from '../../fixtures/agency/inspect.ts';
import { freshPerson } from '../../fixtures/agency/test-sandbox.ts';
import { faultOf, reviewer, startDesk } from '../test-desk.ts';
import type { TestDesk } from '../test-desk.ts';

/** Every service when something is amiss: clear words, no dead end, nothing lost. */

let desk: TestDesk;
beforeEach(async () => {
  desk = await startDesk();
});
afterEach(async () => {
  await desk.end();
});

/** What is filed where nothing is amiss. */
const filings: Readonly<Record<FiledService, Filing>> = {
  activate: { account: 'medical' },
  'report-loss': {},
  'lift-loss': {},
  reissue: {},
  'withdraw-reissue': {},
  replace: { ground: 'chip', chipUnreadable: true },
  cancel: { ground: 'death', evidence: 'registration-cancelled' },
  lock: { application: 'social-security' },
  unlock: { application: 'social-security' },
  'change-pin': { pin: 'social-security' },
  'reset-pin': { pin: 'social-security' },
  'change-data': { changes: { mobile: '13800000098' } },
  correct: { changes: { address: '广州市荔湾区样例路98号' } },
  suspicion: { ground: 'copied-card' },
};
const other = { name: '林样例', documentType: 'resident-id', identityNumber: '440103198802140025', relation: 'spouse' } as const;
const standingFor = (service: FiledService): Standing =>
  service === 'cancel' ? { who: 'reporter', shown: 'resident-id', other } : { who: 'holder', shown: 'resident-id' };

async function file(service: FiledService, identityNumber: string, over: Partial<Input<'service.file'>> = {}) {
  const { holderId } = await desk.call('holder.look', { by: 'document', documentType: 'resident-id', identityNumber, name: '何示例' });
  return desk.call('service.file', {
    holderId,
    service,
    filing: filings[service],
    standing: standingFor(service),
    reviewer,
    pin: '123456',
    newPin: '123456',
    ...over,
  });
}

async function withCard(): Promise<string> {
  const person = freshPerson();
  const caseId = await desk.apply(person);
  desk.reader.insert({ kind: '3.0' });
  await desk.call('issue.start', { caseId });
  await desk.call('card.handOver', { caseId, identifiedBy: 'resident-id', receivedBy: 'holder', faceChecked: true });
  await desk.call('queue.sync', {});
  return person.identityNumber;
}

/** Refused by a rule that says why, or taken in; nothing else. The cards here have no PIN until it is set. */
const expected = ['rule-refused', 'pin-not-set', 'case-open-already', null];

describe.each(filedServices)('%s', (service) => {
  test('for somebody without a card: refused with the way out, or taken in', async () => {
    const fault = await faultOf(file(service, freshPerson().identityNumber));
    expect(fault).toBe(service === 'suspicion' ? null : 'rule-refused');
  });

  test('by who may not, or without a document: refused; with nothing filed', async () => {
    const identityNumber = await withCard();
    if (service !== 'suspicion') expect(await faultOf(file(service, identityNumber, { standing: { who: 'holder' } }))).toBe('rule-refused');
    const before = inspectAgency(desk.agencyData).entries.length;
    await desk.signIn('auditor1');
    expect(await faultOf(file(service, identityNumber))).toBe('role-not-allowed');
    await desk.signIn('teller1');
    await desk.call('queue.sync', {});
    expect(inspectAgency(desk.agencyData).entries).toHaveLength(before);
  });

  test('twice, and without a network: taken in or refused by a rule, and at the end the agency has heard of everything', async () => {
    const identityNumber = await withCard();
    expect(expected).toContain(await faultOf(file(service, identityNumber)));
    await desk.call('queue.sync', {});
    expect(expected).toContain(await faultOf(file(service, identityNumber)));
    desk.proxy.setRule(() => ({ do: 'drop' }));
    const offline = await faultOf(file(service, identityNumber));
    // Whose card lies in the reader, and what a new one is made by, only the agency can say of somebody found by a document.
    const needsLine = ['change-pin', 'reset-pin', 'reissue', 'replace'].includes(service);
    expect([...expected, ...(needsLine ? ['holder-other', 'application-invalid'] : [])]).toContain(offline);
    desk.proxy.setRule(() => ({ do: 'pass' }));
    await desk.call('queue.sync', {});
    const { cases } = await desk.call('case.list', {});
    for (const { state, waits, service: of } of cases.filter((row) => row.service === service)) {
      expect(makesCard(of) ? ['accepted', 'refused'] : ['done', 'refused']).toContain(state);
      if (state === 'refused') expect(waits?.zh).toMatch(/\p{Script=Han}/u);
    }
    expect((await desk.call('queue.list', {})).waiting).toBe(0);
  });
});
