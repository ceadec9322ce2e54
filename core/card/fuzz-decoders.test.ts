import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyBytes, behaviour, fuzzed } from '../../build/test-fuzz.ts';
import { Fault } from '../fault.ts';
import { historicalBytes } from './atr.ts';
import { hex } from './bytes.ts';
import { CodingError } from './codec.ts';
import { decodeCommand } from './commands.ts';
import { algorithmTag } from './control-information.ts';
import { explainTape } from './explain-tape.ts';
import { explainExchange } from './explain.ts';
import { parseLog } from './logs/log.ts';
import { joinName } from './name.ts';
import { decodeFeatures, pinModify, pinVerify } from './pin-pad.ts';
import { allDirectories } from './profile.ts';
import { profiles } from './profiles/profiles.ts';
import { decodeRecord, decodeRecords, encodeRecord } from './record.ts';
import { maskAnswer, maskCommand } from './trace-mask.ts';
import { testCard } from './virtual/test-card.ts';

const items = Object.values(profiles)
  .flatMap(allDirectories)
  .flatMap(({ files }) => files)
  .flatMap((file) => file.items)
  .filter((item, index, all) => all.indexOf(item) === index);

it('items decode any bytes, and what has no problem encodes to the very same', () => {
  fc.assert(
    fc.property(fc.constantFrom(...items), anyBytes, (item, bytes) => {
      for (const raw of [bytes, bytes.slice(0, item.codec.length)]) {
        const { value, problem } = item.codec.decode(raw);
        if (problem === undefined) expect(hex(item.codec.encode(value))).toBe(hex(raw));
        item.words?.(value);
        item.personal?.mask(value);
      }
    }),
    fuzzed(0.2),
  );
});

it('items encode any text to their length, or refuse it with a reason', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...items),
      fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.stringMatching(/^\d{1,20}$/)),
      (item, text) => {
        try {
          const bytes = item.codec.encode(text);
          expect(bytes.length).toBeLessThanOrEqual(item.codec.length);
          expect(item.codec.decode(bytes).problem).toBeUndefined();
        } catch (error) {
          if (!(error instanceof CodingError)) throw error;
        }
      },
    ),
    fuzzed(0.1),
  );
});

it('records, control information, ATR, names and features are taken apart whatever they are', () => {
  fc.assert(
    fc.property(anyBytes, anyBytes, (bytes, other) => {
      const { records, rest } = decodeRecords(bytes);
      expect(records.map((record) => hex(encodeRecord(record))).join('') + hex(rest)).toBe(hex(bytes));
      const record = decodeRecord(bytes);
      if (record !== null) expect(hex(encodeRecord(record))).toBe(hex(bytes));
      const tag = algorithmTag(bytes);
      expect(tag === null || (tag >= 0 && tag <= 0xff)).toBe(true);
      const history = historicalBytes(bytes);
      expect(history === null || history.length === 13).toBe(true);
      joinName({ name: bytes, extension: other });
      decodeFeatures(bytes);
      pinVerify.decode(bytes);
      pinModify.decode(bytes);
    }),
    fuzzed(0.1),
  );
});

it('commands and answers are masked to their length and explained whatever they are', () => {
  fc.assert(
    fc.property(anyBytes, anyBytes, fc.constantFrom('DES', 'SM4'), (apdu, answer, algorithm) => {
      decodeCommand(apdu, algorithm);
      expect(maskCommand(apdu)).toHaveLength(apdu.length * 2);
      if (answer.length >= 2) expect(maskAnswer(apdu, answer)).toHaveLength(answer.length * 2);
      explainExchange(apdu, answer);
      const exchange = {
        command: maskCommand(apdu),
        answer: answer.length < 2 ? '' : maskAnswer(apdu, answer),
        ms: 0,
        words: { zh: '', en: '' },
      };
      expect(explainTape({ atr: '', exchanges: [exchange] }).exchanges).toHaveLength(1);
    }),
    fuzzed(0.1),
  );
});

it('a text is a recording, or it is refused with its line', () => {
  const lines = fc.oneof(
    anyBytes.map(hex),
    fc.string(),
    fc.constantFrom(
      '# suika tape 1',
      '> 00B2012C00',
      '< 9000',
      'Sending: 00 84 00 00 08',
      'Received (SW1=0x90, SW2=0x00):',
      '41 42 AB',
      '00000001 APDU: 00 84 00 00 08',
      '00000001 SW: 90 00',
      'Using T=0 protocol',
      'ATR: 3B6D',
    ),
  );
  fc.assert(
    fc.property(fc.array(lines, { maxLength: 10 }), (text) => {
      try {
        explainTape(parseLog(text.join('\n')));
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
        expect(error.facts['line']).toBeGreaterThan(0);
      }
    }),
    fuzzed(0.1),
  );
});

it('the virtual card answers any bytes with a status word', () => {
  const cards = { '2.0': testCard('2.0'), '3.0': testCard('3.0') };
  fc.assert(
    fc.property(
      behaviour,
      fc.array(
        fc.oneof(
          anyBytes,
          fc
            .tuple(
              fc.constantFrom(0x00, 0x80, 0x84),
              fc.constantFrom(0xa4, 0xb2, 0xdc, 0xb0, 0xd6, 0x84, 0x82, 0x88, 0x20, 0x5e, 0x24, 0x1e, 0x16, 0xc0),
              fc.nat(255),
              fc.nat(255),
              fc.uint8Array({ maxLength: 24 }),
            )
            .map(([cla, ins, p1, p2, data]) => Uint8Array.of(cla, ins, p1, p2, data.length, ...data)),
        ),
        { maxLength: 5 },
      ),
      ({ kind }, commands) => {
        const { card } = cards[kind];
        card.reset();
        for (const command of commands) expect(card.transmit(command).length).toBeGreaterThanOrEqual(2);
      },
    ),
    fuzzed(0.05),
  );
});
