import { describe, expect, it } from 'vitest';
import { orderedItems, readBackText } from '../card-proof.ts';
import type { CardItem } from '../card-proof.ts';
import { Fault } from '../fault.ts';
import { fromHex, hex } from './bytes.ts';
import type { Channel } from './channel.ts';
import { cardChannel } from './channels.ts';
import { blankContents, identify } from './identify.ts';
import type { Comparison } from './personalise.ts';
import { compare, write, writePlan } from './personalise.ts';
import { describePlan } from './plan.ts';
import { primitives } from './primitives.ts';
import { dryRun, run } from './procedure.ts';
import type { Answerers, KeyRequest, Step } from './procedure.ts';
import { photo } from './profiles/photo.ts';
import { readBack, readOrdered } from './read.ts';
import { cardTorn } from './reader-faults.ts';
import { sessionOf } from './session.ts';
import { prove } from './unlock.ts';
import { createVirtualCard } from './virtual-card.ts';
import type { VirtualCard, VirtualCardOptions } from './virtual-card.ts';
import { testKeys } from './virtual/test-keys.ts';

/** A whole issue with directories, cyclic records, templates and a photo. */

const greyPhoto = (bytes: number): string => photo.personal?.standIn(btoa(' '.repeat(bytes))) ?? '';
const order: readonly CardItem[] = orderedItems({
  cardNumber: 'A12345674',
  items: [
    { file: 'EF05', tag: '02', value: '3' },
    { file: 'EF05', tag: '05', value: '20260301' },
    { file: 'EF05', tag: '06', value: '20360301' },
    { file: 'EF06', tag: '08', value: '11010519491231002X' },
    { file: 'EF06', tag: '09', value: '何示例' },
    { file: 'EF06', tag: '4E', value: '' },
    { file: 'EF06', tag: '0A', value: '2' },
    { file: 'EF06', tag: '0B', value: '05' },
    { file: 'EF06', tag: '0C', value: '440103' },
    { file: 'EF06', tag: '0D', value: '19900307' },
    { file: 'EF08', tag: '00', value: greyPhoto(700) },
    { directory: 'DF04', file: 'EF05', tag: '84', value: '440100' },
    { directory: 'DF04', file: 'EF05', tag: '8C', value: '11' },
    { directory: 'DF02', file: 'EF07', tag: '07', value: 'A1'.repeat(0x55) },
    { directory: 'DF02', file: 'EF07', tag: '07', value: 'A2'.repeat(0x55) },
    { directory: 'DF01', file: 'EF16', tag: '00', value: btoa('S'.repeat(0x128)) },
    { directory: 'DF01', file: 'EF15', tag: '40', value: '{"57":"401","58":"201207","59":"样例职业技术学院"}' },
    { directory: 'DF01', file: 'EF15', tag: '40', value: '{"57":"301","58":"201507","59":"样例大学"}' },
    { directory: 'DF01', file: 'EF15', tag: '2A', value: '10' },
    { directory: 'DF01', file: 'EF05', tag: '20', value: '10' },
    { directory: 'DF01', file: 'EF05', tag: '21', value: '广州市荔湾区样例路99号' },
  ],
});
const randomBytes = fromHex('000102030405060708090A0B0C0D0E0F');

function newCard(kind: '2.0' | '3.0', options: Partial<VirtualCardOptions> = {}, saved?: unknown): VirtualCard {
  return createVirtualCard({ kind, serial: '5AA50001', challengeSeed: fromHex('01'), ...options }, primitives, saved);
}

interface Wire {
  readonly sent: string[];
  readonly asked: KeyRequest[];
  readonly answerers: Answerers;
}

function wire(card: VirtualCard, onStep: (step: Step) => void = () => undefined): Wire {
  const sent: string[] = [];
  const asked: KeyRequest[] = [];
  const transmit: Channel = (apdu) => {
    sent.push(hex(apdu));
    return Promise.resolve(card.transmit(apdu));
  };
  return { sent, asked, answerers: { channel: cardChannel(transmit, 'test'), keys: testKeys(asked), onStep } };
}

