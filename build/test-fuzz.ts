import { env } from 'node:process';
import fc from 'fast-check';
import { fromHex, hex } from '../core/card/bytes.ts';
import type { Channel } from '../core/card/channel.ts';
import { primitives } from '../core/card/primitives.ts';
import { cardTorn } from '../core/card/reader-faults.ts';
import { createVirtualCard } from '../core/card/virtual-card.ts';
import type { VirtualCard } from '../core/card/virtual-card.ts';
import { selectEnvironment, testCard } from '../core/card/virtual/test-card.ts';

/** Inputs in all, over every property: some thousands unless `npm run fuzz` asks for more. */
const inputs = Number(env['SUIKA_FUZZ_N'] ?? 4000);
const seed = env['SUIKA_FUZZ_SEED'] === undefined ? {} : { seed: Number(env['SUIKA_FUZZ_SEED']) };

/** @param share of all inputs that a property takes */
export function fuzzed(share: number): { readonly numRuns: number; readonly seed?: number } {
  return { numRuns: Math.max(1, Math.round(inputs * share)), ...seed };
}

/** What a sick, a broken or a hostile card does with one command instead of its duty. */
export type Twist =
  | { readonly kind: 'honest' | 'other' | 'reset' | 'torn' | 'again' }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'cut'; readonly keep: number }
  | { readonly kind: 'grow'; readonly bytes: Uint8Array }
  | { readonly kind: 'flip'; readonly at: number; readonly bits: number };

const likelyStatus = [
  0x9000, 0x6100, 0x6110, 0x61ff, 0x6c00, 0x6c10, 0x63c0, 0x63c1, 0x63c2, 0x63c3, 0x6282, 0x6581, 0x6700, 0x6981, 0x6982, 0x6983, 0x6984,
  0x6985, 0x6986, 0x6988, 0x6a80, 0x6a81, 0x6a82, 0x6a83, 0x6a84, 0x6a86, 0x6a88, 0x6b00, 0x6d00, 0x6e00, 0x6f00, 0x9303,
];
const status = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...likelyStatus) }, { weight: 1, arbitrary: fc.nat(0xffff) });

const twist: fc.Arbitrary<Twist> = fc.oneof(
  { weight: 8, arbitrary: fc.constant({ kind: 'honest' as const }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('bytes' as const), bytes: fc.uint8Array({ maxLength: 300 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('bytes' as const), bytes: fc.uint8Array({ maxLength: 1 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('status' as const), status }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('cut' as const), keep: fc.nat(40) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('grow' as const), bytes: fc.uint8Array({ maxLength: 40 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('flip' as const), at: fc.nat(60), bits: fc.integer({ min: 1, max: 255 }) }) },
  { weight: 1, arbitrary: fc.constantFrom(...(['other', 'reset', 'torn', 'again'] as const).map((kind) => ({ kind }))) },
);

/** How a card behaves: honestly at first, then as its twists say, over and over. */
export interface Behaviour {
  readonly kind: '2.0' | '3.0';
  readonly t0: boolean;
  readonly written: boolean;
  readonly honestFirst: number;
  readonly twists: readonly Twist[];
}

export const behaviour: fc.Arbitrary<Behaviour> = fc.record({
  kind: fc.constantFrom('2.0' as const, '3.0' as const),
  t0: fc.boolean(),
  written: fc.boolean(),
  // Most procedures are over after a dozen commands.
  honestFirst: fc.oneof({ weight: 4, arbitrary: fc.nat(12) }, { weight: 1, arbitrary: fc.nat(80) }),
  twists: fc.oneof(
    fc.array(twist, { minLength: 1, maxLength: 20 }),
    // The same for ever: 61xx without end, 6Cxx loops, a mute card.
    twist.map((only) => [only]),
  ),
});

/** State of a card of an invented person, with a PIN. */
function writtenState(kind: '2.0' | '3.0'): unknown {
  const used = testCard(kind);
  used.send(selectEnvironment);
  used.show('04', 'UKSSSE');
  const records = ['00DC022C03020133', '00DC052C06050420260301', '00DC0134140812343430313033313939303033303730303239', '00DC0434030A0132'];
  for (const record of [...records, '00DC072C0B0709413132333435363734']) if (used.send(record) !== '9000') throw new Error('not written');
  used.show('06', 'PUK');
  if (used.signed('84240001', 'STKSSSE', '123456') !== '9000') throw new Error('no PIN');
  return used.card.state;
}
const writtenStates = { '2.0': writtenState('2.0'), '3.0': writtenState('3.0') };
const serial = '5AA50001';

function honestCard({ kind, t0, written }: Behaviour): VirtualCard {
  return createVirtualCard({ kind, serial, t0, challengeSeed: fromHex('5EED') }, primitives, written ? writtenStates[kind] : undefined);
}

export interface StrangeCard {
  readonly atr: Uint8Array;
  readonly transmit: Channel;
  /** Commands that reached it. */
  readonly count: () => number;
}

export function strangeCard(behaves: Behaviour): StrangeCard {
  const { honestFirst, twists } = behaves;
  let card = honestCard(behaves);
  let count = 0;
  const answer = (apdu: Uint8Array, how: Twist): Uint8Array => {
    if (how.kind === 'bytes') return how.bytes;
    if (how.kind === 'status') return Uint8Array.of(how.status >> 8, how.status & 0xff);
    if (how.kind === 'again') return Uint8Array.of(0x6c, apdu.length);
    if (how.kind === 'reset') card.reset();
    if (how.kind === 'other') card = honestCard({ ...behaves, kind: behaves.kind === '2.0' ? '3.0' : '2.0' });
    return twisted(card.transmit(apdu), how);
  };
  return {
    atr: card.atr,
    count: () => count,
    transmit(apdu) {
      const how = count < honestFirst ? undefined : twists[(count - honestFirst) % twists.length];
      count += 1;
      if (how?.kind === 'torn') return Promise.reject(cardTorn('test'));
      return Promise.resolve(how === undefined ? card.transmit(apdu) : answer(apdu, how));
    },
  };
}

/** What is left of an honest answer. */
function twisted(answer: Uint8Array, how: Twist): Uint8Array {
  const [data, word] = [answer.slice(0, -2), answer.slice(-2)];
  if (how.kind === 'cut') return Uint8Array.of(...data.slice(0, how.keep), ...word);
  if (how.kind === 'grow') return Uint8Array.of(...data, ...how.bytes, ...word);
  return how.kind === 'flip' ? answer.map((byte, index) => (index === how.at % answer.length ? byte ^ how.bits : byte)) : answer;
}

const likelyTags = [1, 2, 3, 5, 7, 8, 9, 0x0a, 0x0b, 0x0c, 0x0d, 0x20, 0x4e, 0x6f, 0x84, 0xa5];

/** Bytes for a decoder: any, or a text of hex that is nearly one of ours. */
export const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc
    .array(fc.tuple(fc.constantFrom(...likelyTags), fc.uint8Array({ maxLength: 40 })), {
      maxLength: 6,
    })
    .map((records) => fromHex(records.map(([tag, value]) => hex(Uint8Array.of(tag, value.length)) + hex(value)).join(''))),
);
