import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeEnvelope, openEnvelope } from '../../../core/envelope.ts';
import { Fault } from '../../../core/fault.ts';
import type { SigningKey, VerifyBytes } from '../../../core/primitives.ts';
import { inspectAgency } from '../../../fixtures/agency/inspect.ts';
import { enrolTerminal } from '../../../fixtures/agency/test-terminal.ts';
import { generatePrivateKey, openPrivateKey, verifierOf } from '../../../native/ed25519.ts';
import { generateSealingKey, seal, sealingPublicKey, unseal } from '../../../native/sealing.ts';
import { agencyKeys, startCourier } from '../../test-courier.ts';
import type { CourierDesk } from '../../test-courier.ts';
import { faultOf } from '../../test-desk.ts';

// What is not ours, or was changed on its way, does nothing to anybody.

let desk: CourierDesk;
let keys: ReturnType<typeof agencyKeys>;
let bundle: string;
let answer: string;
beforeAll(async () => {
  desk = await startCourier();
  await desk.goOffline();
  await desk.apply();
  const made = await desk.make();
  bundle = readFileSync(made.file, 'utf8').trim();
  keys = agencyKeys(desk.agencyData);
  // Kept for later: until then nothing of it is known here.
  answer = '';
});
afterAll(async () => {
  await desk.end();
});

let files = 0;
function onStick(text: string, end: 'bundle' | 'answer'): string {
  files += 1;
  const file = join(desk.stick, `forged-${String(files)}.${end}`);
  writeFileSync(file, text);
  return file;
}

/** Code of the fault, and of an agency's refusal its reason. */
async function refusalOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'taken';
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    return [cause.code, cause.facts['reason'] ?? cause.facts['why'] ?? ''].join(' ').trim();
  }
}

const carried = (text: string) => refusalOf(desk.carry(onStick(text, 'bundle')));
const taken = (text: string) => refusalOf(desk.take(onStick(text, 'answer')));

function changedAt(text: string, place: number): string {
  const parts = text.split('.');
  const part = parts[place] ?? '';
  const middle = Math.floor(part.length / 2);
  return parts.with(place, `${part.slice(0, middle)}${part[middle] === 'A' ? 'B' : 'A'}${part.slice(middle + 1)}`).join('.');
}

const terminal = () => {
  const own = keys.terminals[0];
  if (own === undefined) throw new Error('no terminal');
  return own;
};

test('a bundle with a part changed, cut short, or that is something else, is refused', async () => {
  const outcomes = [];
  for (const place of [0, 2, 3, 4]) outcomes.push(await carried(changedAt(bundle, place)));
  expect(outcomes.slice(1)).toEqual(Array(3).fill('agency-refused bundle-damaged'));
  // The header's middle is in its key or in the name of the recipient.
  expect(outcomes[0]).toMatch(/^agency-refused bundle-(?:damaged|foreign)$/);
  expect(await carried(bundle.slice(0, -5))).toBe('agency-refused bundle-damaged');
  expect(await carried(bundle.slice(0, bundle.lastIndexOf('.')))).toBe('courier-file-not-sealed');
  expect(await carried('{"caseId":"1"}')).toBe('courier-file-not-sealed');
  expect(await carried('')).toBe('courier-file-not-sealed');
});

