import { fromHex } from '../core/card/bytes.ts';
import type { Channel } from '../core/card/channel.ts';
import { featureRequest, pinModify, pinVerify } from '../core/card/pin-pad.ts';
import type { CardConnection, Readers } from '../core/card/reader.ts';
import { readerFailed } from '../native/pcsc-faults.ts';

type Typing = readonly string[] | { readonly stops: string } | Error;

/**
 * Keys for a reader that has none: neither the virtual reader nor vpcd knows SCardControl. It does with a structure of part 10
 * what a reader does, digit by digit; that real readers do so too no test here shows.
 */
export interface TestPad {
  /** What is typed next: the PIN, or old and new one; or a status, hex, with which the reader gives up; or a fault of the driver. */
  typed: Typing | Promise<Typing>;
  /** Control codes it was asked with, in order. */
  readonly asked: number[];
}

const padCodes = { verify: 0x42330006, change: 0x42330007 } as const;
const question = process.platform === 'win32' ? featureRequest.windows : featureRequest.pcscLite;

export function testPad(): TestPad {
  return { typed: [], asked: [] };
}

/** @param features tags, lengths and control codes, hex; null: the reader refuses the question */
export function withPad(inner: Readers, pad: TestPad, features: string | null = '060442330006070442330007'): Readers {
  return {
    list: () => inner.list(),
    onChange: (listener) => inner.onChange(listener),
    close: () => inner.close(),
    connect: async (reader): Promise<CardConnection> => {
      const connection = await inner.connect(reader);
      return {
        ...connection,
        control: async (code, data) => {
          pad.asked.push(code);
          if (code !== question) return press(pad, code, data, connection.transmit);
          if (features === null) throw readerFailed(reader, 'Unknown PC/SC error');
          return fromHex(features);
        },
      };
    },
  };
}

async function press(pad: TestPad, code: number, data: Uint8Array, transmit: Channel): Promise<Uint8Array> {
  const typed = await pad.typed;
  if (typed instanceof Error) throw typed;
  if ('stops' in typed) return fromHex(typed.stops);
  const [first = '', second = ''] = typed;
  if (code === padCodes.verify) {
    const structure = pinVerify.decode(data);
    return transmit(placed(structure?.abData, structure?.bmPINBlockString, 0, first));
  }
  const structure = pinModify.decode(data);
  const old = placed(structure?.abData, structure?.bmPINBlockString, structure?.bInsertionOffsetOld, first);
  return transmit(placed(old, structure?.bmPINBlockString, structure?.bInsertionOffsetNew, second));
}

/** The digits, left-justified BCD, in their place of the command. */
function placed(command: Uint8Array = new Uint8Array(), block = 0, at = 0, pin = ''): Uint8Array {
  const whole = command.slice();
  whole.set(fromHex(pin.padEnd(2 * block, 'F')), 5 + at);
  return whole;
}
