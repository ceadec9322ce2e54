import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { applicationOf, freshPerson } from '../../fixtures/agency/test-sandbox.ts';
import { identityNumberCheck } from '../../core/people/identity-number.ts';
import { inspectAgency } from '../../fixtures/agency/inspect.ts';
import { createVirtualReader } from '../../fixtures/card/virtual-reader.ts';
import { join } from 'node:path';
import type { Readers } from '../../core/card/reader.ts';
import { setTimeout as pause } from 'node:timers/promises';
import { machineClock } from './clock.ts';
import { putEntry } from './store/outbox.ts';
import { Store } from './store/store.ts';
import { faultOf, jobOfCase, openedStore, reviewer, startDesk, stateWhen, through } from '../test-desk.ts';
import type { TestDesk } from '../test-desk.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await startDesk();
});
afterEach(async () => {
  await desk.end();
});

describe('signing in', () => {
  test('five wrong PINs lock an operator, in another window and after a restart too', async () => {
    const wrong = (): Promise<unknown> => desk.call('session.signIn', { operator: 'reviewer1', pin: '000000' });
    expect([await faultOf(wrong()), await faultOf(wrong()), await faultOf(wrong()), await faultOf(wrong())]).toEqual(
      Array(4).fill('sign-in-refused'),
    );
    expect(await faultOf(wrong())).toBe('operator-locked');
    await desk.restart();
    expect(await faultOf(desk.signIn('reviewer1'))).toBe('operator-locked');
    expect(await faultOf(desk.signIn('teller1'))).toBe(null);
  });

  test('tries side by side are each counted', async () => {
    const tries = await Promise.all(
      Array.from({ length: 12 }, () => faultOf(desk.call('session.signIn', { operator: 'auditor1', pin: '1' }))),
    );
    expect(tries.filter((code) => code === 'sign-in-refused').length).toBeLessThanOrEqual(4);
    expect(await faultOf(desk.signIn('auditor1'))).toBe('operator-locked');
  });

  test('the lock ends by the clock', async () => {
    for (let count = 0; count < 5; count += 1) await faultOf(desk.call('session.signIn', { operator: 'reviewer1', pin: '0' }));
    await desk.restart({ clock: { ...machineClock, steady: () => machineClock.steady() + 6 * 60_000 } });
    expect(await faultOf(desk.signIn('reviewer1'))).toBe(null);
  });

  test('nobody is signed in: no case is shown, and nothing but masked data is given', async () => {
    await desk.apply();
    const fresh = desk.host.client();
    const state = await stateWhen(fresh, () => true);
    expect([state.session, state.cases, state.queue]).toEqual([null, [], []]);
    expect(state.offered.map(({ id }) => id)).toEqual(['teller1', 'reviewer1', 'technician1', 'field1', 'manager1', 'auditor1']);
    expect(await faultOf(fresh.call('case.list', {}))).toBe('sign-in-first');
    expect(await faultOf(fresh.call('issue.start', { caseId: '261125-AAAAAA' }))).toBe('sign-in-first');
  });

  test('a role may do what is its own, and no more', async () => {
    const caseId = await desk.apply();
    await desk.signIn('auditor1');
    expect(await faultOf(desk.call('issue.start', { caseId }))).toBe('role-not-allowed');
    expect(await faultOf(desk.call('case.reveal', { caseId, reason: '看一看' }))).toBe('role-not-allowed');
    expect((await desk.call('case.list', {})).cases).toHaveLength(1);
  });

  test('two windows have each their own session', async () => {
    const second = desk.host.client();
    await second.call('session.signIn', { operator: 'manager1', pin: '135790' });
    await desk.call('session.signOut', {});
    expect(await faultOf(desk.call('case.list', {}))).toBe('sign-in-first');
    expect(await faultOf(second.call('case.list', {}))).toBe(null);
  });
});

