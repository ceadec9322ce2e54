import { concat } from './bytes.ts';
import type { Channel } from './channel.ts';
import { commandOf } from './commands.ts';
import { cardTorn } from './reader-faults.ts';

/**
 * What wraps a reader before a procedure speaks through it: guard → get-response → retry-length. Cards of this standard
 * speak T=0, where `61xx` and `6Cxx` are normal (chip.md §1).
 */
export function cardChannel(transmit: Channel, reader: string): Channel {
  return retryLength(getResponse(guard(transmit, reader)));
}

/** Through vpcd a card pulled out shows as success with an empty answer: fewer than 2 bytes are a torn card. */
export function guard(channel: Channel, reader: string): Channel {
  return async (apdu) => {
    const answer = await channel(apdu);
    if (answer.length < 2) throw cardTorn(reader);
    return answer;
  };
}

/** More rounds than the largest answer of a file of 4096 bytes could need. */
const rounds = 32;

/** Fetches what `61xx` announces and answers with all of it. A card that never ends is answered for with its last `61xx`. */
export function getResponse(channel: Channel): Channel {
  const fetch = retryLength(channel);
  return async (apdu) => {
    let answer = await channel(apdu);
    for (let round = 0; round < rounds; round += 1) {
      const [first, length] = statusOf(answer);
      if (first !== 0x61) return answer;
      const more = await fetch(Uint8Array.of(0x00, 0xc0, 0x00, 0x00, length));
      const [moreFirst] = statusOf(more);
      // Data that came before an error stay out: the error is what counts.
      answer = moreFirst === 0x61 || moreFirst === 0x90 ? concat(answer.subarray(0, -2), more) : more;
    }
    return answer;
  };
}

/** Asks once more with the length that `6Cxx` names. */
export function retryLength(channel: Channel): Channel {
  return async (apdu) => {
    const answer = await channel(apdu);
    const [first, length] = statusOf(answer);
    if (first !== 0x6c || answer.length !== 2) return answer;
    const again = withLength(apdu, length);
    return again === null ? answer : channel(again);
  };
}

/** The command with another Le, or null where it has none to change. */
function withLength(apdu: Uint8Array, length: number): Uint8Array | null {
  const body = commandOf(apdu)?.body ?? (apdu.length <= 5 ? 'le' : 'data');
  if (body === 'data') return null;
  const dataEnd = body === 'data-le' ? 5 + (apdu[4] ?? 0) : 4;
  return concat(apdu.slice(0, dataEnd), Uint8Array.of(length));
}

function statusOf(answer: Uint8Array): readonly [number, number] {
  return [answer.at(-2) ?? 0, answer.at(-1) ?? 0];
}
