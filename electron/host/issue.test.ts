import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { canonicalJson } from '../../core/canonical.ts';
import { openEnvelope } from '../../core/envelope.ts';
import { inspectAgency } from '../../fixtures/agency/inspect.ts';
import { openStore } from '../../fixtures/agency/store.ts';
import { verifierOf } from '../../native/ed25519.ts';
import { changeHolder, changeRecord, faultOf, interfering, jobOfCase, reviewer, startDesk, virtualReaderName } from '../test-desk.ts';
import type { TestDesk } from '../test-desk.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await startDesk();
});
afterEach(async () => {
  await desk.end();
});

/** Number and chip of every order, and how often each was issued, as the agency has it. */
function atAgency() {
  const { orders, issued, entries, stopped } = inspectAgency(desk.agencyData);
  return { orders: orders.length, issued: issued.length, kinds: entries.map(({ kind }) => kind), stopped: stopped.length };
}

describe.each(['2.0', '3.0'] as const)('a card of kind %s', (kind) => {
  test('is issued from the application to the receipt, and carries exactly its order', async () => {
    const caseId = await desk.apply({ name: '欧阳样例' });
    desk.reader.insert({ kind, serial: '5AA50001' });
    const done = await desk.call('issue.start', { caseId });
    expect(done).toMatchObject({ caseId, state: 'issued', verified: true, identificationCode: '440100D1560000055AA50001FFFFFFFF' });
    expect(done.apdus).toBe(kind === '3.0' ? 20 : 18);
    await desk.call('queue.sync', {});
    expect(atAgency()).toEqual({ orders: 1, issued: 1, kinds: ['application', 'card-issued'], stopped: 0 });
    const reading = await desk.call('card.reveal', { reason: '自动测试' });
    const values = Object.fromEntries(
      [...(reading.files['EF05']?.items ?? []), ...(reading.files['EF06']?.items ?? [])].map(({ tag, value }) => [tag, value]),
    );
    expect(values).toMatchObject({ '07': done.cardNumber, '09': '欧阳样例', '0A': '2', '0D': '19900307' });
    expect(reading.problems).toEqual([]);
  });
});

describe('a job that was interrupted', () => {
  /** A case whose card was torn out in the middle of writing. */
  async function unsure(): Promise<{ readonly caseId: string; readonly serial: string; readonly jobId: string }> {
    const caseId = await desk.apply();
    const { serial } = desk.reader.insert({ kind: '3.0' });
    await desk.restart({ readers: interfering(desk.reader, { command: 13, when: 'before' }, () => desk.reader.remove()) });
    expect(await faultOf(desk.call('issue.start', { caseId }))).toBe('job-unsure');
    return { caseId, serial, jobId: (await jobOfCase(desk, caseId)).jobId };
  }

  test('is unsure after a restart too, and the reader says so when its chip comes back', async () => {
    const { caseId, serial, jobId } = await unsure();
    await desk.restart();
    expect((await jobOfCase(desk, caseId)).state).toBe('unsure');
    desk.reader.insert({ serial });
    expect((await desk.call('readers.list', {})).readers[0]?.unsureJob).toEqual({ jobId, caseId });
  });

  test('names the writes that may be missing or half there, and no others', async () => {
    const { jobId } = await unsure();
    await desk.restart();
    const { doubtful } = await desk.call('issue.show', { jobId });
    // The card went before the second of the issuer's records left; the third was on record beside it.
    expect(doubtful.map(({ en }) => en)).toEqual([
      'SSSE/EF05 data of the issuer, record 6: valid until',
      'SSSE/EF05 data of the issuer, record 5: date of issue',
    ]);
  });

  test('does not go on with another chip, and nobody else gets its chip', async () => {
    const { caseId, serial } = await unsure();
    await desk.restart();
    desk.reader.insert({ kind: '3.0' });
    expect(await faultOf(desk.call('issue.start', { caseId }))).toBe('chip-other');
    const other = await desk.apply();
    desk.reader.insert({ serial });
    expect(await faultOf(desk.call('issue.start', { caseId: other }))).toBe('chip-used-up');
  });

  test('is closed as spoilt by two people: number void, chip stopped, and a new card follows', async () => {
    const { caseId, serial, jobId } = await unsure();
    await desk.restart();
    expect(await faultOf(desk.call('issue.spoil', { jobId, reason: '芯片遗失', reviewer: { operator: 'teller1', pin: '135790' } }))).toBe(
      'reviewer-same',
    );
    expect(
      await faultOf(desk.call('issue.spoil', { jobId, reason: '芯片遗失', reviewer: { operator: 'technician1', pin: '135790' } })),
    ).toBe('reviewer-role');
    expect(await faultOf(desk.call('issue.spoil', { jobId, reason: '芯片遗失', reviewer: { operator: 'reviewer1', pin: '000000' } }))).toBe(
      'sign-in-refused',
    );
    expect(await desk.call('issue.spoil', { jobId, reason: '芯片遗失', reviewer })).toEqual({ jobId, state: 'spoilt' });
    expect(await faultOf(desk.call('issue.spoil', { jobId, reason: '再次', reviewer }))).toBe('job-not-ready');
    desk.reader.insert({ serial });
    expect(await faultOf(desk.call('issue.start', { caseId }))).toBe('chip-stopped');
    desk.reader.insert({ kind: '3.0' });
    const done = await desk.call('issue.start', { caseId });
    await desk.call('queue.sync', {});
    const { issued, orders, stopped } = inspectAgency(desk.agencyData);
    expect(issued.map(({ cardNumber }) => cardNumber)).toEqual([done.cardNumber]);
    expect(orders.map(({ state }) => state).sort()).toEqual(['issued', 'void']);
    expect(stopped).toHaveLength(1);
  });
});

