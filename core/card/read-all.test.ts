import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault, fault } from '../fault.ts';
import { fromHex, hex } from './bytes.ts';
import type { Channel } from './channel.ts';
import { cardChannel } from './channels.ts';
import { identify } from './identify.ts';
import type { KeyName } from './key-names.ts';
import { run } from './procedure.ts';
import type { KeyRequest, KeyService } from './procedure.ts';
import { pathOf } from './profile.ts';
import { photo } from './profiles/photo.ts';
import { readAll, readingOf } from './read-all.ts';
import type { ReadAllOptions, WholeReading } from './read-all.ts';
import { viewFile } from './view.ts';
import { createVirtualCard } from './virtual-card.ts';
import type { VirtualCard, VirtualCardOptions } from './virtual-card.ts';
import { primitives } from './primitives.ts';
import { blankState } from './virtual/state.ts';
import { testKeys } from './virtual/test-keys.ts';

const randomBytes = fromHex('000102030405060708090A0B0C0D0E0F');
const greyPhoto = hex(photo.codec.encode(photo.personal?.standIn(btoa(' '.repeat(900))) ?? ''));
const opaque = (tag: string, length: number, fill: string): string =>
  `${tag}${length.toString(16).padStart(2, '0').toUpperCase()}${fill.repeat(length)}`;
const template = (degree: string): string => `40345703${degree}58032012075928D1F9C0FD${'00'.repeat(36)}`;

/** What lies in the files of an invented person's card. */
const records: Readonly<Record<string, readonly string[]>> = {
  'SSSE/EF06': ['0812313130313035313934393132333130303258', `091EBACECABEC0FD${'00'.repeat(24)}`],
  'DF01/EF05': ['20023130', '0E03440103', '77021234'],
  'DF01/EF15': [template('343031'), template('333031'), '2A0110'],
  // Longer than one answer: 110, 110, 103 and 103 bytes.
  'DF02/EF05': [opaque('43', 0x6c, 'A1'), opaque('43', 0x6c, 'A2'), opaque('44', 0x65, 'B1'), opaque('44', 0x65, 'B2')],
  'DF02/EF07': [opaque('07', 0x55, 'C2'), 'C1'.repeat(0x55)],
  'DF03/EF05': ['6003440103'],
  'DF03/EF06': ['12025555'],
  'DF04/EF05': ['8C0111'],
  'DF04/EF06': ['900131'],
  'DF04/EF08': Array.from({ length: 30 }, (_, index) => opaque('08', 0x1c, String(index + 10))),
  'DF07/EF05': ['01024142'],
};

function filledCard(kind: '2.0' | '3.0', options: Partial<VirtualCardOptions> = {}): VirtualCard {
  const blank = blankState(kind, '5AA50001');
  const state = {
    ...blank,
    records: { ...blank.records, ...records },
    binaries: { 'SSSE/EF08': greyPhoto.padEnd(8192, '0'), 'DF01/EF18': '53'.repeat(0x128) },
    pin: '123456',
  };
  return createVirtualCard({ kind, serial: '5AA50001', challengeSeed: fromHex('01'), ...options }, primitives, state);
}

interface Read {
  readonly reading: WholeReading;
  readonly sent: readonly string[];
  readonly keys: readonly KeyName[];
}

async function readWhole(
  card: VirtualCard,
  options: Partial<ReadAllOptions> & {
    readonly keys?: KeyService;
    readonly atr?: string;
    readonly replace?: (apdu: string) => string | null;
  } = {},
): Promise<Read> {
  const sent: string[] = [];
  const asked: KeyRequest[] = [];
  const transmit: Channel = (apdu) => {
    const command = hex(apdu);
    sent.push(command);
    return Promise.resolve(fromHex(options.replace?.(command) ?? hex(card.transmit(apdu))));
  };
  const service = options.keys ?? testKeys();
  const keys: KeyService = (request) => {
    asked.push(request);
    return service(request);
  };
  const answerers = { channel: cardChannel(transmit, 'test'), keys };
  const identity = await run(identify(options.atr === undefined ? card.atr : fromHex(options.atr)), answerers);
  if (options.pinVerified === true) expect(hex(card.transmit(fromHex('0020000003123456')))).toBe('9000');
  const { randomBytes: random = randomBytes, pinVerified = false, lostTries = [] } = options;
  const reading = await run(readAll(identity, { randomBytes: random, pinVerified, lostTries }), answerers);
  return { reading, sent, keys: asked.flatMap((request) => (request.use === 'external-authentication' ? [request.key] : [])) };
}

