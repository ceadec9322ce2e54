import { createHash } from 'node:crypto';
import { orderedItems, readBackText } from '../../../core/card-proof.ts';
import { cardChannel } from '../../../core/card/channels.ts';
import { emptyContents } from '../../../core/card/contents.ts';
import { cardContents, identify, profileOfCard } from '../../../core/card/identify.ts';
import { compare } from '../../../core/card/personalise.ts';
import type { Comparison } from '../../../core/card/personalise.ts';
import { run } from '../../../core/card/procedure.ts';
import { openEnvelope } from '../../../core/envelope.ts';
import type { Fault } from '../../../core/fault.ts';
import type { Desk, Window } from '../desk.ts';
import { audit, instant, withCard } from '../desk.ts';
import { cardNotOfCase, readBackDiffers } from '../faults.ts';
import type { JobRow } from '../store/jobs.ts';
import { putLook } from '../store/looks.ts';
import type { Look } from '../store/looks.ts';
import { agencyKeys } from './keys.ts';

/** Looks at a card that carries its order. */

export function lookOf(desk: Desk, reader: string, compared: readonly Comparison[]): Look {
  return { reader, equal: compared.every(({ equal }) => equal), readBack: digestOf(compared), at: instant(desk) };
}

/** What hashes to the agency's own digest when every item is what its order says. */
export function digestOf(compared: readonly Comparison[]): string {
  const text = readBackText(compared.map(({ file, tag, chip }) => ({ file, tag, value: chip })));
  return createHash('sha256').update(text).digest('hex');
}

export function differenceIn(compared: readonly Comparison[]): Fault | null {
  const wrong = compared.filter(({ equal }) => !equal);
  if (wrong.length === 0) return null;
  return readBackDiffers({ zh: wrong.map(({ title }) => title.zh).join('、'), en: wrong.map(({ title }) => title.en).join(', ') });
}

/**
 * Over a contactless reader, whose ATR does not name the chip: EF05 alone, which is free, and no key (chip.md §10).
 * @throws Fault `card-not-of-case`, `read-back-differs`
 */
export async function lookContactless(desk: Desk, window: Window, job: JobRow, reader: string): Promise<void> {
  const { verify } = await desk.enrolled();
  const order = openEnvelope(job.order ?? '', 'order', verify);
  const identity = await withCard(desk, reader, ({ transmit, atr }) =>
    run(identify(atr), { channel: cardChannel(transmit, reader), keys: agencyKeys(desk), reader }),
  );
  if (identity.identificationCode !== order.identificationCode) throw cardNotOfCase(job.caseId);
  const issuer = orderedItems(order).filter(({ directory, file }) => directory === undefined && file === 'EF05');
  const compared = compare(order.profile, issuer, cardContents(identity.EF05, emptyContents(profileOfCard(identity).holder)));
  const look = lookOf(desk, reader, compared);
  desk.store.write(() => {
    putLook(desk.store, job.jobId, 'contactless', look);
    audit(desk, window, 'job.compared', job.jobId, { equal: look.equal, way: 'contactless' });
  });
  const difference = differenceIn(compared);
  if (difference !== null) throw difference;
}