describe('an agency that was put back to an earlier day', () => {
  test('before the card was issued: a job that was interrupted keeps its own number, and ends as spoilt', async () => {
    const caseId = await desk.apply();
    await desk.call('queue.sync', {});
    const kept = await desk.backUpAgency();
    const { serial } = desk.reader.insert({ kind: '3.0' });
    await desk.restart({ readers: interfering(desk.reader, { command: 13, when: 'before' }, () => desk.reader.remove()) });
    expect(await faultOf(desk.call('issue.start', { caseId }))).toBe('job-unsure');
    await kept.putBack();
    await desk.restart();
    await desk.call('queue.sync', {});
    desk.reader.insert({ serial });
    // The agency remembers neither order nor number, and would give this job another one.
    expect(await faultOf(desk.call('issue.start', { caseId }))).toBe('order-not-ours');
    const { jobId } = await jobOfCase(desk, caseId);
    expect((await desk.call('issue.spoil', { jobId, reason: '管理机构数据恢复', reviewer })).state).toBe('spoilt');
    desk.reader.insert({ kind: '3.0' });
    expect(await faultOf(desk.call('queue.sync', {}))).toBe(null);
  });

  test('after it was issued: the signed order goes with the word of it, and the card is the one card again', async () => {
    const caseId = await desk.apply();
    await desk.call('queue.sync', {});
    const kept = await desk.backUpAgency();
    desk.reader.insert({ kind: '3.0' });
    const { cardNumber } = await desk.call('issue.start', { caseId });
    await desk.call('queue.sync', {});
    await kept.putBack();
    expect(inspectAgency(desk.agencyData).issued).toEqual([]);
    expect(await desk.call('queue.sync', {})).toMatchObject({ waiting: 0, refused: 0 });
    expect(inspectAgency(desk.agencyData).issued.map((card) => card.cardNumber)).toEqual([cardNumber]);
    expect(
      await faultOf(desk.call('card.handOver', { caseId, identifiedBy: 'resident-id', receivedBy: 'holder', faceChecked: true })),
    ).toBe(null);
  });
});