const unread = ({ reading }: Read): Readonly<Record<string, string>> =>
  Object.fromEntries(reading.files.flatMap(({ file, unread: why }) => (why === null ? [] : [[pathOf(file), why.reason]])));
const values = ({ reading }: Read, path: string): readonly string[] =>
  readingOf(reading, path)?.contents.items.map(({ item, value }) => `${item.tag} ${value}`) ?? [];
const everyReadKey = ['RKSSSE', 'RK1DF01', 'RK1DF02', 'RK2DF03', 'RK1DF03', 'RK1DF04', 'RK1DF07', 'RK2DF07', 'RK3DF07'];
const notInSandbox = { 'SSSE/EF07': 'absent', 'SSSE/EF0D': 'absent' };

describe.each([
  ['2.0', false],
  ['3.0', false],
  ['3.0', true],
] as const)('reading everything of a %s card, T=0 %s', (kind, t0) => {
  it('with the keys alone leaves what needs the PIN, and shows each key once', async () => {
    const card = filledCard(kind, { t0 });
    const read = await readWhole(card);
    expect(unread(read)).toEqual({ ...notInSandbox, 'DF04/EF06': 'right', 'DF04/EF08': 'right' });
    expect(read.keys).toEqual(everyReadKey);
    expect(readingOf(read.reading, 'DF04/EF06')?.unread).toMatchObject({
      zh: '先校验密码并用密钥 84（RK1DF04）认证',
      en: 'first verify the PIN and authenticate with key 84 (RK1DF04)',
    });
    expect(read.sent.filter((command) => command.startsWith('00A40400'))).toHaveLength(6);
    expect(values(read, 'SSSE/EF06')).toEqual(['08 11010519491231002X', '09 何示例']);
    expect(values(read, 'SSSE/EF08')).toEqual([`00 ${photo.codec.decode(fromHex(greyPhoto)).value}`]);
    expect(values(read, 'DF01/EF05')).toEqual(['20 10', '0E 440103', '77 1234']);
    expect(values(read, 'DF02/EF05').map((value) => value.slice(0, 5))).toEqual(['43 A1', '43 A2', '44 B1', '44 B2']);
    expect(values(read, 'DF02/EF07')).toEqual([`07 ${'C2'.repeat(0x55)}`, `07 ${'C1'.repeat(0x55)}`]);
    expect(values(read, 'DF01/EF18')).toEqual([`00 ${btoa('S'.repeat(0x128))}`]);
    expect(values(read, 'DF01/EF19')).toEqual(['00 ']);
    expect(values(read, 'DF03/EF06')).toEqual(['12 5555']);
    expect(values(read, 'DF07/EF06')).toEqual([]);
    // An item that no standard has, where the items are known; and a place where a date belongs.
    expect(read.reading.problems.map(({ code, en }) => `${code} ${en}`)).toEqual([
      'record-unknown DF01 EF05 item 77: not in the standard',
      'item-length DF03 EF05 unemployed since: the item is not as long as the standard says',
    ]);
    expect(card.state.keyTries).toEqual({});
  });
  it('with PIN and keys reads all of it, and a photo no further than its end', async () => {
    const read = await readWhole(filledCard(kind, { t0 }), { pinVerified: true });
    expect(unread(read)).toEqual(notInSandbox);
    expect(values(read, 'DF04/EF06')).toEqual(['90 1']);
    expect(values(read, 'DF04/EF08')).toHaveLength(30);
    // What the PIN opens needs no key.
    expect(read.keys).toEqual(['RKSSSE', 'RK1DF04', 'RK1DF07', 'RK2DF07', 'RK3DF07']);
    expect(read.sent.filter((command) => /^00B0(?:88|0[0-9A-F])/.test(command))).toHaveLength(4);
  });
  it('with the PIN alone asks nobody for a key', async () => {
    const read = await readWhole(filledCard(kind, { t0 }), { pinVerified: true, randomBytes: null });
    expect(read.keys).toEqual([]);
    const protectedHolder = kind === '3.0' ? { 'SSSE/EF06': 'right' } : {};
    const byKey = { 'SSSE/EF08': 'right', 'DF04/EF06': 'right', 'DF07/EF05': 'right', 'DF07/EF06': 'right', 'DF07/EF07': 'right' };
    // Before its right is asked for, nobody knows that the sandbox lacks the fingerprint.
    expect(unread(read)).toEqual({ ...notInSandbox, ...protectedHolder, ...byKey, 'SSSE/EF07': 'right' });
  });
  it('record by record, where the card cannot give all at once', async () => {
    const [one, two] = [filledCard(kind, { t0 }), filledCard(kind, { t0 })];
    const whole = await readWhole(one, { pinVerified: true });
    const single = await readWhole(two, { pinVerified: true, replace: (command) => (/^00B2..[0-9A-F][5D]/.test(command) ? '6A86' : null) });
    const contents = ({ reading }: Read) =>
      reading.files.map(({ file, contents: { items } }) => [pathOf(file), items.map(({ raw }) => hex(raw))]);
    expect(contents(single)).toEqual(contents(whole));
  });
});

