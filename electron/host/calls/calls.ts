import type { CallName, Input, Output } from '../../../core/contract.ts';
import type { Desk, Window } from '../desk.ts';
import { clearChip, listReaders, readMasked, reveal } from './cards.ts';
import { correct, giveUp } from './correct.ts';
import { createCase, listCasePage, lookUpPerson, revealCase } from './cases.ts';
import { carry, lookAtDrives, make, take } from './courier.ts';
import { explain } from './explain.ts';
import { handOverCard } from './hand-over.ts';
import { cancel, plan, show, start } from './issue.ts';
import { change, reload, tries, unblock, verify as verifyPin } from './pin.ts';
import { spoil } from './spoil.ts';
import { block } from './block.ts';
import { prove } from './prove.ts';
import { list as listNotices, seen } from './notices.ts';
import { check } from './store-check.ts';
import { listQueue, retry, sync, verify } from './queue.ts';
import { cards, insert, remove } from './sandbox.ts';
import { diagnose } from './diagnosis.ts';
import { destroyOldCard, recordFee } from './fee.ts';
import {
  call as callHolder,
  handOver as handOverFinished,
  listFinishedCards,
  receive,
  reveal as revealFinished,
  sendBack,
} from './finished.ts';
import { askBankOnceMore, explain as explainService, file, leaveBank, look, ownData, showCase } from './services.ts';
import { rotate as rotateKeys } from './keys.ts';
import { signIn, signOut, touch, unlock } from './session.ts';
import { enrol, setProxy, show as showTerminal } from './terminal.ts';

/** Every call of the contract and who does it; one that is missing does not compile. */
export const calls: { readonly [N in CallName]: (desk: Desk, window: Window, input: Input<N>) => Promise<Output<N>> | Output<N> } = {
  'session.signIn': signIn,
  'session.signOut': signOut,
  'session.unlock': unlock,
  'session.touch': touch,
  'keys.rotate': rotateKeys,
  'readers.list': listReaders,
  'card.read': readMasked,
  'card.reveal': reveal,
  'card.explain': explain,
  'card.block': block,
  'pin.tries': tries,
  'pin.verify': verifyPin,
  'pin.change': change,
  'pin.unblock': unblock,
  'pin.reload': reload,
  'person.lookup': lookUpPerson,
  'case.create': createCase,
  'case.list': listCasePage,
  'case.show': showCase,
  'holder.look': look,
  'holder.ownData': ownData,
  'service.explain': explainService,
  'service.file': file,
  'bank.retry': askBankOnceMore,
  'bank.leave': leaveBank,
  'diagnosis.run': diagnose,
  'fee.record': recordFee,
  'card.destroy': destroyOldCard,
  'finished.list': listFinishedCards,
  'finished.receive': receive,
  'finished.reveal': revealFinished,
  'finished.call': callHolder,
  'finished.handOver': handOverFinished,
  'finished.return': sendBack,
  'case.reveal': revealCase,
  'issue.start': start,
  'issue.plan': plan,
  'issue.show': show,
  'issue.cancel': cancel,
  'issue.spoil': spoil,
  'chip.clear': clearChip,
  'card.prove': prove,
  'card.handOver': handOverCard,
  'queue.list': listQueue,
  'queue.sync': sync,
  'queue.retry': retry,
  'queue.correct': correct,
  'queue.giveUp': giveUp,
  'notice.list': listNotices,
  'notice.seen': seen,
  'courier.look': lookAtDrives,
  'courier.make': make,
  'courier.carry': carry,
  'courier.take': take,
  'store.check': check,
  'audit.verify': verify,
  'terminal.show': showTerminal,
  'terminal.enrol': enrol,
  'terminal.setProxy': setProxy,
  'sandbox.insert': insert,
  'sandbox.remove': remove,
  'sandbox.cards': cards,
};
