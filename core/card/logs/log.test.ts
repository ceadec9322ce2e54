import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../fault.ts';
import { hex } from '../bytes.ts';
import { writeTape } from '../tape.ts';
import { parseLog } from './log.ts';
import { longestLog } from './log-format.ts';

/** Recorded from the real programs, with a sandbox card in a virtual reader. */
function recorded(name: string): string {
  return readFileSync(new URL(`recorded/${name}.txt`, import.meta.url), 'utf8');
}

const environment = '00A404000F7378312E73682EC9E7BBE1B1A3D5CF';
const record1 = '0110440100D1560000055AA50001FFFFFFFF';
const selected = '6F1C840F7378312E73682EC9E7BBE1B1A3D5CFA50988011E9F0C038601039000';
/** As recorded; the card number is a stand-in by then. */
const conversation = [
  [environment, selected],
  ['00B2012C00', `${record1}9000`],
  ['00B2072C00', '07094130303030303030339000'],
  ['00B2002D00', `${record1}0201330304332E3030040C91560000024401004401000107094130303030303030339000`],
  ['00B2013400', '6982'],
  ['00200000', '9000'],
  ['0084000008', '3FC9759DB06217D69000'],
  ['00C0000010', '6985'],
];
const pairs = (text: string) => parseLog(text).exchanges.map(({ command, answer }) => [command, answer]);

describe('the output of another program', () => {
  it('opensc-tool -s', () => {
    expect(pairs(recorded('opensc-tool'))).toEqual(conversation);
  });
  it('scriptor', () => {
    const later = conversation.map(([command, answer]) =>
      command === '0084000008' ? [command, '9971690C074ECB3A9000'] : [command, answer],
    );
    expect(pairs(recorded('scriptor'))).toEqual(later);
  });
  it('pcscd --apdu, with the time of each command', () => {
    const { exchanges } = parseLog(recorded('pcscd'));
    const from = exchanges.findIndex(({ command }) => command === environment);
    const told = exchanges.slice(from, from + 8).map(({ command, answer }) => [command, answer]);
    // pcscd logs what went over the wire: there the empty VERIFY has its P3.
    expect(told).toEqual(conversation.map(([command, answer]) => [command === '00200000' ? '0020000000' : command, answer]));
    expect(exchanges[from]?.ms).toBe(43.089);
    expect(from).toBe(5);
  });
  it('of opensc-tool where the text beside the bytes looks like bytes', () => {
    const log =
      'Sending: 00 B0 88 00 04 \nReceived (SW1=0x90, SW2=0x00):\n41 42 20 43 AB C\nSending: 00 84 00 00 08 \nReceived (SW1=0x90, SW2=0x00):\n20 20 20 20 20 20 20 20';
    expect(pairs(log)).toEqual([
      ['00B0880004', '000000009000'],
      ['0084000008', '20202020202020209000'],
    ]);
  });
  it('of pcscd in colours, from a journal, and with a card torn out', () => {
    const log = [
      'Mar 02 09:00:00 counter pcscd[99]: 00000000 eventhandler.c:289:EHStatusHandlerThread() Card ATR: 3B 6D 00 00 00 81',
      '\u001b[36m00000012 \u001b[34mAPDU: 00 84 00 00 08 \u001b[0m',
      '00000100 SW: ',
    ].join('\n');
    expect(parseLog(log)).toMatchObject({ atr: '3B6D00000081', exchanges: [{ command: '0084000008', answer: '', ms: 0.1 }] });
  });
});

describe('pasted pairs', () => {
  it.each([
    ['in turn', `# a counter\n${environment}\n6A82\n\n00 84 00 00 08\n01 02 03 04 05 06 07 08 90 00`],
    ['marked', `> ${environment}\n< 6A82\n>> 00:84:00:00:08\n<< 01 02 03 04 05 06 07 08 90 00 // done`],
    ['on one line', `${environment} -> 6A82\n0084000008 01020304050607089000`],
    ['in words', `ATR: 3B6D\nSend: ${environment}\nRecv: 6A82\n发送：0084000008\n应答：01020304050607089000`],
  ])('%s', (_, text) => {
    expect(pairs(text)).toEqual([
      [environment, '6A82'],
      ['0084000008', '01020304050607089000'],
    ]);
  });
});

it('hides secrets and people in what it read', () => {
  const log =
    '> 0020000003123456\n< 63C2\n> 00B2013400\n< 0812343430313033313939303033303730303239 9000\n> 0082000410' +
    '11'.repeat(16) +
    '\n< 9000';
  expect(pairs(log)).toEqual([
    ['0020000003XXXXXX', '63C2'],
    ['00B2013400', `0812${'30'.repeat(18)}9000`],
    [`0082000410${'XX'.repeat(16)}`, '9000'],
  ]);
});

it('reads our own tape', () => {
  const tape = parseLog(recorded('opensc-tool'));
  expect(parseLog(writeTape(tape))).toEqual(tape);
});

describe('a text that is none', () => {
  it.each([
    ['', 1],
    ['hello', 1],
    ['00A40400\n9000\nnot hex', 3],
    ['9000', 1],
    ['< 9000', 1],
    ['00A40400\n9000\n9000', 3],
    ['Sending: 00 84 00 00 08\nReceived (SW1=0x90, SW2=0x00):\n41 42 xy', 3],
    ['Using T=0 protocol\n< 90 00 : Normal processing.', 2],
    ['Using T=0 protocol\n> 00 84 00 00 08\nzzz', 3],
    ['00000012 APDU: 00 84 00 00 08\nwhat', 2],
    ['# suika tape 1\n> 00', 2],
  ])('%o: line %i', (text, line) => {
    expect(() => parseLog(text)).toThrow(expect.objectContaining({ code: 'log-not-understood', facts: { line } }));
  });
  it('is refused when it says more than the window can be told at a time', () => {
    const said = '00840000 6982\n';
    expect(parseLog(said.repeat(longestLog.exchanges)).exchanges).toHaveLength(longestLog.exchanges);
    expect(() => parseLog(said.repeat(longestLog.exchanges + 1))).toThrow(expect.objectContaining({ code: 'log-too-long' }));
  });
  it('is refused with its line, whatever it is', () => {
    const line = fc.oneof(
      fc.string(),
      fc.uint8Array({ maxLength: 20 }).map(hex),
      fc.constantFrom(
        '> ',
        '< ',
        'Sending: 00 84 00 00 08',
        'Received (SW1=0x90, SW2=0x00):',
        '00000001 APDU: 00',
        '00000001 SW: 90 00',
        'Using T=0 protocol',
      ),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        try {
          parseLog(lines.join('\n'));
        } catch (error) {
          expect(error).toBeInstanceOf(Fault);
        }
      }),
    );
  });
});
