import { readFileSync } from 'node:fs';
import type { BindingCard, BindingContext, BindingReader } from './pcsc-binding.ts';

/** What the stand-in for `smartcard` shows: a test writes it as JSON to the file that SUIKA_TEST_PCSC names. */
export interface TestWorld {
  /** A message of the binding: the service is not there. */
  readonly down?: string;
  readonly readers: readonly TestReader[];
}

export interface TestReader {
  readonly name: string;
  readonly state: number;
  /** Hex. */
  readonly atr?: string;
  /** Message that a connection fails with. */
  readonly refuses?: string;
  /** Message that a command fails with; null: the driver does not come back while this is so. Absent: it answers 9000. */
  readonly fails?: string | null;
  /** Answers to control codes, hex; `echo` gives back what was sent. A code that is not here is refused. `fails` counts here too. */
  readonly controls?: Readonly<Record<number, string>>;
}

function world(): TestWorld {
  return JSON.parse(readFileSync(process.env['SUIKA_TEST_PCSC'] ?? '', 'utf8')) as TestWorld;
}

export class Context implements BindingContext {
  constructor() {
    const { down } = world();
    if (down !== undefined) throw new Error(down);
  }

  listReaders(): BindingReader[] {
    const { down, readers } = world();
    if (down !== undefined) throw new Error(down);
    return readers.map(({ name, state, atr }) => ({
      name,
      state,
      atr: atr === undefined ? null : Buffer.from(atr, 'hex'),
      connect: () => connect(name),
    }));
  }

  close(): void {
    return;
  }
}

function connect(name: string): Promise<BindingCard> {
  const refuses = world().readers.find((reader) => reader.name === name)?.refuses;
  if (refuses !== undefined) return Promise.reject(new Error(refuses));
  return Promise.resolve({
    transmit: () => answered(name, () => Buffer.from('9000', 'hex')),
    control: (code, data) => answered(name, ({ controls }) => controlled(controls?.[code], data)),
    reconnect: () => Promise.resolve(),
    disconnect: () => undefined,
  });
}

async function answered(name: string, answer: (reader: TestReader) => Buffer): Promise<Uint8Array> {
  for (;;) {
    const reader = world().readers.find((each) => each.name === name);
    if (reader?.fails === undefined) return answer(reader ?? { name, state: 0 });
    if (reader.fails !== null) throw new Error(reader.fails);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** What pcsc-lite makes of a driver that does not know the code. */
function controlled(answer: string | undefined, data: Buffer): Buffer {
  if (answer === undefined) throw new Error('Unknown PC/SC error');
  return answer === 'echo' ? data : Buffer.from(answer, 'hex');
}
