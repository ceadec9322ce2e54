import type { MessagePort } from 'node:worker_threads';
import { dispositions, messageOf, protocolT0OrT1, shareExclusive } from './pcsc-binding.ts';
import type { Binding, BindingCard, BindingContext, BindingReader } from './pcsc-binding.ts';
import type { DriveOrder, DriveReply } from './pcsc-messages.ts';
import { troubleOf } from './pcsc-words.ts';

/** Room for 256 bytes of data and the status bytes; an extended command (length byte 00, more after it) may bring 65,536. */
const shortAnswer = 258;
const longAnswer = 65_538;
/** A desktop's own card service looks at every new card for a moment: so many tries, so many milliseconds apart. */
const busyTries = 6;
const busyPause = 100;

interface Driven {
  readonly reader: string;
  /** Counts the driver calls under way, over all workers. */
  readonly underWay: Int32Array<SharedArrayBuffer>;
  context: BindingContext | null;
  card: BindingCard | null;
}

/** The worker of one reader: connects, transmits and disconnects in the order it is asked, one after another. */
export function drive(binding: Binding, reader: string, port: MessagePort, underWay: Int32Array<SharedArrayBuffer>): void {
  const driven: Driven = { reader, underWay, context: null, card: null };
  let tail: Promise<void> = Promise.resolve();
  port.on('message', (order: DriveOrder) => {
    tail = tail.then(() => obey(binding, driven, order, port));
  });
}

async function obey(binding: Binding, driven: Driven, order: DriveOrder, port: MessagePort): Promise<void> {
  const clock = { milliseconds: 0 };
  try {
    const done = await run(binding, driven, order, clock);
    const reply: DriveReply = { id: order.id, ok: true, bytes: done.bytes, milliseconds: clock.milliseconds, state: done.state };
    port.postMessage(reply);
  } catch (cause) {
    const reply: DriveReply = { id: order.id, ok: false, detail: messageOf(cause), milliseconds: clock.milliseconds };
    port.postMessage(reply);
  }
  if (order.kind === 'stop') port.close();
}

async function run(binding: Binding, driven: Driven, order: DriveOrder, clock: { milliseconds: number }): Promise<Done> {
  if (order.kind === 'transmit') return { bytes: await transmit(driven, order.apdu, clock), state: 0 };
  if (order.kind === 'connect') return await connect(binding, driven);
  release(driven, order.kind === 'stop' ? 'reset' : order.how);
  if (order.kind === 'stop') closeContext(driven);
  return { bytes: nothing, state: 0 };
}

interface Done {
  readonly bytes: Uint8Array;
  readonly state: number;
}
const nothing = new Uint8Array();

async function transmit(driven: Driven, apdu: Uint8Array, clock: { milliseconds: number }): Promise<Uint8Array> {
  if (driven.card === null) throw new Error('Card is not connected');
  const extended = apdu.length > 5 && apdu[4] === 0;
  const command = Buffer.from(apdu.buffer, apdu.byteOffset, apdu.byteLength);
  const begun = performance.now();
  try {
    return await counted(driven, driven.card.transmit(command, { maxRecvLength: extended ? longAnswer : shortAnswer }));
  } finally {
    clock.milliseconds = performance.now() - begun;
  }
}

async function counted<Result>(driven: Driven, call: Promise<Result>): Promise<Result> {
  Atomics.add(driven.underWay, 0, 1);
  try {
    return await call;
  } finally {
    Atomics.sub(driven.underWay, 0, 1);
    Atomics.notify(driven.underWay, 0);
  }
}

async function connect(binding: Binding, driven: Driven): Promise<Done> {
  if (driven.card !== null) release(driven, 'reset');
  for (let tries = 1; ; tries += 1) {
    const reader = find(binding, driven);
    try {
      driven.card = await counted(driven, reader.connect(shareExclusive, protocolT0OrT1));
      return { bytes: Uint8Array.from(driven.card.atr ?? reader.atr ?? nothing), state: reader.state };
    } catch (cause) {
      if (troubleOf(messageOf(cause)) !== 'busy' || tries === busyTries) throw cause;
    }
    await new Promise((resolve) => setTimeout(resolve, busyPause));
  }
}

/** A context outlives its cards, but not the service: after a restart the first call on it fails, and a new one is made. */
function find(binding: Binding, driven: Driven): BindingReader {
  let readers: BindingReader[];
  try {
    driven.context ??= new binding.Context();
    readers = driven.context.listReaders();
  } catch {
    closeContext(driven);
    driven.context = new binding.Context();
    readers = driven.context.listReaders();
  }
  const reader = readers.find(({ name }) => name === driven.reader);
  if (reader === undefined) throw new Error('Unknown reader');
  return reader;
}

/** Leaving never fails: a card that is gone or a service that died has nothing left to let go of. */
function release(driven: Driven, how: 'reset' | 'leave'): void {
  const card = driven.card;
  driven.card = null;
  try {
    card?.disconnect(dispositions[how]);
  } catch {
    return;
  }
}

function closeContext(driven: Driven): void {
  try {
    driven.context?.close();
  } finally {
    driven.context = null;
  }
}