describe('a key that is not to be had', () => {
  it('when it is refused, is shown once, and no other after it', async () => {
    const card = filledCard('3.0');
    const wrong: KeyService = (request) =>
      'key' in request && request.key === 'RK1DF01' ? Promise.resolve({ data: new Uint8Array(16) }) : testKeys()(request);
    const read = await readWhole(card, { keys: wrong });
    expect(read.reading.refused).toMatchObject({ code: 'key-refused', facts: { key: 'RK1DF01', tries: 2 } });
    expect(read.keys).toEqual(['RKSSSE', 'RK1DF01']);
    expect(card.state.keyTries).toEqual({ 'DF01/88': 2 });
    expect(unread(read)).toMatchObject({ 'DF01/EF05': 'right', 'DF01/EF15': 'right', 'DF04/EF05': 'right', 'DF07/EF05': 'right' });
    expect(readingOf(read.reading, 'DF01/EF05')?.unread?.zh).toContain('芯片拒绝了密钥 RK1DF01，该密钥还可尝试 2 次。');
    // What is free is read all the same.
    expect(values(read, 'DF01/EF18')).toHaveLength(1);
  });
  it('when it lost a try before, is not shown', async () => {
    const read = await readWhole(filledCard('3.0'), { lostTries: ['RK1DF01'] });
    expect(read.keys).toEqual(everyReadKey.filter((key) => key !== 'RK1DF01'));
    expect(readingOf(read.reading, 'DF01/EF06')?.unread?.en).toContain('refused key RK1DF01 before');
    expect(read.reading.refused).toBeNull();
  });
  it('when it is locked, is locked for its files alone', async () => {
    const read = await readWhole(filledCard('2.0', { lockedKeys: ['DF03/84'] }));
    expect(unread(read)).toMatchObject({ 'DF03/EF06': 'locked', 'DF03/EF19': 'locked' });
    expect(values(read, 'DF03/EF05')).toHaveLength(1);
    expect(read.keys).toEqual(everyReadKey);
  });
  it('when the key service refuses it, the others are asked for; when nobody answers, none is', async () => {
    const refusing =
      (code: 'agency-refused' | 'agency-unreachable'): KeyService =>
      (request) =>
        'key' in request && request.key === 'RK1DF02' ? Promise.reject(fault(code)) : testKeys()(request);
    expect((await readWhole(filledCard('3.0'), { keys: refusing('agency-refused') })).keys).toEqual(everyReadKey);
    const alone = await readWhole(filledCard('3.0'), { keys: refusing('agency-unreachable') });
    expect(alone.keys).toEqual(['RKSSSE', 'RK1DF01', 'RK1DF02']);
    expect(unread(alone)).toMatchObject({ 'DF02/EF05': 'right', 'DF03/EF05': 'right', 'DF07/EF07': 'right' });
  });
  it('over a contactless reader, or on a chip that is not genuine, none with a counter is tried', async () => {
    const read = await readWhole(filledCard('3.0'), { atr: '3B8D80010081535549868444015AA5000100' });
    expect(read.keys).toEqual([]);
    expect(readingOf(read.reading, 'SSSE/EF06')?.unread?.zh).toContain('没有芯片的 13 个历史字节');
    const forged = await readWhole(filledCard('3.0'), { keys: () => Promise.resolve({ genuine: false }) });
    expect([forged.keys, forged.reading.refused?.code]).toEqual([[], 'chip-not-genuine']);
  });
});