test('a bundle for another agency, or by nobody that this one knows, is refused', async () => {
  const envelope = await unseal(bundle, keys.sealingKey);
  expect(await carried(await seal(envelope, sealingPublicKey(generateSealingKey())))).toBe('agency-refused bundle-foreign');
  const ours = openEnvelope(envelope, 'bundle', verifierOf(terminal().deviceKey) as VerifyBytes);
  const sealed = async (content: typeof ours, key: SigningKey) =>
    seal(makeEnvelope('bundle', content, key), sealingPublicKey(keys.sealingKey));
  const stranger = openPrivateKey(generatePrivateKey(), 'terminal-stranger');
  expect(await carried(await sealed({ ...ours, terminalId: 'terminal-stranger' }, stranger))).toBe('agency-refused bundle-foreign');
  expect(await carried(await sealed(ours, { ...stranger, keyid: ours.terminalId }))).toBe('agency-refused bundle-damaged');
  const other = generatePrivateKey();
  desk.goOnline();
  const { enrolled } = await enrolTerminal(desk.proxy.url, '样例柜台', other);
  expect(await carried(await sealed(ours, openPrivateKey(other, enrolled.terminalId)))).toBe('agency-refused bundle-foreign');
  expect(await carried(await seal('no envelope', sealingPublicKey(keys.sealingKey)))).toBe('agency-refused bundle-foreign');
  expect(inspectAgency(desk.agencyData).entries).toEqual([]);
  // Each part of the envelope, under a seal that anybody can make.
  for (const place of [0, 1, 2]) {
    const forged = await seal(changedAt(envelope, place), sealingPublicKey(keys.sealingKey));
    expect(await carried(forged)).toMatch(/^agency-refused bundle-(?:damaged|foreign)$/);
  }
  expect(inspectAgency(desk.agencyData).entries).toEqual([]);
});

test('an answer that was changed, is for another terminal, by another agency or to no bundle of ours, does nothing', async () => {
  const good = await desk.carry(onStick(bundle, 'bundle'), 'good.answer');
  answer = readFileSync(good.file, 'utf8').trim();
  for (const place of [2, 3, 4]) expect(await taken(changedAt(answer, place))).toBe('sealed-damaged');
  expect(await taken(bundle)).toBe('sealed-for-another');
  expect(await taken('AAAA')).toBe('courier-file-not-sealed');

  const { terminalId, sealingKey } = terminal();
  const refused = { outcome: 'refused', terminalId, number: 1, bundle: 'ab'.repeat(32), last: 7, zh: '伪造', en: 'forged' } as const;
  const forge = async (content: Parameters<typeof makeEnvelope<'bundle-answer'>>[1], key: SigningKey = keys.signing) =>
    taken(await seal(makeEnvelope('bundle-answer', content, key), sealingKey));
  expect(await forge(refused, openPrivateKey(generatePrivateKey(), 'agency'))).toBe('envelope-invalid signature');
  expect(await forge({ ...refused, terminalId: keys.terminals[1]?.terminalId ?? '' })).toBe('courier-answer-foreign');
  expect(await forge({ ...refused, number: 9 })).toBe('courier-bundle-unknown');
  // The number alone does not do: it must be the answer to this very bundle.
  expect(await forge(refused)).toBe('courier-bundle-unknown');
  const wrongKind = makeEnvelope(
    'receipt',
    { entryId: 'entry-01', terminalId, digest: 'ab'.repeat(32), acceptedAt: '2026-11-25T00:00:00Z', number: 1 },
    keys.signing,
  );
  expect(await taken(await seal(wrongKind, sealingKey))).toBe('envelope-invalid kind');

  expect((await desk.call('queue.list', {})).entries).toMatchObject([{ state: 'waiting' }]);
  expect(await faultOf(desk.carrier.client.call('courier.take', { path: good.file }))).toBe('sealed-for-another');
  expect(await desk.take(good.file)).toMatchObject({ accepted: 1 });
});

test('who carries keeps a line in the audit and nothing else', async () => {
  const list = await desk.carrier.client.call('queue.list', {});
  expect(list).toMatchObject({ entries: [], waiting: 0 });
  expect((await desk.carrier.client.call('case.list', {})).cases).toEqual([]);
  expect((await desk.carrier.client.call('courier.look', {})).bundles).toEqual([]);
});

test('nobody has a bundle made or carried without the role for it', async () => {
  await desk.signIn('auditor1');
  expect(await faultOf(desk.make())).toBe('role-not-allowed');
  expect(await faultOf(desk.call('courier.take', { path: join(desk.stick, 'good.answer') }))).toBe('role-not-allowed');
  await desk.signIn('teller1');
});