test('who signs in while a call is at work does not become the one who made it, and is not shown what came of it', async () => {
  const caseId = await desk.apply();
  desk.reader.insert({ kind: '3.0' });
  const others: Promise<void>[] = [];
  await desk.restart({
    readers: through(desk.reader, (apdu, transmit) => {
      if (others.length === 0) others.push(desk.signIn('auditor1'));
      return transmit(apdu);
    }),
  });
  const issuing = desk.call('issue.start', { caseId });
  const shown = await faultOf(issuing);
  await Promise.all(others);
  expect([null, 'sign-in-first']).toContain(shown);
  await desk.host.close();
  const { file, key } = openedStore(desk.data);
  const store = new Store(file, key);
  expect(store.all("SELECT DISTINCT operator FROM audit WHERE act LIKE 'job.%'")).toEqual([{ operator: 'teller1' }]);
  expect(store.all("SELECT operator FROM outbox WHERE kind = 'card-issued'")).toEqual([{ operator: 'teller1' }]);
  store.close();
});

describe('taking in an application', () => {
  const create = (over: Readonly<Record<string, unknown>>): Promise<unknown> =>
    desk.call('case.create', { application: applicationOf(over) as never });

  test('says what is wrong with it, by its own fault, and keeps nothing', async () => {
    expect(await faultOf(create({ identityNumber: '440103199003070021' }))).toBe('identity-number-check');
    expect(await faultOf(create({ ...freshPerson(), name: '样\uD800例' }))).toBe('name-not-encodable');
    expect(await faultOf(create({ ...freshPerson(), mobile: '12' }))).toBe('application-invalid');
    expect(await faultOf(desk.call('case.create', {} as never))).toBe('application-invalid');
    expect((await desk.call('case.list', {})).cases).toEqual([]);
  });

  test('one case per person, one live card per person', async () => {
    const person = freshPerson();
    await create(person);
    expect(await faultOf(create(person))).toBe('rule-refused');
  });

  test("a child needs a guardian by the agency's configuration", async () => {
    const digits = '44010620220501002';
    const child = {
      documentType: 'household-register',
      identityNumber: digits + identityNumberCheck(digits),
      birthDate: '2022-05-01',
      sex: '2',
    };
    expect(await faultOf(create(child))).toBe('rule-refused');
    const guardian = {
      name: '王样例',
      documentType: 'resident-id',
      identityNumber: '11010519491231002X',
      relation: 'grandparent',
      mobile: '13900139000',
    };
    expect(await faultOf(create({ ...child, guardian }))).toBe(null);
  });

  test('without a network it is taken in, waits, and leaves by itself in its order', async () => {
    desk.proxy.setRule(() => ({ do: 'drop' }));
    const caseId = await desk.apply();
    expect(await faultOf(desk.call('queue.sync', {}))).toBe('agency-unreachable');
    expect((await desk.call('queue.list', {})).entries[0]).toMatchObject({ caseId, state: 'waiting', zh: '等待网络，联系不上管理机构' });
    desk.reader.insert({ kind: '3.0' });
    expect(await faultOf(desk.call('issue.start', { caseId }))).toBe('agency-unreachable');
    desk.proxy.setRule(() => ({ do: 'pass' }));
    expect(await desk.call('queue.sync', {})).toMatchObject({ accepted: 1, waiting: 0 });
    expect((await desk.call('issue.start', { caseId })).state).toBe('issued');
  });

  test('what the agency refuses becomes a to-do, and the person can apply anew', async () => {
    desk.proxy.setRule((request) => (request.path === '/v1/people' ? { do: 'drop' } : { do: 'pass' }));
    // 11010519491231002X is nobody the sandbox knows as entitled or not; a holder of a live card is.
    const holder = (await import('../../fixtures/agency/people.ts')).inventedPeople.find(
      ({ liveCardOnSerial }) => liveCardOnSerial !== undefined,
    );
    if (holder === undefined) throw new Error('the sandbox has somebody with a live card');
    const over = { ...holder.prefill, documentType: holder.documentType, identityNumber: holder.documentNumber };
    const caseId = await desk.apply(over);
    await faultOf(desk.call('queue.sync', {}));
    const { entries, refused } = await desk.call('queue.list', {});
    expect(refused).toBe(1);
    expect(entries[0]).toMatchObject({ caseId, state: 'refused', todo: true });
    expect(entries[0]?.zh).toMatch(/^被退回：此人名下已有有效卡/);
    expect((await desk.call('case.list', {})).cases[0]?.state).toBe('refused');
    expect(await faultOf(desk.call('issue.start', { caseId }))).toBe('case-not-ready');
  });

  test('cases come in pages, each once', async () => {
    for (let count = 0; count < 5; count += 1) await desk.apply();
    const seen: string[] = [];
    let before: string | undefined;
    do {
      const page = await desk.call('case.list', { limit: 2, ...(before === undefined ? {} : { before }) });
      seen.push(...page.cases.map(({ caseId }) => caseId));
      before = page.next;
    } while (before !== undefined);
    expect(new Set(seen).size).toBe(5);
    expect(seen).toHaveLength(5);
  });
});

