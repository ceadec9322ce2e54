import { afterEach, beforeEach, expect, test } from 'vitest';
import { faultOf, openedStore, startDesk, stateWhen } from '../test-desk.ts';
import type { TestDesk } from '../test-desk.ts';
import { putNotice } from './store/notices.ts';
import { Store } from './store/store.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await startDesk();
});
afterEach(async () => {
  await desk.end();
});

async function tell(...ids: readonly string[]): Promise<void> {
  await desk.host.close();
  const { file, key } = openedStore(desk.data);
  const store = new Store(file, key);
  for (const [index, id] of ids.entries())
    store.write(() =>
      putNotice(store, { id, tone: 'wait', zh: `须知${id}`, en: `told ${id}`, at: `2026-11-25T00:00:0${String(index)}.000Z` }),
    );
  store.close();
  await desk.restart();
}

test('a notice stands in the state until somebody has seen it, and that is audited once', async () => {
  await tell('one', 'two');
  const state = await stateWhen(desk.client, ({ notices }) => notices.length > 0);
  expect(state.notices.map(({ id }) => id)).toEqual(['two', 'one']);
  const { entries } = await desk.call('audit.verify', {});
  await desk.call('notice.seen', { id: 'two' });
  await desk.call('notice.seen', { id: 'two' });
  expect((await desk.call('notice.list', {})).notices).toEqual([
    { id: 'one', tone: 'wait', zh: '须知one', en: 'told one', at: '2026-11-25T00:00:00.000Z' },
  ]);
  expect(await desk.call('audit.verify', {})).toMatchObject({ ok: true, entries: entries + 1 });
});

test('told again it is open again, once', async () => {
  await tell('one');
  await desk.call('notice.seen', { id: 'one' });
  await tell('one', 'one');
  expect((await desk.call('notice.list', {})).notices).toHaveLength(1);
});

test('a reviewer reads it and does not put it away', async () => {
  await tell('one');
  await desk.signIn('reviewer1');
  expect(await faultOf(desk.call('notice.seen', { id: 'one' }))).toBe('role-not-allowed');
  expect((await desk.call('notice.list', {})).notices).toHaveLength(1);
});
