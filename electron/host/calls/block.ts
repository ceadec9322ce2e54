import { randomBytes } from 'node:crypto';
import { blockApplication, blockCard } from '../../../core/card/block.ts';
import { chipIdOf } from '../../../core/card/identify.ts';
import { prove } from '../../../core/card/unlock.ts';
import type { Input, Output } from '../../../core/contract.ts';
import { atCard } from '../card.ts';
import type { Desk, Window } from '../desk.ts';
import { audit, instant, today } from '../desk.ts';
import { cardNumberSchema } from '../../../core/identifiers.ts';
import { newCaseId } from '../store/cases.ts';
import { putEntry } from '../store/outbox.ts';
import { confirmationDiffers } from '../faults.ts';
import { requireNotHeld } from '../issue/chip.ts';
import { review } from '../sign-in.ts';
import { chipOf } from '../store/chips.ts';
import { jobOnChip } from '../store/jobs.ts';
import { spoilJob } from './spoil.ts';

/**
 * For ever, and only to destroy a card: by two people, for a reason, with the chip's serial number typed by hand. A card that
 * was not handed over yet is closed as spoilt first, so that its number is void before its chip is.
 */
export async function block(
  desk: Desk,
  window: Window,
  { reader, what, confirm, reason, reviewer }: Input<'card.block'>,
): Promise<Output<'card.block'>> {
  const second = await review(desk, window, reviewer);
  return atCard(
    desk,
    reader,
    async ({ identity, perform }) => {
      const chipId = chipIdOf(identity);
      const serial = chipOf(chipId).slice(-8);
      if (confirm.toUpperCase() !== serial) throw confirmationDiffers();
      requireNotHeld(desk, chipId);
      await perform(prove(identity, randomBytes(16)));
      const job = jobOnChip(desk.store, chipOf(chipId));
      desk.store.write(() => {
        if (what === 'card' && job !== null && job.handedOverAt === null && job.state !== 'spoilt')
          spoilJob(desk, window, job.jobId, reason, second);
        audit(desk, window, 'card.block', chipId, { what, reason, reviewer: second.id });
      });
      await perform(what === 'card' ? blockCard(identity) : blockApplication(identity, what));
      desk.store.write(() => {
        audit(desk, window, 'card.blocked', chipId, { what });
        const cardNumber = cardNumberSchema.safeParse(identity.cardNumber);
        if (what !== 'card' || !cardNumber.success) return;
        const at = instant(desk);
        const caseId = job?.caseId ?? newCaseId(today(desk));
        const body = { kind: 'card-destroyed', cardNumber: cardNumber.data, chipId, how: 'blocked', reviewer: second.id, at } as const;
        putEntry(desk.store, { caseId, operator: window.operator?.id ?? '', body, at });
      });
      desk.exchange.kick();
      return { chipId };
    },
    { destruction: { operator: window.operator?.id ?? '', reviewer: second.id, reason } },
  );
}