describe('before anything is written', () => {
  test('a job is cancelled with a reason, and another chip makes a new job', async () => {
    const caseId = await desk.apply();
    desk.reader.insert({ kind: '3.0' });
    await desk.restart({ readers: interfering(desk.reader, { command: 5, when: 'before' }, () => desk.reader.remove()) });
    expect(await faultOf(desk.call('issue.start', { caseId }))).toBe('card-torn');
    const first = await jobOfCase(desk, caseId);
    expect(first.state).toBe('open');
    await desk.restart();
    desk.reader.insert({ kind: '3.0' });
    const done = await desk.call('issue.start', { caseId });
    expect(done.jobId).not.toBe(first.jobId);
    await desk.call('queue.sync', {});
    expect(atAgency()).toEqual({ orders: 2, issued: 1, kinds: ['application', 'job-cancelled', 'card-issued'], stopped: 0 });
  });

  test('by hand too; the case can be issued again', async () => {
    const caseId = await desk.apply();
    expect(await faultOf(desk.call('issue.start', { caseId }))).toBe('reader-empty');
    desk.reader.insert({ kind: '2.0' });
    desk.proxy.setRule((request) => (request.path === '/v1/orders' ? { do: 'drop' } : { do: 'pass' }));
    expect(await faultOf(desk.call('issue.start', { caseId }))).toBe('agency-unreachable');
    const { jobId } = await jobOfCase(desk, caseId);
    expect(await desk.call('issue.cancel', { jobId, reason: '申请人离开' })).toEqual({ jobId, state: 'cancelled' });
    desk.proxy.setRule(() => ({ do: 'pass' }));
    expect((await desk.call('issue.start', { caseId })).state).toBe('issued');
  });

  test('an order whose answer was lost is the same order when it is asked for again', async () => {
    const caseId = await desk.apply();
    desk.reader.insert({ kind: '3.0' });
    desk.proxy.setRule((request) => (request.path === '/v1/orders' ? { do: 'drop-answer' } : { do: 'pass' }));
    expect(await faultOf(desk.call('issue.start', { caseId }))).toBe('agency-unreachable');
    desk.proxy.setRule(() => ({ do: 'pass' }));
    await desk.call('issue.start', { caseId });
    expect(inspectAgency(desk.agencyData).orders).toHaveLength(1);
  });

  test('an order for somebody else, forged or mixed up, is not written', async () => {
    const caseId = await desk.apply();
    desk.reader.insert({ kind: '3.0' });
    desk.proxy.setRule((request) =>
      request.path === '/v1/orders'
        ? { do: 'tamper', answer: (body) => Buffer.from(body.toString().replace('eyJ', 'eyK')) }
        : { do: 'pass' },
    );
    expect(await faultOf(desk.call('issue.start', { caseId }))).toBe('agency-unreachable');
    expect(desk.reader.cards().every(({ written }) => !written)).toBe(true);
  });

  test('a card that was issued before, is not ours to issue again', async () => {
    const caseId = await desk.apply();
    desk.reader.insert({ kind: '3.0' });
    await desk.call('issue.start', { caseId });
    const other = await desk.apply();
    expect(await faultOf(desk.call('issue.start', { caseId: other }))).toBe('chip-used-up');
  });

  test('a case that was issued is not issued again: its own card is compared once more, another is refused', async () => {
    const caseId = await desk.apply();
    desk.reader.insert({ kind: '3.0' });
    const done = await desk.call('issue.start', { caseId });
    expect(await desk.call('issue.start', { caseId })).toMatchObject({
      jobId: done.jobId,
      cardNumber: done.cardNumber,
      state: 'issued',
      verified: true,
    });
    const { steps, compared, looks, fault } = await jobOfCase(desk, caseId);
    expect(steps.map(({ key, state }) => [key, state])).toEqual(
      ['identify', 'prove', 'readback', 'compare', 'done'].map((key) => [key, 'done']),
    );
    expect(compared.every(({ equal }) => equal)).toBe(true);
    expect([compared.length > 0, fault]).toEqual([true, undefined]);
    expect(looks.contact?.equal).toBe(true);
    desk.reader.insert({ kind: '3.0' });
    expect(await faultOf(desk.call('issue.start', { caseId }))).toBe('card-not-of-case');
    await desk.call('queue.sync', {});
    expect(atAgency()).toEqual({ orders: 1, issued: 1, kinds: ['application', 'card-issued'], stopped: 0 });
  });
});

