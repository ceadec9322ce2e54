import { dispositions, messageOf, protocolT0OrT1, shareExclusive } from './pcsc-binding.ts';
import type { Binding, BindingCard, BindingContext, BindingReader } from './pcsc-binding.ts';
import type { CallGate } from './pcsc-gate.ts';
import type { DriveOrder, DriveReply } from './pcsc-messages.ts';
import { troubleOf } from './pcsc-words.ts';

/** Room for the longest answer there is (an extended command's); the driver says how much of it was used. */
const longestAnswer = 65_538;
/** A desktop's own card service looks at every new card for a moment: so many tries, so many milliseconds apart. */
const busyTries = 6;
const busyPause = 100;

/** One connection. It has a context of its own: while a command runs, every other call on the same context waits for it. */
interface Driven {
  context: BindingContext | null;
  card: BindingCard | null;
  /** What is asked of one connection is done one after another. */
  tail: Promise<unknown>;
}

interface Done {
  readonly bytes: Uint8Array;
  readonly state: number;
}

const nothing: Done = { bytes: new Uint8Array(), state: 0 };

/** Carries out what the main thread asks of the cards. The reply never rejects. */
export function createDriver(binding: Binding, gate: CallGate): (order: DriveOrder) => Promise<DriveReply> {
  const connections = new Map<number, Driven>();
  return (order) => {
    const id = order.kind === 'connect' ? order.id : order.connection;
    const driven = connections.get(id) ?? { context: null, card: null, tail: Promise.resolve() };
    connections.set(id, driven);
    const reply = driven.tail.then(() => obey(binding, gate, driven, order));
    driven.tail = reply;
    return reply.finally(() => {
      if (driven.context === null) connections.delete(id);
    });
  };
}

async function obey(binding: Binding, gate: CallGate, driven: Driven, order: DriveOrder): Promise<DriveReply> {
  const clock = { milliseconds: 0 };
  try {
    const done = await carryOut(binding, gate, driven, order, clock);
    return { kind: 'reply', id: order.id, ok: true, ...done, ...clock };
  } catch (cause) {
    return { kind: 'reply', id: order.id, ok: false, detail: messageOf(cause), ...clock };
  }
}

async function carryOut(
  binding: Binding,
  gate: CallGate,
  driven: Driven,
  order: DriveOrder,
  clock: { milliseconds: number },
): Promise<Done> {
  switch (order.kind) {
    case 'connect':
      try {
        return await connect(binding, gate, driven, order.reader);
      } catch (cause) {
        await release(gate, driven, 'leave');
        throw cause;
      }
    case 'transmit':
      return { ...nothing, bytes: await transmit(gate, driven, order.apdu, clock) };
    case 'control':
      return { ...nothing, bytes: await control(gate, driven, order.code, order.data) };
    case 'disconnect':
      await release(gate, driven, order.how);
      return nothing;
  }
}

async function connect(binding: Binding, gate: CallGate, driven: Driven, name: string): Promise<Done> {
  for (let tries = 1; ; tries += 1) {
    const reader = gate.sync(() => find(binding, driven, name));
    try {
      driven.card = await gate.async(() => reader.connect(shareExclusive, protocolT0OrT1));
      return { bytes: Uint8Array.from(reader.atr ?? []), state: reader.state };
    } catch (cause) {
      if (troubleOf(messageOf(cause)) !== 'busy' || tries === busyTries) throw cause;
    }
    await new Promise((resolve) => setTimeout(resolve, busyPause));
  }
}

function find(binding: Binding, driven: Driven, name: string): BindingReader {
  driven.context ??= new binding.Context();
  const reader = driven.context.listReaders().find((each) => each.name === name);
  if (reader === undefined) throw new Error('Unknown reader');
  return reader;
}

async function transmit(gate: CallGate, driven: Driven, apdu: Uint8Array, clock: { milliseconds: number }): Promise<Uint8Array> {
  const card = connected(driven);
  const begun = performance.now();
  try {
    return await gate.async(() => card.transmit(bufferOver(apdu), { maxRecvLength: longestAnswer }));
  } finally {
    clock.milliseconds = performance.now() - begun;
  }
}

async function control(gate: CallGate, driven: Driven, code: number, data: Uint8Array): Promise<Uint8Array> {
  const card = connected(driven);
  return gate.async(() => card.control(code, bufferOver(data)));
}

function connected({ card }: Driven): BindingCard {
  if (card === null) throw new Error('Card is not connected');
  return card;
}

function bufferOver(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Leaving never fails: a card that is gone or a service that died has nothing left to let go of. */
async function release(gate: CallGate, driven: Driven, how: 'reset' | 'leave'): Promise<void> {
  const { card, context } = driven;
  driven.card = null;
  driven.context = null;
  // Reset through `reconnect`, on libuv's pool: `disconnect` with a reset would block this thread, and with it every other reader.
  if (how === 'reset' && card !== null) {
    await gate.async(() => card.reconnect(shareExclusive, protocolT0OrT1, dispositions.reset)).catch(() => undefined);
  }
  try {
    gate.sync(() => card?.disconnect(dispositions.leave));
  } catch {
    // Gone already.
  }
  try {
    gate.sync(() => context?.close());
  } catch {
    // The process is ending, and takes the context with it.
  }
}
