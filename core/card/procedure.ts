import { decodeReply, encodeCommand, everything } from './command.ts';
import type { Command, Reply } from './command.ts';
import { Fault } from '../fault.ts';
import type { Channel } from './channel.ts';
import { commands } from './commands.ts';
import type { CommandName, Parameters } from './commands.ts';
import { nonsense, refusal } from './chip-faults.ts';
import type { KeyName } from './key-names.ts';
import type { ProfileVersion } from './profile.ts';
import { cardTorn } from './reader-faults.ts';
import type { SecureMessagingRequest } from './secure-messaging.ts';
import type { Words } from './words.ts';

/**
 * A procedure is a value: a generator that yields steps and receives what came of them. Somebody else decides who answers:
 * a reader, a virtual card, a dry run, a test that pulls the card out.
 */
export type Procedure<R> = Generator<Step, R, Outcome>;

export type Step = CommandStep | PadStep | KeysStep | IntentStep | MarkStep;

export interface CommandStep {
  readonly kind: 'command';
  readonly name: CommandName;
  readonly apdu: Uint8Array;
  /** What it does, for a list of steps; holds nothing secret or personal. */
  readonly words: Words;
}
/** A command that the reader completes with the PIN from its own keys and sends by itself (PC/SC part 10). */
export interface PadStep {
  readonly kind: 'pad';
  readonly name: 'verify' | 'changePin';
  /** PIN_VERIFY_STRUCTURE or PIN_MODIFY_STRUCTURE. */
  readonly structure: Uint8Array;
}
/** A question to the key service; keys themselves never come here. */
export interface KeysStep {
  readonly kind: 'keys';
  readonly request: KeyRequest;
}
/** What the next commands are about to write, so that it can be put on record before the first of them leaves. */
export interface IntentStep {
  readonly kind: 'intent';
  /** Place in the plan, from 0 on. */
  readonly write: number;
}
/** Progress as a person follows it: `done` of `of` within a part of the work. */
export interface MarkStep {
  readonly kind: 'mark';
  readonly key: MarkKey;
  readonly done: number;
  readonly of: number;
}
export type MarkKey = 'identify' | 'prove' | 'unlock' | 'holder' | 'issuer' | 'number' | 'readback';

/** Bytes of 8 each; `chipId` is 29 bytes hex (chip.md §12). */
export type KeyRequest =
  | {
      readonly use: 'internal-authentication';
      readonly chipId: string;
      readonly profile: ProfileVersion;
      readonly factor: Uint8Array;
      readonly raw: Uint8Array;
      readonly answer: Uint8Array;
    }
  | {
      readonly use: 'external-authentication';
      readonly chipId: string;
      readonly profile: ProfileVersion;
      readonly key: KeyName;
      /** P2 of EXTERNAL AUTHENTICATE. */
      readonly keyId: number;
      /** The challenge of the chip. */
      readonly factor: Uint8Array;
    }
  | SecureMessagingRequest;
/** `data`: the 16 bytes auth8 ‖ raw8 that EXTERNAL AUTHENTICATE carries, or what {@link SecureMessagingRequest} is answered with. */
export type KeyAnswer = { readonly genuine: boolean } | { readonly data: Uint8Array };
/** Rejects with a fault when the service cannot be reached or refuses. */
export type KeyService = (request: KeyRequest) => Promise<KeyAnswer>;

export type Outcome =
  { readonly kind: 'reply'; readonly reply: Reply } | { readonly kind: 'answer'; readonly answer: KeyAnswer } | { readonly kind: 'marked' };

/**
 * One command and its reply.
 * @param accept further status words that the caller deals with; every other one but the command's own raises its fault
 */
export function* ask<N extends CommandName>(
  name: N,
  parameters: Parameters<N>,
  accept: (status: number) => boolean = () => false,
): Generator<Step, Reply, Outcome> {
  const command: Command = commands[name];
  const outcome = yield { kind: 'command', name, apdu: encodeCommand(command, parameters), words: command.explain(parameters) };
  if (outcome.kind !== 'reply') throw new TypeError('a command is answered with a reply');
  const { reply } = outcome;
  if (command.accepted.includes(reply.status) || accept(reply.status)) return reply;
  if (reply.status >> 12 !== 6 && reply.status >> 12 !== 9)
    throw nonsense(name, { zh: '状态字不存在', en: 'a status word that does not exist' });
  throw refusal(name, reply.status);
}

/** One command that is typed on the reader; its status is all that comes back. */
export function* askPad(name: PadStep['name'], structure: Uint8Array): Generator<Step, number, Outcome> {
  const outcome = yield { kind: 'pad', name, structure };
  if (outcome.kind !== 'reply') throw new TypeError('a command is answered with a reply');
  return outcome.reply.status;
}