/** A fresh blank is written without being read first; what was begun is read and written on from the first difference. */
async function issue(card: VirtualCard, answerers: Answerers, fresh: boolean, items = order): Promise<readonly Comparison[]> {
  const identity = await run(identify(card.atr), answerers);
  await run(prove(identity, randomBytes), answerers);
  const session = sessionOf(identity);
  const before = fresh ? blankContents(identity) : await run(readOrdered(identity, session, items), answerers);
  const written = await run(write(writePlan(identity.profile, items, before), session), answerers);
  return compare(identity.profile, items, await run(readBack(identity, session, [...written, ...(before.others ?? [])]), answerers));
}

const codeOf = async (running: Promise<unknown>): Promise<string> => {
  try {
    await running;
    return 'done';
  } catch (error) {
    if (error instanceof Fault) return error.code;
    throw error;
  }
};

const count = (sent: readonly string[], start: RegExp): number => sent.filter((command) => start.test(command)).length;

/** Counted by hand: select, read EF05, prove. DF01: select, 4 keys, writes, reads (EF16 has two parts). And so on. */
const minimum = {
  start: 3,
  DF01: 1 + 4 * 2 + (2 + 3 + 2) + (1 + 1 + 2),
  DF02: 1 + 2 * 2 + 2 + 3,
  DF04: 1 + 2 * 2 + 2 + 1,
  SSSE: 1 + 2 * 2 + 7 + (1 + 3) + 3 + 1,
  readBack: 1 + 1 + 3,
};
const atLeast = Object.values(minimum).reduce((sum, each) => sum + each, 0);

describe.each(['2.0', '3.0'] as const)('a whole issue on a %s card', (kind) => {
  it('selects each directory once, shows each key once, and needs no command more than the minimum', async () => {
    const card = newCard(kind);
    const { sent, asked, answerers } = wire(card);
    const compared = await issue(card, answerers, true);
    expect(compared.filter((row) => !row.equal)).toEqual([]);
    expect(compared).toHaveLength(order.length);
    expect(sent).toHaveLength(atLeast);
    expect(count(sent, /^00A40400/)).toBe(5);
    const keys = asked.flatMap((request) => (request.use === 'external-authentication' ? [request.key] : []));
    expect(keys).toEqual(['UK1DF01', 'RK1DF01', 'UK6DF01', 'UK7DF01', 'UK3DF02', 'RK1DF02', 'UK1DF04', 'RK1DF04', 'UKSSSE', 'RKSSSE']);
    const updates = sent.filter((command) => /^00D[C6]/.test(command));
    expect(updates.at(-1)).toBe('00DC072C0B0709413132333435363734');
    expect(readBackText(compared.map(({ file, tag, chip }) => ({ file, tag, value: chip })))).toBe(readBackText(order));
    expect(card.state.records).toMatchObject({
      'DF01/EF15': [
        `4034570334303158032012075928D1F9C0FDD6B0D2B5BCBCCAF5D1A7D4BA${'00'.repeat(24)}`,
        `4034570333303158032015075928D1F9C0FDB4F3D1A7${'00'.repeat(32)}`,
        '2A0110',
      ],
      'DF02/EF07': [`0755${'A2'.repeat(0x55)}`, `0755${'A1'.repeat(0x55)}`],
      'DF04/EF05': ['8403440100', '8C0111'],
    });
    expect(card.state.binaries['DF01/EF16']).toBe('53'.repeat(0x128));
    expect(card.state.binaries['SSSE/EF08']?.slice(0, 1400)).toBe(hex(photo.codec.encode(greyPhoto(700))));
  });
  it('over T=0 as well', async () => {
    const card = newCard(kind, { t0: true });
    expect((await issue(card, wire(card).answerers, true)).every((row) => row.equal)).toBe(true);
  });
  it('takes a photo of 4096 bytes', async () => {
    const items = [...order.filter(({ file }) => file !== 'EF08'), { file: 'EF08', tag: '00', value: greyPhoto(4096) }];
    const card = newCard(kind);
    const { sent, answerers } = wire(card);
    expect((await issue(card, answerers, true, items)).every((row) => row.equal)).toBe(true);
    expect(count(sent, /^00D6/)).toBe(17 + 2);
    // Selected for the third part, the file is read back in sixteen whole answers.
    expect(count(sent, /^00A4020002EF08$/)).toBe(1);
    expect(count(sent, /^00B0/)).toBe(16 + 2);
  });
  it('writes nothing to a card that carries the order, and shows no key that writes', async () => {
    const card = newCard(kind);
    await issue(card, wire(card).answerers, true);
    const { sent, asked, answerers } = wire(card);
    expect((await issue(card, answerers, false)).every((row) => row.equal)).toBe(true);
    expect(count(sent, /^00D[C6]/)).toBe(0);
    expect(asked.flatMap((request) => ('key' in request ? [request.key] : [])).filter((key) => key.startsWith('UK'))).toEqual([]);
  });
});

