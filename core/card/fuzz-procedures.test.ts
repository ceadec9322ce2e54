import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { behaviour, fuzzed, strangeCard } from '../../build/test-fuzz.ts';
import { isKnownChip } from '../../fixtures/agency/chips.ts';
import { orderedItems } from '../card-proof.ts';
import type { CardItem } from '../card-proof.ts';
import { Fault } from '../fault.ts';
import { blockApplication, blockCard } from './block.ts';
import { ascii, fromHex } from './bytes.ts';
import { cardChannel } from './channels.ts';
import { explainTape } from './explain-tape.ts';
import { identify } from './identify.ts';
import type { Identity } from './identify.ts';
import { changePin, pinTries, reloadPin, unblockPin, verifyPin } from './pin.ts';
import { compare, write, writePlan } from './personalise.ts';
import { describePlan } from './plan.ts';
import { run } from './procedure.ts';
import type { KeyService, Procedure } from './procedure.ts';
import { photo } from './profiles/photo.ts';
import { readAll } from './read-all.ts';
import { readBack, readCard, readHolder, readOrdered } from './read.ts';
import { sessionOf } from './session.ts';
import { beginTape, record } from './tape.ts';
import type { Exchange } from './tape.ts';
import { authenticate, prove } from './unlock.ts';
import { viewFile } from './view.ts';
import { testKeys } from './virtual/test-keys.ts';

const randomBytes = fromHex('000102030405060708090A0B0C0D0E0F');
const once = { lastTryAllowed: false };

/** What a counter does with a card once it knows who it is. */
const procedures: Readonly<Record<string, (identity: Identity) => Procedure<unknown>>> = {
  prove: (identity) => prove(identity, randomBytes),
  readHolder: (identity) => readHolder(identity),
  *readBack(identity) {
    yield* readHolder(identity);
    const contents = yield* readBack(identity);
    return [viewFile(contents.EF05, true), viewFile(contents.EF06, false)];
  },
  authenticate: (identity) => authenticate(identity, 'UKSSSE'),
  pinTries: () => pinTries(),
  verifyPin: () => verifyPin(ascii('123456'), once),
  changePin: () => changePin({ old: ascii('123456'), renewed: ascii('65432') }, once),
  unblockPin: (identity) => unblockPin(identity),
  reloadPin: (identity) => reloadPin(identity, ascii('123456')),
  blockDF03: (identity) => blockApplication(identity, 'DF03'),
  blockCard: (identity) => blockCard(identity),
  *readAll(identity) {
    const { files } = yield* readAll(identity, { randomBytes, pinVerified: true });
    for (const { contents } of files) viewFile(contents, true);
  },
  *issue(identity) {
    yield* prove(identity, randomBytes);
    const session = sessionOf(identity);
    const plan = writePlan(identity.profile, order, yield* readOrdered(identity, session, order));
    describePlan(plan);
    const read = yield* write(plan, session);
    compare(identity.profile, order, yield* readBack(identity, session, read));
  },
};

const order: readonly CardItem[] = orderedItems({
  cardNumber: 'A12345674',
  items: [
    { file: 'EF05', tag: '02', value: '3' },
    { file: 'EF05', tag: '05', value: '20260301' },
    { file: 'EF06', tag: '08', value: '440103199003070029' },
    { file: 'EF06', tag: '09', value: '何示例' },
    { file: 'EF08', tag: '00', value: photo.personal?.standIn(btoa(' '.repeat(400))) ?? '' },
    { directory: 'DF04', file: 'EF05', tag: '84', value: '440100' },
    { directory: 'DF02', file: 'EF07', tag: '07', value: 'A1'.repeat(0x55) },
    { directory: 'DF01', file: 'EF16', tag: '00', value: btoa('S'.repeat(0x128)) },
    { directory: 'DF01', file: 'EF05', tag: '20', value: '10' },
  ],
});

/** Refuses chips of other areas, as the agency's does. */
const keys: KeyService = (request) =>
  isKnownChip(request.chipId) ? testKeys()(request) : Promise.reject(new Fault('agency-refused', { zh: '', en: '' }));

/** An honest card is read whole with about a hundred; every file of a card that announces more data without end costs 33. */
const mostCommands = 2500;

describe('whatever a card answers, a procedure ends with what it wanted or with a fault that has a name', () => {
  it.each(Object.keys(procedures))('%s', async (name) => {
    await fc.assert(
      fc.asyncProperty(behaviour, async (behaves) => {
        const card = strangeCard(behaves);
        const exchanges: Exchange[] = [];
        const channel = cardChannel(
          record(
            card.transmit,
            () => 0,
            (exchange) => void exchanges.push(exchange),
          ),
          'test',
        );
        try {
          const identity = await run(identify(card.atr), { channel, keys });
          await run(procedures[name]?.(identity) as Procedure<unknown>, { channel, keys });
        } catch (error) {
          if (!(error instanceof Fault)) throw error;
          error.report();
        }
        expect(card.count()).toBeLessThan(mostCommands);
        expect(explainTape(beginTape(card.atr, exchanges)).exchanges).toHaveLength(exchanges.length);
      }),
      fuzzed(0.25 / Object.keys(procedures).length),
    );
  });
  it('readCard, and what a page shows of it', async () => {
    await fc.assert(
      fc.asyncProperty(behaviour, fc.oneof(fc.constant(null), fc.uint8Array({ maxLength: 33 })), async (behaves, atr) => {
        const card = strangeCard(behaves);
        const channel = cardChannel(card.transmit, 'test');
        try {
          const { contents } = await run(readCard(atr ?? card.atr, randomBytes), { channel, keys });
          viewFile(contents.EF05, true);
          viewFile(contents.EF06, false);
        } catch (error) {
          if (!(error instanceof Fault)) throw error;
        }
        expect(card.count()).toBeLessThan(mostCommands);
      }),
      fuzzed(0.1),
    );
  });
});
