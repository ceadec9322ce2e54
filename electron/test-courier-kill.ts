import type { Input } from '../core/contract.ts';
import { sandboxPin } from '../fixtures/agency/operators.ts';
import { createVirtualReader } from '../fixtures/card/virtual-reader.ts';
import { openHost } from './host/host.ts';
import { Store } from './host/store/store.ts';

/** A terminal that makes a bundle or takes an answer in and is killed (SIGKILL, by itself) around one commit: a process of its own for the tests. */
export interface CourierKill {
  readonly data: string;
  readonly agency: string;
  readonly cards: string;
  readonly call: 'courier.make' | 'courier.take';
  readonly input: Input<'courier.make'>;
  /** Counted from the call on. */
  readonly at: { readonly commit: number; readonly when: 'before' | 'after' };
}

class MortalStore extends Store {
  at: CourierKill['at'] | null = null;
  #commits = 0;

  override write<Result>(work: () => Result): Result {
    // What is written within another transaction has no commit of its own.
    if (this.at === null || this.inTransaction) return super.write(work);
    this.#commits += 1;
    const now = this.#commits === this.at.commit;
    if (now && this.at.when === 'before') process.kill(process.pid, 'SIGKILL');
    const result = super.write(work);
    if (now && this.at.when === 'after') process.kill(process.pid, 'SIGKILL');
    return result;
  }
}

async function callAndDie({ data, agency, cards, call, input, at }: CourierKill): Promise<void> {
  const held: { store?: MortalStore } = {};
  const host = await openHost({
    data,
    agency,
    readers: createVirtualReader({ folder: cards, commandMs: 0 }),
    version: 'test',
    openStore: (file, key) => (held.store = new MortalStore(file, key)),
  });
  const client = host.client();
  await client.call('session.signIn', { operator: 'teller1', pin: sandboxPin });
  if (held.store !== undefined) held.store.at = at;
  await client.call(call, input);
  await host.close();
}

await callAndDie(JSON.parse(process.argv[2] ?? '') as CourierKill);