describe('a card that is torn', () => {
  const updates = order.length + 2 + 1;
  const writes = Array.from({ length: updates }, (_, index) => index + 1);
  const tears = writes.flatMap((atWrite) => (['nothing', 'half', 'whole'] as const).map((leaves) => [atWrite, leaves] as const));
  it.each(tears)('in write %i, which leaves %s, goes on to the end', async (atWrite, leaves) => {
    const torn = newCard('3.0', { tear: { atWrite, leaves } });
    expect(await codeOf(issue(torn, wire(torn).answerers, true))).toBe('card-torn');
    const card = newCard('3.0', {}, JSON.parse(JSON.stringify(torn.state)));
    const { sent, answerers } = wire(card);
    const compared = await issue(card, answerers, false);
    expect(compared.filter((row) => !row.equal)).toEqual([]);
    expect(count(sent, /^00D[C6]/)).toBe(updates - atWrite + (leaves === 'whole' ? 0 : 1));
    const added = leaves === 'half' && (card.state.records['DF02/EF07']?.length ?? 0) === 3;
    expect(card.state.records['DF02/EF07']).toHaveLength(added ? 3 : 2);
  });
  it.each(['before', 'after'] as const)('%s any command, the same card goes on to the end', async (moment) => {
    for (let pulledAt = 1; pulledAt <= atLeast; pulledAt += 1) {
      const card = newCard('2.0');
      let commands = 0;
      const pulled: Channel = (apdu) => {
        commands += 1;
        if (commands === pulledAt && moment === 'before') return Promise.reject(cardTorn('test'));
        const answer = card.transmit(apdu);
        return Promise.resolve(commands === pulledAt ? new Uint8Array() : answer);
      };
      expect(await codeOf(issue(card, { channel: cardChannel(pulled, 'test'), keys: testKeys() }, true))).toBe('card-torn');
      card.reset();
      expect((await issue(card, wire(card).answerers, false)).filter((row) => !row.equal)).toEqual([]);
    }
  });
});

