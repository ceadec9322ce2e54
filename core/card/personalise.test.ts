import { describe, expect, it } from 'vitest';
import { orderedItems, readBackText } from '../card-proof.ts';
import type { CardItem } from '../card-proof.ts';
import { Fault } from '../fault.ts';
import { fromHex, hex } from './bytes.ts';
import type { Channel } from './channel.ts';
import { cardChannel } from './channels.ts';
import { identify, requireBlank } from './identify.ts';
import { splitNameText } from './name.ts';
import type { Comparison } from './personalise.ts';
import { compare, write, writePlan } from './personalise.ts';
import { primitives } from './primitives.ts';
import { dryRun, run } from './procedure.ts';
import type { Answerers, KeyRequest, MarkStep } from './procedure.ts';
import { readBack, readHolder } from './read.ts';
import { cardTorn } from './reader-faults.ts';
import { authenticate, prove } from './unlock.ts';
import { createVirtualCard } from './virtual-card.ts';
import type { VirtualCard, VirtualCardOptions } from './virtual-card.ts';
import { testKeys } from './virtual/test-keys.ts';

const { name, extension } = splitNameText('阿依努尔·买买提');
const order: readonly CardItem[] = orderedItems({
  cardNumber: 'A12345674',
  items: [
    { file: 'EF05', tag: '02', value: '3' },
    { file: 'EF05', tag: '05', value: '20260301' },
    { file: 'EF05', tag: '06', value: '20360301' },
    { file: 'EF06', tag: '08', value: '11010519491231002X' },
    { file: 'EF06', tag: '09', value: name },
    { file: 'EF06', tag: '4E', value: extension },
    { file: 'EF06', tag: '0A', value: '2' },
    { file: 'EF06', tag: '0B', value: '05' },
    { file: 'EF06', tag: '0C', value: '440103' },
    { file: 'EF06', tag: '0D', value: '19900307' },
  ],
});
const randomBytes = fromHex('000102030405060708090A0B0C0D0E0F');

function newCard(kind: '2.0' | '3.0', options: Partial<VirtualCardOptions> = {}, saved?: unknown): VirtualCard {
  return createVirtualCard({ kind, serial: '5AA50001', challengeSeed: fromHex('01'), ...options }, primitives, saved);
}

/** The commands that reach the card, and a channel that sends them. */
function wire(card: VirtualCard): { readonly sent: string[]; readonly transmit: Channel } {
  const sent: string[] = [];
  return {
    sent,
    transmit: (apdu) => {
      sent.push(hex(apdu));
      return Promise.resolve(card.transmit(apdu));
    },
  };
}

