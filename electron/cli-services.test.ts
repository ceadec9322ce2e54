import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCliDesk } from './test-cli.ts';
import type { CliDesk } from './test-cli.ts';

let desk: CliDesk;
beforeAll(async () => {
  desk = await startCliDesk();
});
afterAll(() => desk.end());

function filed(content: unknown): string {
  const file = join(desk.folder, 'filed.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

/** 周样例, who has a card of the sandbox's register. */
const who = ['--document', 'resident-id:440111199202290067'];
const inPerson = { who: 'holder', shown: 'resident-id' };

test('a loss is looked up, explained, filed and lifted from the command line; a wrong file and a refused rule say so', async () => {
  const looked = await desk.suika('holder', 'look', ...who);
  expect(looked.json).toMatchObject({ online: true, state: 'live', name: '周*例' });
  const file = filed({ standing: inPerson });
  const explained = await desk.suika('service', 'explain', '--service', 'report-loss', '--file', file, ...who);
  expect([explained.code, explained.json.allowed]).toEqual([0, true]);
  const reported = await desk.suika('service', 'file', '--service', 'report-loss', '--file', file, ...who);
  expect([reported.code, reported.json.service]).toEqual([0, 'report-loss']);
  await desk.suika('sync');
  expect((await desk.suika('holder', 'look', ...who)).json.state).toBe('lost');
  const again = await desk.suika('service', 'file', '--service', 'report-loss', '--file', file, ...who);
  expect([again.code, again.json.fault.code]).toEqual([4, 'rule-refused']);
  expect((await desk.suika('service', 'file', '--service', 'lift-loss', '--file', file, ...who)).code).toBe(0);
  const wrong = await desk.suika(
    'service',
    'file',
    '--service',
    'lock',
    '--file',
    filed({ standing: inPerson, filing: { colour: 'red' } }),
    ...who,
  );
  expect([wrong.code, wrong.json.fault.facts.fields]).toEqual([2, 'filing.colour']);
}, 60_000);
