import type { Client, Input, Output } from '../core/contract.ts';
import type { FiledService, Filing } from '../core/filing.ts';
import { applicationOf, samplePerson } from '../fixtures/agency/test-sandbox.ts';
import type { RunningProxy } from '../fixtures/agency/proxy.ts';
import type { VirtualReader } from '../fixtures/card/virtual-reader.ts';

/** A counter with a teller signed in. */
export interface Counter {
  readonly client: Client;
  readonly reader: VirtualReader;
  /** Between the terminal and its agency. */
  readonly line: RunningProxy;
  /** The numbers of so many sample people are this day's own, from here on. */
  readonly firstPerson: number;
}

/** Sample people that one day takes. */
export const peopleOfADay = 3;

/** A day's mixed work, part by part; the queue is on its way within each. */
export const partsOfADay = {
  /** A first card, made and handed over. */
  card: async (counter: Counter): Promise<void> => {
    const { client, firstPerson } = counter;
    const caseId = await apply(client, samplePerson(firstPerson));
    await issue(counter, caseId);
    await handOver(client, caseId);
    await client.call('queue.sync', {});
  },

  /**
   * Another application; a lock of the card; then, while the line is down, a service on the record as it was before, which
   * the agency refuses, a loss, and one more application; at last a reissue.
   */
  queue: async ({ client, line, firstPerson }: Counter): Promise<void> => {
    const [holder, waiting, away] = [0, 1, 2].map((n) => samplePerson(firstPerson + n)) as [Person, Person, Person];
    await apply(client, waiting);
    const before = await look(client, holder);
    await file(client, before, 'lock', { application: 'social-security' });
    await client.call('queue.sync', {});
    line.setRule(() => ({ do: 'drop' }));
    await file(client, before, 'activate', { account: 'medical' });
    await file(client, before, 'report-loss');
    await apply(client, away);
    line.setRule(() => ({ do: 'pass' }));
    await client.call('queue.sync', {});
    await file(client, await look(client, holder), 'reissue');
    await client.call('queue.sync', {});
  },

  /** The card of the reissue. */
  reissue: async (counter: Counter): Promise<void> => issue(counter, await latestCase(counter)),

  /** Its fee, and the card handed over. */
  fee: async (counter: Counter): Promise<void> => {
    const { client } = counter;
    const caseId = await latestCase(counter);
    await client.call('fee.record', { caseId, outcome: 'paid', receipt: '样例收据 1' });
    await handOver(client, caseId);
    await client.call('queue.sync', {});
  },
} as const;

export type PartOfADay = keyof typeof partsOfADay;

export async function workDay(counter: Counter): Promise<void> {
  for (const part of Object.values(partsOfADay)) await part(counter);
}

/** Why the agency refuses the service on a record that has changed since: the one entry of a day that it does not take. */
export const refusedOfADay = 'version';

type Person = ReturnType<typeof samplePerson>;

export async function apply(client: Client, person: Person): Promise<string> {
  return (await client.call('case.create', { application: applicationOf({ ...person }) as Input<'case.create'>['application'] })).caseId;
}

/** The latest case of the one who got the card. */
async function latestCase({ client, firstPerson }: Counter): Promise<string> {
  const { cases } = await client.call('case.list', { search: samplePerson(firstPerson).identityNumber, limit: 1 });
  return cases[0]?.caseId ?? '';
}

async function issue({ client, reader }: Counter, caseId: string): Promise<void> {
  reader.insert({ kind: '3.0' });
  await client.call('issue.start', { caseId });
}

async function handOver(client: Client, caseId: string): Promise<void> {
  await client.call('card.handOver', { caseId, identifiedBy: 'resident-id', receivedBy: 'holder', faceChecked: true });
}

export function look(client: Client, { identityNumber }: Person): Promise<Output<'holder.look'>> {
  return client.call('holder.look', { by: 'document', documentType: 'resident-id', identityNumber, name: '何示例' });
}

export function file(client: Client, { holderId }: { readonly holderId: string }, service: FiledService, filing: Filing = {}) {
  return client.call('service.file', { holderId, service, filing, standing: { who: 'holder', shown: 'resident-id' } });
}