describe('an agency that answers otherwise', () => {
  const html = '<html><body>log in</body></html>';
  test.each([
    ['nonsense', { do: 'answer', status: 200, body: '??' }, 'agency-between'],
    ['JSON that nobody signed', { do: 'answer', status: 200, body: '{"results":[]}' }, 'agency-unreachable'],
    ['HTML', { do: 'answer', status: 200, body: html, headers: { 'content-type': 'text/html' } }, 'agency-between'],
    ['a redirection', { do: 'answer', status: 302, body: '', headers: { location: 'http://127.0.0.1:1/' } }, 'agency-between'],
    ['a proxy that wants a password', { do: 'answer', status: 407, body: '' }, 'agency-between'],
    ['forbidden', { do: 'answer', status: 403, body: '{}' }, 'terminal-refused'],
    ['overload', { do: 'answer', status: 503, body: html }, 'agency-unreachable'],
    ['half of its answer', { do: 'cut', bytes: 20 }, 'agency-unreachable'],
    ['nothing, and loses the answer', { do: 'drop-answer' }, 'agency-unreachable'],
  ] as const)('%s: named, nothing lost, and right again as soon as the line is', async (_, deed, code) => {
    desk.proxy.setRule((request) => (request.path === '/v1/people' ? { do: 'drop' } : deed));
    const caseId = await desk.apply();
    expect(await faultOf(desk.call('queue.sync', {}))).toBe(code);
    expect((await desk.call('queue.list', {})).entries[0]).toMatchObject({ caseId, state: 'waiting' });
    desk.proxy.setRule(() => ({ do: 'pass' }));
    expect(await desk.call('queue.sync', {})).toMatchObject({ waiting: 0 });
    expect(inspectAgency(desk.agencyData).entries.map(({ kind }) => kind)).toEqual(['application']);
  });

  test('a hanging one is given up after a while', async () => {
    desk.proxy.setRule(() => ({ do: 'hang' }));
    const begun = performance.now();
    expect(await faultOf(desk.call('queue.sync', {}))).toBe('agency-unreachable');
    expect(performance.now() - begun).toBeLessThan(12_000);
  });

  test('one entry that something in between does not take holds back nobody else, and waits', async () => {
    desk.proxy.setRule((request) => (request.path === '/v1/people' || request.path === '/v1/exchange' ? { do: 'drop' } : { do: 'pass' }));
    const bad = await desk.apply();
    const good = [await desk.apply(), await desk.apply()];
    desk.proxy.setRule((request) =>
      request.body.includes(bad) ? { do: 'answer', status: 422, body: '{"refused":"body-invalid"}' } : { do: 'pass' },
    );
    expect(await faultOf(desk.call('queue.sync', {}))).toBe('agency-between');
    expect(
      inspectAgency(desk.agencyData)
        .entries.map(({ caseId }) => caseId)
        .sort(),
    ).toEqual(good.sort());
    expect((await desk.call('queue.list', {})).entries[0]).toMatchObject({ caseId: bad, state: 'waiting', todo: false });
    desk.proxy.setRule(() => ({ do: 'pass' }));
    expect(await desk.call('queue.sync', {})).toMatchObject({ accepted: 1, waiting: 0 });
  });

  test('one entry that the agency itself cannot take is set aside alone; a person sends it again', async () => {
    desk.proxy.setRule((request) => (request.path === '/v1/people' || request.path === '/v1/exchange' ? { do: 'drop' } : { do: 'pass' }));
    const caseIds = [await desk.apply(), await desk.apply()];
    await desk.restart({ openStore: (file, key) => withHugeEntry(file, key) });
    desk.proxy.setRule(() => ({ do: 'pass' }));
    expect(await desk.call('queue.sync', {})).toMatchObject({ waiting: 0 });
    expect(inspectAgency(desk.agencyData).entries.map(({ caseId }) => caseId)).toEqual(caseIds);
    const [aside] = (await desk.call('queue.list', {})).entries;
    expect(aside).toMatchObject({ caseId: 'case-huge', state: 'refused', todo: true, mayRetry: true });
    await desk.call('queue.retry', { id: aside?.id ?? '' });
    await faultOf(desk.call('queue.sync', {}));
    expect((await desk.call('queue.list', {})).entries[0]).toMatchObject({ caseId: 'case-huge', state: 'refused', tries: 2 });
    expect(await faultOf(desk.call('queue.retry', { id: 'entry-of-nobody' }))).toBe('entry-not-retried');
  });

  test('an agency that was put back hears everything once more, and once only', async () => {
    await desk.apply();
    await desk.call('queue.sync', {});
    let turn = 0;
    const kept = await desk.backUpAgency();
    await kept.putBack();
    desk.proxy.setRule(() => {
      turn += 1;
      return turn > 20 ? { do: 'drop' } : { do: 'pass' };
    });
    expect(await desk.call('queue.sync', {})).toMatchObject({ waiting: 0 });
    expect(turn).toBeLessThan(6);
  });

  test('a close while the agency hangs ends in order, and the store is there next time', async () => {
    desk.proxy.setRule((request) => (request.path === '/v1/exchange' ? { do: 'hang' } : { do: 'pass' }));
    const caseId = await desk.apply();
    await desk.restart();
    expect((await desk.call('case.list', {})).cases.map((row) => row.caseId)).toEqual([caseId]);
  });
});

