import type { Client, Input, Output } from '../../core/contract.ts';
import { Fault } from '../../core/fault.ts';
import type { CaseRow } from '../../core/views.ts';
import { apply, file, look } from '../../electron/test-day.ts';
import { reviewer } from '../../electron/test-desk.ts';
import { sandboxChipId } from '../../fixtures/agency/chips.ts';
import { photoOf, pngOf } from '../../fixtures/agency/test-pictures.ts';
import { applicationOf, samplePerson } from '../../fixtures/agency/test-sandbox.ts';
import type { VirtualReader } from '../../fixtures/card/virtual-reader.ts';
import type { Dice } from './steps.ts';

/** A teller's work of a day, one piece at a time: whoever comes to the counter gets what comes next for them. */
export interface Counter {
  readonly client: Client;
  readonly reader: VirtualReader;
}

type Person = ReturnType<typeof samplePerson>;

/** @returns what was done @throws Fault why not */
export async function serve(counter: Counter, number: number, dice: Dice): Promise<string> {
  const person = samplePerson(number);
  const { cases } = await counter.client.call('case.list', { search: person.identityNumber, limit: 1 });
  const latest = cases[0];
  if (latest === undefined) return takeIn(counter, person, dice);
  switch (latest.state) {
    case 'accepted':
    case 'issuing':
      return makesCard(latest) ? issue(counter, latest) : serviceOf(counter, person, dice);
    case 'unsure':
      return dice[0] < 0.2 ? spoil(counter, latest) : issue(counter, latest);
    case 'issued':
      return handOver(counter, latest);
    case 'deciding':
    case 'handed-over':
    case 'done':
      return serviceOf(counter, person, dice);
    case 'refused':
    case 'cancelled':
      return latest.service === 'apply' ? takeIn(counter, person, dice) : serviceOf(counter, person, dice);
  }
}

function makesCard({ service }: CaseRow): boolean {
  return service === 'apply' || service === 'reissue' || service === 'replace';
}

async function takeIn({ client }: Counter, person: Person, [withPictures]: Dice): Promise<string> {
  if (withPictures > 0.3) {
    await apply(client, person);
    return 'apply';
  }
  const application = applicationOf({ ...person }) as Input<'case.create'>['application'];
  const photo = photoOf(8_192 + Math.floor(withPictures * 100_000)).toString('base64');
  const signature = pngOf(200, 80).toString('base64');
  await client.call('case.create', { application, files: { photo, signature } });
  return 'apply-with-pictures';
}

async function issue({ client, reader }: Counter, { caseId, jobId }: CaseRow): Promise<string> {
  const job = jobId === undefined ? null : await client.call('issue.show', { jobId });
  // The chip that a job has begun on is the one that it goes on with.
  const begun = job?.chipId === undefined ? undefined : reader.cards().find(({ serial }) => sandboxChipId(serial) === job.chipId);
  reader.insert(begun === undefined ? { kind: '3.0' } : { serial: begun.serial, kind: begun.kind });
  await client.call('issue.start', { caseId });
  return 'issue';
}

async function spoil({ client }: Counter, { jobId = '' }: CaseRow): Promise<string> {
  await client.call('issue.spoil', { jobId, reason: '样例：芯片无法再写', reviewer });
  return 'spoil';
}

async function handOver({ client }: Counter, { caseId, service }: CaseRow): Promise<string> {
  const fee = service === 'apply' ? '' : await feeOf(client, caseId);
  await client.call('card.handOver', { caseId, identifiedBy: 'resident-id', receivedBy: 'holder', faceChecked: true });
  return `${fee}hand-over`;
}

/** It may have been recorded before the process was killed. */
async function feeOf(client: Client, caseId: string): Promise<string> {
  try {
    await client.call('fee.record', { caseId, outcome: 'paid', receipt: '样例收据 1' });
    return 'fee, ';
  } catch (cause) {
    if (cause instanceof Fault) return '';
    throw cause;
  }
}

/** Whatever may be filed for the card as it is: known where the agency answers, and guessed where not. */
async function serviceOf({ client }: Counter, person: Person, [which, how]: Dice): Promise<string> {
  const holder = await look(client, person);
  if (holder.state === 'lost') {
    const service = how < 0.7 ? 'reissue' : 'lift-loss';
    await reviewed((by) => fileBy(client, holder, service, {}, by));
    return service;
  }
  if (which < 0.3) {
    await file(client, holder, 'report-loss');
    return holder.online ? 'report-loss' : 'report-loss-offline';
  }
  const locked = holder.card?.socialSecurity === 'locked';
  const [first, then] = locked ? (['unlock', 'lock'] as const) : (['lock', 'unlock'] as const);
  await reviewed((by) => fileBy(client, holder, first, { application: 'social-security' }, by));
  // On the record as it was before: once the first has changed it the agency refuses this one.
  if (which < 0.7) {
    if (which > 0.5) await client.call('queue.sync', {}).catch(faultsOnly);
    await file(client, holder, which > 0.5 ? 'activate' : then, which > 0.5 ? { account: 'medical' } : { application: 'social-security' });
    return `${first}, and one on the old record`;
  }
  return first;
}

type Reviewer = { readonly reviewer?: typeof reviewer };

function fileBy(
  client: Client,
  { holderId }: Output<'holder.look'>,
  service: Input<'service.file'>['service'],
  filing: Input<'service.file'>['filing'],
  by: Reviewer,
) {
  return client.call('service.file', { holderId, service, filing, standing: { who: 'holder', shown: 'resident-id' }, ...by });
}

/** A second person looks where the rules want one. */
async function reviewed<Result>(act: (by: Reviewer) => Promise<Result>): Promise<Result> {
  try {
    return await act({});
  } catch (cause) {
    if (cause instanceof Fault && cause.code === 'reviewer-needed') return act({ reviewer });
    throw cause;
  }
}

/** @returns what was done about one refused entry */
export async function dealWithTodo({ client }: Counter, [which, how]: Dice): Promise<string> {
  const { entries } = await client.call('queue.list', { limit: 200 });
  const todos = entries.filter(({ todo }) => todo);
  const row = todos[Math.floor(which * todos.length)];
  if (row === undefined) return 'no to-do';
  if (row.mayRetry && how < 0.5) {
    await client.call('queue.retry', { id: row.id });
    return 'retry';
  }
  if (row.mayCorrect && row.kind === 'service' && how < 0.6) {
    await reviewed((by) => client.call('queue.correct', { id: row.id, ...by }));
    return 'correct';
  }
  if (row.mayCorrect && row.kind === 'application' && how < 0.3) {
    const { application } = await client.call('case.reveal', { caseId: row.caseId, reason: '样例：更正被退回的申请' });
    await client.call('queue.correct', { id: row.id, application: { ...application, address: '广州市荔湾区样例路100号' } });
    return 'correct';
  }
  await client.call('queue.giveUp', { id: row.id, reason: '样例：不再办理' });
  return 'give-up';
}

export function faultsOnly(cause: unknown): void {
  if (!(cause instanceof Fault)) throw cause;
}