/** One question to the key service. */
export function* askKeys(request: KeyRequest): Generator<Step, KeyAnswer, Outcome> {
  const outcome = yield { kind: 'keys', request };
  if (outcome.kind !== 'answer') throw new TypeError('a question to the key service is answered with an answer');
  return outcome.answer;
}

/** Says that a write of the plan comes next; goes on once that is on record. */
export function* intend(write: number): Generator<Step, void, Outcome> {
  yield { kind: 'intent', write };
}

export function* mark(key: MarkKey, done: number, of: number): Generator<Step, void, Outcome> {
  yield { kind: 'mark', key, done, of };
}

/** Who answers a procedure. */
export interface Answerers {
  /** Wrapped by `cardChannel`, so that `61xx` and `6Cxx` do not come here. */
  readonly channel: Channel;
  readonly keys: KeyService;
  /** Present where the reader has keys for a PIN: hands the structure to its feature and gives the answer, status last. */
  readonly pad?: (step: PadStep) => Promise<Uint8Array>;
  /** Puts on record what is about to be written; what it rejects with keeps the write from leaving. */
  readonly intend?: (write: number) => Promise<void> | void;
  /** Called before each step is taken. */
  readonly onStep?: (step: Step) => void;
  /** Named in the fault of a torn card. */
  readonly reader?: string;
}

/** Far more than any procedure needs: a card that answers strangely cannot keep one going for ever. */
const mostSteps = 2000;

/**
 * Runs a procedure to its end. What the channel or the key service rejects with is thrown into the procedure, which may
 * deal with it; else it comes out here.
 */
export async function run<R>(procedure: Procedure<R>, answerers: Answerers): Promise<R> {
  let next = procedure.next();
  for (let steps = 0; next.done !== true; steps += 1) {
    const step: Step = next.value;
    if (steps === mostSteps) throw nonsense(step.kind === 'command' ? step.name : 'selectName', { zh: '应答没有尽头', en: 'no end of it' });
    const settled = await settle(step, answerers);
    next = 'error' in settled ? procedure.throw(settled.error) : procedure.next(settled.outcome);
  }
  return next.value;
}

async function settle(step: Step, answerers: Answerers): Promise<{ readonly outcome: Outcome } | { readonly error: unknown }> {
  try {
    answerers.onStep?.(step);
    return { outcome: await answerTo(step, answerers) };
  } catch (error) {
    return { error };
  } finally {
    // A PIN or a cryptogram serves once. The header goes too: what a broken driver might still send is then no command at all.
    if (step.kind === 'command' && commands[step.name].secret.command === everything) step.apdu.fill(0);
  }
}

async function answerTo(step: Step, { channel, keys, pad = noPad, intend: record, reader }: Answerers): Promise<Outcome> {
  if (step.kind === 'intent') await record?.(step.write);
  if (step.kind === 'intent' || step.kind === 'mark') return { kind: 'marked' };
  if (step.kind === 'keys') return { kind: 'answer', answer: await keys(step.request) };
  const reply = decodeReply(step.kind === 'pad' ? await pad(step) : await channel(step.apdu));
  if (reply === null) throw cardTorn(reader ?? '');
  // Whatever a reader might send along with the status of a PIN goes no further.
  return { kind: 'reply', reply: step.kind === 'pad' ? { status: reply.status, data: new Uint8Array() } : reply };
}

function noPad(): Promise<never> {
  return Promise.reject(new TypeError('this reader has no keys for a PIN'));
}

/**
 * The steps of a procedure when every command is simply done: what would be sent, without any card. A procedure that needs
 * more of an answer than its length ends there.
 * @param answer what a step is imagined to bring
 */
export function dryRun(procedure: Procedure<unknown>, answer: (step: Step) => Outcome = agree): readonly Step[] {
  const steps: Step[] = [];
  try {
    for (let next = procedure.next(); next.done !== true && steps.length < mostSteps; next = procedure.next(answer(next.value)))
      steps.push(next.value);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
  }
  return steps;
}

function agree(step: Step): Outcome {
  if (step.kind === 'intent' || step.kind === 'mark') return { kind: 'marked' };
  if (step.kind === 'keys') {
    return { kind: 'answer', answer: step.request.use === 'internal-authentication' ? { genuine: true } : { data: new Uint8Array(16) } };
  }
  return {
    kind: 'reply',
    reply: { status: 0x9000, data: new Uint8Array(step.name === 'getChallenge' || step.name === 'internalAuthenticate' ? 8 : 0) },
  };
}