/** A store that opens with an entry larger than the agency takes. */
function withHugeEntry(file: string, key: Uint8Array): Store {
  const store = new Store(file, key);
  const body = { kind: 'job-cancelled', jobId: 'job-huge-0001', reason: 'x'.repeat(1_200_000), at: '2026-11-25T00:00:00.000Z' } as const;
  if (store.get("SELECT 1 FROM outbox WHERE case_id = 'case-huge'") === undefined) {
    store.write(() => putEntry(store, { caseId: 'case-huge', operator: 'teller1', body, at: body.at }));
  }
  return store;
}

describe('chips that must not be used', () => {
  test('one that cannot prove itself is held, its key counters untouched, until a reviewer lets it go', async () => {
    const caseId = await desk.apply();
    const { serial } = desk.reader.insert({ kind: '3.0' });
    const forged = forging(desk.reader);
    await desk.restart({ readers: forged.readers });
    expect(await faultOf(desk.call('issue.start', { caseId }))).toBe('chip-not-genuine');
    expect(forged.commands.some((ins) => ins === 0x82)).toBe(false);
    forged.stop();
    expect(await faultOf(desk.call('issue.start', { caseId }))).toBe('chip-held');
    const { chipId } = await desk.call('card.read', {});
    expect(await faultOf(desk.call('chip.clear', { chipId, reason: '已查明', reviewer: { operator: 'teller1', pin: '135790' } }))).toBe(
      'reviewer-same',
    );
    await desk.call('chip.clear', { chipId, reason: '已查明', reviewer });
    expect((await desk.call('issue.start', { caseId })).verified).toBe(true);
    expect(serial).toHaveLength(8);
  });

  test('two readers with the same chip: neither is written', async () => {
    const caseId = await desk.apply();
    desk.reader.insert({ kind: '3.0', serial: '5AA50001' });
    const copy = createVirtualReader({ folder: join(desk.folder, 'copies'), commandMs: 0 });
    copy.insert({ kind: '3.0', serial: '5AA50001' });
    await desk.restart({ readers: sideBySide(desk.reader, copy) });
    expect(await faultOf(desk.call('issue.start', { caseId }))).toBe('chip-twice');
    copy.insert({ kind: '3.0', serial: '5AA50002' });
    expect(await faultOf(desk.call('issue.start', { caseId }))).toBe('reader-choose');
    expect([...desk.reader.cards(), ...copy.cards()].some(({ written }) => written)).toBe(false);
  });
});