/** The whole of an issue as the host does it, resuming whatever is there. */
async function issue(atr: Uint8Array, answerers: Answerers): Promise<readonly Comparison[]> {
  const identity = await run(identify(atr), answerers);
  await run(prove(identity, randomBytes), answerers);
  const holder = await run(readHolder(identity), answerers);
  await run(authenticate(identity, 'UKSSSE'), answerers);
  await run(write(writePlan(identity.profile, order, { EF05: identity.EF05, EF06: holder })), answerers);
  return compare(identity.profile, order, await run(readBack(identity), answerers));
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

describe.each([
  ['2.0', false, 19],
  ['2.0', true, 24],
  ['3.0', false, 21],
  ['3.0', true, 26],
] as const)('issuing on a %s card, T=0 %s', (kind, t0, commands) => {
  it('writes the order, reads it back equal, and takes as few commands as it can', async () => {
    const card = newCard(kind, { t0 });
    const { sent, transmit } = wire(card);
    const compared = await issue(card.atr, { channel: cardChannel(transmit, 'test'), keys: testKeys() });
    expect(compared.filter((row) => !row.equal)).toEqual([]);
    expect(readBackText(compared.map(({ file, tag, chip }) => ({ file, tag, value: chip })))).toBe(readBackText(order));
    expect(sent).toHaveLength(commands);
    const updates = sent.filter((command) => command.startsWith('00DC'));
    expect(updates.map((command) => command.slice(10, 12))).toEqual(['08', '09', '4E', '0A', '0B', '0C', '0D', '05', '06', '02', '07']);
    expect(card.state.records['SSSE/EF05']?.[6]).toBe('0709413132333435363734');
  });
});

describe('a card pulled out at any command', () => {
  const total = 21;
  const when = ['before', 'after'] as const;
  const pulls = when.flatMap((moment) => Array.from({ length: total }, (_, index) => [moment, index + 1] as const));
  it.each(pulls)('%s command %i is a named fault, and the same card goes on to the end', async (moment, pulledAt) => {
    const card = newCard('3.0');
    let commands = 0;
    const pulled: Channel = (apdu) => {
      commands += 1;
      if (commands === pulledAt && moment === 'before') return Promise.reject(cardTorn('test'));
      const answer = card.transmit(apdu);
      return commands === pulledAt ? Promise.resolve(new Uint8Array()) : Promise.resolve(answer);
    };
    expect(await codeOf(issue(card.atr, { channel: cardChannel(pulled, 'test'), keys: testKeys() }))).toBe('card-torn');
    card.reset();
    const { sent, transmit } = wire(card);
    const compared = await issue(card.atr, { channel: cardChannel(transmit, 'test'), keys: testKeys() });
    expect(compared.every((row) => row.equal)).toBe(true);
    // What was written whole is not written again.
    const written = Math.min(11, Math.max(0, pulledAt - (moment === 'before' ? 9 : 8)));
    expect(sent.filter((command) => command.startsWith('00DC'))).toHaveLength(11 - written);
  });
  it.each([1, 2, 3, 7, 8, 11])('goes on from a half-written record at write %i', async (atWrite) => {
    const torn = newCard('3.0', { tear: { atWrite, leaves: 'half' } });
    expect(await codeOf(issue(torn.atr, { channel: cardChannel(wire(torn).transmit, 'test'), keys: testKeys() }))).toBe('card-torn');
    const card = newCard('3.0', {}, JSON.parse(JSON.stringify(torn.state)));
    const compared = await issue(card.atr, { channel: cardChannel(wire(card).transmit, 'test'), keys: testKeys() });
    expect(compared.every((row) => row.equal)).toBe(true);
  });
});

describe('what stops an issue', () => {
  const faultOf = (options: Partial<VirtualCardOptions>, answer: (apdu: string) => string | null = () => null): Promise<string> => {
    const card = newCard('3.0', options);
    const channel: Channel = (apdu) => Promise.resolve(fromHex(answer(hex(apdu)) ?? hex(card.transmit(apdu))));
    return codeOf(issue(card.atr, { channel: cardChannel(channel, 'test'), keys: testKeys() }));
  };
  it.each([
    ['chip-write-failed', { failAfterWrites: 3 }],
    ['key-locked', { lockedKeys: ['SSSE/04'] }],
    ['card-no-history', { garbledAtr: true }],
    ['card-torn', { mute: true }],
  ] as const)('%s: %o', async (code, options) => expect(await faultOf(options)).toBe(code));
  it.each([
    ['card-not-ours', '00A4', '6A82'],
    ['chip-blocked', '00A4', '6A81'],
    ['chip-blocked', '00A4', '9303'],
    ['chip-refused', '00A4', '6700'],
    ['chip-answer-nonsense', '0088', '9000'],
    ['chip-answer-nonsense', '0084', '01029000'],
    ['chip-answer-nonsense', '00B2', 'FFFF'],
    ['chip-not-genuine', '0088', '00112233445566779000'],
    ['chip-refused', '00B2', '6F00'],
    ['chip-refused', '00DC', '6982'],
    ['chip-refused', '00B2', '6C00'],
    ['chip-refused', '00A4', '6110'],
    ['chip-not-prepared', '00B2', '9000'],
  ])('%s when %s is answered with %s', async (code, command, answer) => {
    expect(await faultOf({}, (apdu) => (apdu.startsWith(command) || (answer === '6110' && apdu.startsWith('00C0')) ? answer : null))).toBe(
      code,
    );
  });
  it('a refused key names the key and the tries left, and was tried once', async () => {
    const card = newCard('3.0');
    const { sent, transmit } = wire(card);
    const wrong = { channel: cardChannel(transmit, 'test'), keys: () => Promise.resolve({ data: new Uint8Array(16) }) };
    const identity = await run(identify(card.atr), wrong);
    const failed = await run(authenticate(identity, 'RKSSSE'), wrong).catch((error: unknown) => error);
    expect(failed).toMatchObject({ code: 'key-refused', facts: { key: 'RKSSSE', tries: 2, chipId: identity.chipId } });
    expect(sent.filter((command) => command.startsWith('0082'))).toHaveLength(1);
  });
  it('a fault of the key service comes out as it is', async () => {
    const card = newCard('3.0');
    const answerers = { channel: cardChannel(wire(card).transmit, 'test'), keys: () => Promise.reject(cardTorn('agency')) };
    const identity = await run(identify(card.atr), answerers);
    expect(await codeOf(run(prove(identity, randomBytes), answerers))).toBe('card-torn');
  });
  it('ends with a card that never stops', async () => {
    const answerers = { channel: () => Promise.resolve(fromHex('9000')), keys: testKeys() };
    function* endless(): ReturnType<typeof authenticate> {
      for (;;) yield { kind: 'mark', key: 'holder', done: 0, of: 1 };
    }
    expect(await codeOf(run(endless(), answerers))).toBe('chip-answer-nonsense');
  });
});

describe('the plan', () => {
  const issued = async () => {
    const card = newCard('2.0');
    const answerers = { channel: cardChannel(wire(card).transmit, 'test'), keys: testKeys() };
    await issue(card.atr, answerers);
    const identity = await run(identify(card.atr), answerers);
    return { identity, contents: { EF05: identity.EF05, EF06: await run(readHolder(identity), answerers) } };
  };
  it('is empty for a card that carries the order', async () => {
    const { identity, contents } = await issued();
    expect(writePlan('2.0', order, contents)).toEqual([]);
    expect(identity).toMatchObject({ blank: false, cardNumber: 'A12345674', problems: [] });
    expect(() => requireBlank(identity)).toThrow('card-already-issued');
  });
  it('writes only what differs', async () => {
    const { contents } = await issued();
    const other = order.map((item) => (item.tag === '0A' ? { ...item, value: '1' } : item));
    expect(writePlan('2.0', other, contents).map(({ item, bytes }) => [item.tag, hex(bytes)])).toEqual([['0A', '0A0131']]);
    expect(compare('2.0', other, contents).filter((row) => !row.equal)).toMatchObject([
      { tag: '0A', chip: '2', order: '1', title: { zh: '性别' } },
    ]);
  });
  it('never puts another number onto a card that has one', async () => {
    const { contents } = await issued();
    const other = order.map((item) => (item.tag === '07' ? { ...item, value: 'D2143569X' } : item));
    expect(() => writePlan('2.0', other, contents)).toThrow('card-already-issued');
  });
  it.each([
    [{ file: 'EF05', tag: '01', value: '00' }, 'tag'],
    [{ file: 'EF05', tag: '08', value: '00' }, 'tag'],
    [{ file: 'EF06', tag: '0D', value: '20260230' }, 'date'],
    [{ file: 'EF06', tag: '0A', value: '3' }, 'code'],
    [{ file: 'EF05', tag: '07', value: 'A12345675' }, 'check'],
    [{ file: 'EF06', tag: '09', value: '\u{20000}'.repeat(8) }, 'length'],
  ] as const)('refuses the order item %o: %s', async (item, reason) => {
    const { contents } = await issued();
    expect(() => writePlan('3.0', [item], contents)).toThrow(
      expect.objectContaining({ code: 'order-not-writable', facts: { file: item.file, tag: item.tag, reason } }),
    );
  });
  it('refuses an order that names an item twice', async () => {
    const { contents } = await issued();
    expect(() => writePlan('2.0', [...order, ...order.slice(0, 1)], contents)).toThrow('order-not-writable');
  });
  it('can be listed without a card', async () => {
    const card = newCard('3.0');
    const identity = await run(identify(card.atr), { channel: cardChannel(wire(card).transmit, 'test'), keys: testKeys() });
    const steps = dryRun(write(writePlan('3.0', order, { EF05: identity.EF05, EF06: { ...identity.EF05, items: [] } })));
    expect(steps.filter(({ kind }) => kind === 'command')).toHaveLength(11);
    expect(steps.find((step) => step.kind === 'command')).toMatchObject({ name: 'updateRecord', words: { zh: '写 EF06 记录 1' } });
    const marks = steps.filter((step): step is MarkStep => step.kind === 'mark');
    expect(marks.map(({ key, done, of }) => `${key} ${String(done)}/${String(of)}`).filter((text) => /(.)\/\1/.test(text))).toEqual([
      'holder 7/7',
      'issuer 3/3',
      'number 1/1',
    ]);
    expect(dryRun(identify(card.atr)).filter(({ kind }) => kind === 'command')).toHaveLength(2);
  });
});

it('asks the key service for this very chip', async () => {
  const asked: KeyRequest[] = [];
  const card = newCard('3.0');
  await issue(card.atr, { channel: cardChannel(wire(card).transmit, 'test'), keys: testKeys(asked) });
  expect(asked.map((request) => ('key' in request ? request.key : 'IRK'))).toEqual(['IRK', 'RKSSSE', 'UKSSSE']);
  expect(new Set(asked.map(({ chipId }) => chipId))).toEqual(
    new Set(['0081535549868444015AA50001'.slice(0, 18) + '5AA50001440100D1560000055AA50001FFFFFFFF']),
  );
});