describe('the plan', () => {
  const blank = async (kind: '2.0' | '3.0') => {
    const card = newCard(kind);
    const identity = await run(identify(card.atr), wire(card).answerers);
    return { identity, contents: blankContents(identity) };
  };
  it('is a list for people, without a value of the holder, the card number last', async () => {
    const { contents } = await blank('3.0');
    const lines = describePlan(writePlan('3.0', order, contents));
    expect(lines.map(({ file, tag, key, bytes }) => `${file} ${tag} ${key} ${String(bytes)}`)).toEqual([
      'DF01/EF05 20 UK1DF01 4',
      'DF01/EF05 21 UK1DF01 82',
      'DF01/EF15 40 UK6DF01 54',
      'DF01/EF15 40 UK6DF01 54',
      'DF01/EF15 2A UK6DF01 3',
      'DF01/EF16 00 UK7DF01 255',
      'DF01/EF16 00 UK7DF01 41',
      'DF02/EF07 07 UK3DF02 87',
      'DF02/EF07 07 UK3DF02 87',
      'DF04/EF05 84 UK1DF04 5',
      'DF04/EF05 8C UK1DF04 3',
      ...['08 UKSSSE 20', '09 UKSSSE 32', '4E UKSSSE 22', '0A UKSSSE 3', '0B UKSSSE 3', '0C UKSSSE 5', '0D UKSSSE 6'].map(
        (rest) => `SSSE/EF06 ${rest}`,
      ),
      ...['255', '255', '190'].map((bytes) => `SSSE/EF08 00 UKSSSE ${bytes}`),
      'SSSE/EF05 05 UKSSSE 6',
      'SSSE/EF05 06 UKSSSE 6',
      'SSSE/EF05 02 UKSSSE 3',
      'SSSE/EF05 07 UKSSSE 11',
    ]);
    expect(lines[3]?.zh).toBe('DF01/EF15 学历 记录 2：学历经历');
    expect(lines[7]?.en).toBe('DF02/EF07 employment records, a new record: employment record');
    expect(lines.at(-2)?.zh).toBe('SSSE/EF05 发卡机构数据 记录 2：卡的类别');
    expect(lines.at(-1)?.zh).toBe('SSSE/EF05 发卡机构数据 记录 7：卡号（最后写入）');
    for (const secret of ['示例', '荔湾', 'A12345674', '1949']) expect(JSON.stringify(lines)).not.toContain(secret);
  });
  it('can be run dry: every command, without a card', async () => {
    const { identity, contents } = await blank('3.0');
    const steps = dryRun(write(writePlan('3.0', order, contents), sessionOf(identity)));
    const commands = steps.flatMap((step) => (step.kind === 'command' ? [step.words.zh] : []));
    expect(commands.filter((words) => words.startsWith('写'))).toHaveLength(order.length + 3);
    expect(commands[0]).toBe('选择应用 D15600000500');
    expect(commands).toContain('选择文件 EF08');
  });
  it.each([
    [{ directory: 'DF01', file: 'EF05', tag: '23', value: 'x' }, 'DF01/EF05', 'tag'],
    [{ directory: 'DF01', file: 'EF0B', tag: '20', value: '10' }, 'DF01/EF0B', 'tag'],
    [{ file: 'EF15', tag: '40', value: '{}' }, 'EF15', 'tag'],
    [{ directory: 'DF01', file: 'EF05', tag: '0E', value: '4401' }, 'DF01/EF05', 'code'],
    [{ directory: 'DF01', file: 'EF15', tag: '40', value: '{"57":"401"}' }, 'DF01/EF15', 'form'],
    [{ directory: 'DF01', file: 'EF15', tag: '40', value: '{"57":"401","58":"201207","59":1}' }, 'DF01/EF15', 'form'],
    [{ directory: 'DF01', file: 'EF15', tag: '40', value: 'x' }, 'DF01/EF15', 'form'],
    [{ directory: 'DF01', file: 'EF15', tag: '40', value: '{"57":"401","58":"201213","59":""}' }, 'DF01/EF15', 'code'],
    [{ directory: 'DF04', file: 'EF08', tag: '08', value: '00' }, 'DF04/EF08', 'right'],
    [{ directory: 'DF04', file: 'EF06', tag: '90', value: '1' }, 'DF04/EF06', 'right'],
    [{ file: 'EF0D', tag: 'EB', value: '440100' }, 'EF0D', 'right'],
    [{ file: 'EF08', tag: '00', value: 'U1VJS0E=' }, 'EF08', 'form'],
    [{ file: 'EF08', tag: '00', value: '/9j' }, 'EF08', 'form'],
    [{ file: 'EF08', tag: '00', value: greyPhoto(4097) }, 'EF08', 'length'],
  ] as const)('refuses %o', async (item, file, reason) => {
    const { contents } = await blank('3.0');
    expect(() => writePlan('3.0', [item], contents)).toThrow(
      expect.objectContaining({ code: 'order-not-writable', facts: { file, tag: item.tag, reason } }),
    );
  });
  it('refuses a fourth record where the file has three, and what an older card does not have', async () => {
    const { contents } = await blank('2.0');
    const template = { directory: 'DF01', file: 'EF15', tag: '40', value: '{"57":"401","58":"201207","59":""}' } as const;
    expect(writePlan('2.0', [template, template, template], contents)).toHaveLength(3);
    expect(() => writePlan('2.0', [template, template, template, template], contents)).toThrow('order-not-writable');
    expect(() => writePlan('1.0', [{ file: 'EF08', tag: '00', value: greyPhoto(200) }], contents)).toThrow('order-not-writable');
    expect(() => writePlan('1.0', [{ file: 'EF06', tag: '4E', value: '' }], contents)).toThrow('order-not-writable');
  });
  it('a directory that the card lacks or that was blocked stops with a name', async () => {
    const card = newCard('3.0');
    const answers = (status: string): Answerers => ({
      channel: cardChannel(
        (apdu) => Promise.resolve(hex(apdu).includes('D156000005') && apdu[1] === 0xa4 ? fromHex(status) : card.transmit(apdu)),
        'test',
      ),
      keys: testKeys(),
    });
    expect(await codeOf(issue(card, answers('6A82'), true))).toBe('chip-refused');
    expect(await codeOf(issue(card, answers('9303'), true))).toBe('chip-blocked');
    expect(card.state.writes).toBe(0);
  });
});