/** A reader whose card answers INTERNAL AUTHENTICATE with other bytes, until it is told to stop. */
function forging(inner: Readers): { readonly readers: Readers; readonly commands: number[]; stop(): void } {
  const commands: number[] = [];
  let on = true;
  const readers = through(inner, async (apdu, transmit) => {
    commands.push(apdu[1] ?? 0);
    const answer = await transmit(apdu);
    return on && apdu[1] === 0x88 ? answer.map((byte, index) => (index === 0 ? byte ^ 1 : byte)) : answer;
  });
  return { readers, commands, stop: () => (on = false) };
}

/** Two sources of readers as one; the second's reader has another name. */
function sideBySide(first: Readers, second: Readers): Readers {
  const name = '第二台 Second';
  return {
    list: async () => [...(await first.list()), ...(await second.list()).map((reader) => ({ ...reader, name }))],
    onChange: (listener) => first.onChange(listener),
    connect: async (reader) => (reader === name ? second.connect((await second.list())[0]?.name ?? '') : first.connect(reader)),
    close: async () => {
      await first.close();
      await second.close();
    },
  };
}

test('revealing is for a reason, and stands in the audit log before anything is seen', async () => {
  const caseId = await desk.apply({ name: '何示例' });
  expect(await faultOf(desk.call('case.reveal', { caseId, reason: ' ' }))).toBe('input-invalid');
  const { application } = await desk.call('case.reveal', { caseId, reason: '当面核对' });
  expect(application.name).toBe('何示例');
  expect(await desk.call('audit.verify', {})).toMatchObject({ ok: true });
});

test('an unknown call, a wrong input and a sandbox call elsewhere are refused by name', async () => {
  expect(await faultOf(desk.client.call('no.such' as never, {} as never))).toBe('call-unknown');
  expect(await faultOf(desk.client.call('issue.show', { jobId: 7 } as never))).toBe('input-invalid');
  await desk.restart({ sandbox: undefined });
  expect(await faultOf(desk.call('sandbox.cards', {}))).toBe('sandbox-only');
});

test('state comes out after each change, and shows the job while it runs', async () => {
  const caseId = await desk.apply();
  desk.reader.insert({ kind: '3.0' });
  const seen: string[] = [];
  const stop = desk.client.onState((state) => {
    const step = state.job?.steps.find(({ state: at }) => at === 'running')?.key;
    if (step !== undefined && seen.at(-1) !== step) seen.push(step);
  });
  await desk.restart({
    readers: through(desk.reader, async (apdu, transmit) => {
      await pause(15);
      return transmit(apdu);
    }),
  });
  desk.client.onState((state) => {
    const step = state.job?.steps.find(({ state: at }) => at === 'running')?.key;
    if (step !== undefined && seen.at(-1) !== step) seen.push(step);
  });
  await desk.call('issue.start', { caseId });
  stop();
  expect(seen.length).toBeGreaterThan(3);
  const job = await jobOfCase(desk, caseId);
  expect(job.steps.every(({ state }) => state === 'done')).toBe(true);
  expect(job.compared.every(({ equal }) => equal)).toBe(true);
  expect(JSON.stringify(job)).not.toContain('何示例');
});