describe('a card that lacks something', () => {
  it('an older one says which files its generation does not have, and is not asked for them', async () => {
    const read = await readWhole(filledCard('2.0'), {
      replace: (command) => (command.startsWith('00B2002D') ? '0110440100D1560000055AA50001FFFFFFFF0304312E30309000' : null),
    });
    expect(read.reading.identity.profile).toBe('1.0');
    const { 'SSSE/EF08': photoFile, 'DF07/EF05': honours } = unread(read);
    expect([photoFile, honours]).toEqual(['profile', 'profile']);
    expect(read.sent.filter((command) => command.endsWith('D15600000504'))).toEqual([]);
  });
  it('a directory that is absent or blocked is told for each of its files, and the others are read', async () => {
    const replace = (command: string): string | null =>
      command.endsWith('D15600000502') ? '6A82' : command.endsWith('D15600000503') ? '9303' : null;
    const read = await readWhole(filledCard('3.0'), { replace });
    expect(unread(read)).toMatchObject({ 'DF03/EF05': 'absent', 'DF03/EF19': 'absent', 'DF04/EF05': 'blocked', 'DF04/EF08': 'blocked' });
    expect(values(read, 'DF07/EF05')).toEqual(['01 4142']);
  });
  it('a file that refuses what its declaration allows names the right', async () => {
    const read = await readWhole(filledCard('2.0'), { replace: (command) => (command.startsWith('00B2003') ? '6982' : null) });
    expect(readingOf(read.reading, 'DF01/EF06')?.unread).toMatchObject({ reason: 'right', zh: '先校验密码或用密钥 88（RK1DF01）认证' });
  });
  it('one that goes away is a fault', async () => {
    const card = filledCard('3.0');
    await expect(readWhole(card, { replace: (command) => (command.startsWith('00A4040006') ? '' : null) })).rejects.toMatchObject({
      code: 'card-torn',
    });
  });
});

it('is shown with the titles of items within items, masked or in clear', async () => {
  const read = await readWhole(filledCard('3.0'));
  const view = (path: string, clear: boolean) =>
    read.reading.files.flatMap(({ file, contents }) => (pathOf(file) === path ? viewFile(contents, clear) : []));
  expect(view('DF01/EF15', true).map(({ tag, title, value }) => `${tag} ${title} ${value}`)).toEqual([
    '40:1.57 学历经历·学位 401',
    '40:1.58 学历经历·毕业年月 201207',
    '40:1.59 学历经历·毕业院校 样例',
    '40:2.57 学历经历·学位 301',
    '40:2.58 学历经历·毕业年月 201207',
    '40:2.59 学历经历·毕业院校 样例',
    '2A 学历 10',
  ]);
  expect(view('DF02/EF07', true).map(({ tag }) => tag)).toEqual(['07:1', '07:2']);
  const masked = JSON.stringify(read.reading.files.map(({ file }) => view(pathOf(file), false)));
  for (const personal of [
    '样例',
    '201207',
    '440103',
    '1234',
    'C2C2',
    'A1A1',
    greyPhoto.slice(0, 40),
    photo.codec.decode(fromHex(greyPhoto)).value.slice(0, 40),
  ]) {
    expect(masked).not.toContain(personal);
  }
});

describe('whatever a card answers', () => {
  it('the reading ends, with a name for what stopped it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 60 }), { minLength: 1, maxLength: 12 }), fc.nat(3), async (answers, good) => {
        const card = filledCard('3.0');
        let next = 0;
        const channel: Channel = (apdu) => {
          next += 1;
          const data = answers[next % answers.length] ?? new Uint8Array();
          if (next < 3 || next % 4 <= good) return Promise.resolve(card.transmit(apdu));
          return Promise.resolve(next % 3 === 0 ? data : fromHex(`${hex(data)}9000`));
        };
        const answerers = { channel: cardChannel(channel, 'test'), keys: testKeys() };
        try {
          const { files } = await run(readAll(await run(identify(card.atr), answerers), { randomBytes, pinVerified: true }), answerers);
          for (const { contents } of files) viewFile(contents, true);
        } catch (error) {
          if (!(error instanceof Fault)) throw error;
        }
        expect(next).toBeLessThan(20_000);
      }),
      { numRuns: 100 },
    );
  });
});
