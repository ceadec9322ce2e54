import { contract } from '../../core/contract.ts';
import type { CallName, Client, Output } from '../../core/contract.ts';
import { dataFolder } from '../options.ts';
import { openTerminal } from '../terminal.ts';
import type { Opening } from '../terminal.ts';
import { pinOf } from './input.ts';
import { show, tellNotices } from './print.ts';

/** What stands before or after any command. */
export interface GlobalOptions {
  readonly data?: string;
  readonly agency?: string;
  readonly operator?: string;
  readonly virtual: boolean;
  readonly json: boolean;
}

/**
 * Opens the terminal, signs the operator in where one is named or needed, makes one call and shows its answer.
 * @param input what the call takes, or how to come by it
 * @param words the answer for a person
 * @param needsOperator whether the call wants somebody signed in; what the contract says when left out
 */
export async function withTerminal<N extends CallName>(
  options: GlobalOptions,
  name: N | (string & {}),
  input: object | (() => unknown),
  words: (output: Output<N>) => string,
  needsOperator = contract[name as N].roles !== 'anyone',
): Promise<void> {
  const given: unknown = typeof input === 'function' ? (input as () => unknown)() : input;
  // The host checks name and input against the contract; nothing is assumed of either here.
  await inTerminal(options, async (client) => (await client.call(name as N, given as never)) as Output<N>, words, needsOperator);
}

/** Opens the terminal, signs the operator in, does what takes several calls of one session, and shows what came of it. */
export async function inTerminal<Result>(
  options: GlobalOptions,
  work: (client: Client) => Promise<Result>,
  words: (output: Result) => string,
  needsOperator = true,
): Promise<void> {
  const { operator, json } = options;
  const pin = needsOperator || operator !== undefined ? await pinOf(operator) : null;
  const output = await opened(options, {}, async (client) => {
    tellNotices(await client.call('notice.list', {}));
    if (pin !== null) await client.call('session.signIn', pin);
    return work(client);
  });
  // Said when it is over: what was done is on the disk and the folder is free.
  show(json, output, words);
}

/** Opens the terminal for as long as the work takes. */
export async function opened<Result>(
  { data, agency, virtual }: GlobalOptions,
  opening: Opening,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const readers = virtual ? 'virtual' : 'pcsc';
  const terminal = await openTerminal({ data: data ?? dataFolder(false), agency, readers, sandbox: false }, opening);
  try {
    return await work(terminal.host.client());
  } finally {
    await terminal.close();
  }
}