describe('handing over', () => {
  async function issued(): Promise<string> {
    const caseId = await desk.apply();
    desk.reader.insert({ kind: '3.0' });
    await desk.call('issue.start', { caseId });
    return caseId;
  }
  const toHolder = { identifiedBy: 'resident-id', receivedBy: 'holder', faceChecked: true } as const;

  test('goes to the holder with the identity document, once, and the agency hears of it', async () => {
    const caseId = await issued();
    expect((await jobOfCase(desk, caseId)).cardNumber).toMatch(/\*/);
    expect(await faultOf(desk.call('card.handOver', { caseId, ...toHolder, identifiedBy: 'electronic-card' }))).toBe('rule-refused');
    expect(await faultOf(desk.call('card.handOver', { caseId, ...toHolder, receivedBy: 'agent' }))).toBe('rule-refused');
    const { cardNumber } = await desk.call('card.handOver', { caseId, ...toHolder });
    expect((await jobOfCase(desk, caseId)).cardNumber).toBe(cardNumber);
    expect(await faultOf(desk.call('card.handOver', { caseId, ...toHolder }))).toBe('case-not-ready');
    await desk.call('queue.sync', {});
    expect(inspectAgency(desk.agencyData).issued.map(({ state }) => state)).toEqual(['handed-over']);
  });

  /** The serial of the card in the reader. */
  function serialIn(): string {
    return desk.reader.cards().find(({ inserted }) => inserted)?.serial ?? '';
  }

  test('leaves a record that this terminal signed: chip, order and face, over the contacts and contactless', async () => {
    const caseId = await issued();
    const serial = serialIn();
    const { contact, contactless } = await desk.call('card.prove', { caseId });
    expect([contact?.equal, contactless]).toEqual([true, null]);
    desk.reader.insert({ serial, flaw: { contactless: true } });
    expect((await desk.call('card.prove', { caseId })).contactless).toMatchObject({ equal: true, reader: virtualReaderName });
    const { proof, cardNumber } = await desk.call('card.handOver', { caseId, ...toHolder });
    await desk.call('queue.sync', {});
    const { terminals, entries } = inspectAgency(desk.agencyData);
    const verify = verifierOf(terminals[0]?.deviceKey ?? '');
    const said = openEnvelope(proof, 'hand-over', verify ?? (() => false));
    expect(said).toMatchObject({ caseId, cardNumber, operator: 'teller1', identifiedBy: 'resident-id', faceChecked: true });
    const issuedEntry = entries.find(({ kind }) => kind === 'card-issued')?.body;
    if (issuedEntry?.kind !== 'card-issued') throw new Error('no word of the issue');
    const { printed } = openEnvelope(issuedEntry.order, 'order', () => true);
    const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
    expect(said.contact.readBack).toBe(issuedEntry.readBack);
    expect([said.order, said.printed]).toEqual([hash(issuedEntry.order), hash(canonicalJson(printed))]);
    expect(said.contactless?.readBack).not.toBe(said.contact.readBack);
    expect(entries.find(({ kind }) => kind === 'card-handed-over')?.body).toMatchObject({ proof });
    expect((await jobOfCase(desk, caseId)).handOverProof).toBe(proof);
    expect(await faultOf(desk.call('card.prove', { caseId }))).toBe('case-not-ready');
  });

  test('contactless no key is tried, another card is not taken for it, and a differing one is not handed over', async () => {
    const caseId = await issued();
    const serial = serialIn();
    desk.reader.insert({ kind: '3.0', flaw: { contactless: true } });
    expect(await faultOf(desk.call('card.prove', { caseId }))).toBe('card-not-of-case');
    desk.reader.insert({ kind: '3.0' });
    expect(await faultOf(desk.call('card.prove', { caseId }))).toBe('card-not-of-case');
    await desk.call('queue.sync', {});
    const keysBefore = inspectAgency(desk.agencyData).keyUses.length;
    const cards = join(desk.folder, 'cards');
    const turn = (record: string): string => record.replace(/.$/, (last) => (last === '1' ? '2' : '1'));
    changeRecord(cards, serial, 'SSSE/EF05', 7, turn);
    desk.reader.insert({ serial, flaw: { contactless: true } });
    expect(await faultOf(desk.call('card.prove', { caseId }))).toBe('read-back-differs');
    expect(await faultOf(desk.call('card.handOver', { caseId, ...toHolder }))).toBe('card-not-agreed');
    expect(inspectAgency(desk.agencyData).keyUses).toHaveLength(keysBefore);
  });

  test('is refused for a card that was changed since: it is compared again, and closed as spoilt by two people', async () => {
    const caseId = await issued();
    const { serial } = desk.reader.cards().find(({ inserted }) => inserted) ?? { serial: '' };
    changeHolder(join(desk.folder, 'cards'), serial);
    desk.reader.insert({ serial });
    expect(await faultOf(desk.call('issue.start', { caseId }))).toBe('read-back-differs');
    expect(await faultOf(desk.call('card.handOver', { caseId, ...toHolder }))).toBe('card-not-agreed');
    const { jobId } = await jobOfCase(desk, caseId);
    expect((await desk.call('issue.spoil', { jobId, reason: '内容被改动', reviewer })).state).toBe('spoilt');
    await desk.call('queue.sync', {});
    expect(atAgency()).toMatchObject({ issued: 0, stopped: 1 });
  });

  test('is refused when the agency made the card void meanwhile', async () => {
    const caseId = await issued();
    await desk.call('queue.sync', {});
    const { cardNumber } = inspectAgency(desk.agencyData).issued[0] ?? { cardNumber: '' };
    const agency = openStore(desk.agencyData);
    agency
      .prepare('INSERT INTO change (terminal_id, content) VALUES (NULL, ?)')
      .run(JSON.stringify({ kind: 'card', caseId, cardNumber, state: 'void' }));
    agency.close();
    await desk.call('queue.sync', {});
    expect(await faultOf(desk.call('card.handOver', { caseId, ...toHolder }))).toBe('card-not-agreed');
  });
});
