import { Fault } from '../../core/fault.ts';
import { appendAudit } from './store/audit.ts';
import { diskFull } from './store/faults.ts';
import { closeNotice, openNotices, putNotice } from './store/notices.ts';
import type { Store } from './store/store.ts';

const noticeId = 'disk-full';
const words = {
  zh: '磁盘空间不足：新的业务和制卡暂停受理；正在进行的制卡、交付和回执仍会记录完毕。请清理磁盘空间，腾出后自动恢复。',
  en: 'The disk is nearly full: new cases and new cards have to wait; what is in hand is still recorded to its end. Free some space; work goes on by itself then.',
};
/** Milliseconds between looks at the disk while nobody asks. */
const lookEvery = 60_000;

/** Whether the disk has room for new work, and the word to the people here when it has not. */
export class Room {
  readonly #store: Store;
  readonly #now: () => Date;
  readonly #timer: NodeJS.Timeout;

  constructor(store: Store, now: () => Date) {
    this.#store = store;
    this.#now = now;
    store.onGivenUp(() => this.look());
    this.#timer = setInterval(() => this.look(), lookEvery).unref();
    this.look();
  }

  /** @throws the fault `disk-full` where new work must not begin */
  require(): void {
    if (!this.look()) throw diskFull();
  }

  /** Looks at the disk, and tells what changed. Not within a transaction. */
  look(): boolean {
    const room = this.#store.hasRoom();
    const told = openNotices(this.#store).some(({ id }) => id === noticeId);
    if (room === told) this.#tell(room);
    return room;
  }

  #tell(room: boolean): void {
    const at = this.#now().toISOString();
    try {
      this.#store.write(() => {
        if (room) closeNotice(this.#store, noticeId, at);
        else putNotice(this.#store, { id: noticeId, tone: 'wait', ...words, at });
        appendAudit(this.#store, { at, operator: '', act: room ? 'disk.room' : 'disk.full', subject: '', detail: {} });
      });
    } catch (cause) {
      // Not even that can be written any more: what is refused from now on says it.
      if (!(cause instanceof Fault)) throw cause;
    }
  }

  close(): void {
    clearInterval(this.#timer);
  }
}
