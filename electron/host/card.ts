import { cardChannel } from '../../core/card/channels.ts';
import { identify } from '../../core/card/identify.ts';
import type { Identity } from '../../core/card/identify.ts';
import { run } from '../../core/card/procedure.ts';
import type { Procedure } from '../../core/card/procedure.ts';
import type { Desk } from './desk.ts';
import { withCard } from './desk.ts';
import { chipIn, holdAfter, readerFor } from './issue/chip.ts';
import { agencyKeys } from './issue/keys.ts';
import type { Warrant } from './issue/keys.ts';
import { padOf } from './pad.ts';
import type { Pad } from './pad.ts';
import { heldChip } from './store/chips.ts';

/** A card in a reader that has said who it is. */
export interface CardAtHand {
  readonly reader: string;
  readonly identity: Identity;
  /** False for a chip that refused a key before, until a second person has looked. */
  readonly mayTryKeys: boolean;
  readonly pad: Pad;
  readonly perform: <Result>(procedure: Procedure<Result>) => Promise<Result>;
}

/** Works on the card in a reader; a key that it refuses is recorded for the chip. */
export async function atCard<Result>(
  desk: Desk,
  named: string | undefined,
  work: (card: CardAtHand) => Promise<Result>,
  under: Warrant = {},
): Promise<Result> {
  const reader = await readerFor(desk, named);
  const chip = chipIn(reader);
  const mayTryKeys = chip === null || heldChip(desk.store, chip) === null;
  return withCard(desk, reader.name, async (connection) => {
    const pad = padOf(connection);
    const channel = cardChannel(connection.transmit, reader.name);
    const answerers = { channel, keys: agencyKeys(desk, under), pad: pad.type, reader: reader.name };
    const perform = <R>(procedure: Procedure<R>): Promise<R> => run(procedure, answerers);
    const identity = await perform(identify(connection.atr));
    try {
      return await work({ reader: reader.name, identity, mayTryKeys, pad, perform });
    } catch (reason) {
      if (identity.chipId !== null) holdAfter(desk, identity.chipId, reason);
      throw reason;
    }
  });
}
