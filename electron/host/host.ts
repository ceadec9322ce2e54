import type { ReaderInfo, Readers } from '../../core/card/reader.ts';
import type { Client } from '../../core/contract.ts';
import { Fault, fault } from '../../core/fault.ts';
import { workingCalendar } from '../../core/rules/working-calendar.ts';
import type { WorkingCalendar } from '../../core/rules/working-calendar.ts';
import { wrapCost } from '../../native/key-wrap.ts';
import type { PinCost } from '../../native/key-wrap.ts';
import { connect, hostGone, internal, serve, transportPair } from '../../core/wire.ts';
import type { Transport } from '../../core/wire.ts';
import { tell } from './agency/client.ts';
import { Agency } from './agency/agency.ts';
import type { AgencyAddress } from './agency/agency.ts';
import type { Enrolment } from './agency/enrolment.ts';
import { Clock, machineClock } from './clock.ts';
import type { MachineClock } from './clock.ts';
import { Bank } from './bank/bank.ts';
import { Exchange } from './agency/exchange.ts';
import { FileSending } from './agency/files.ts';
import { tellJump } from './clock-jump.ts';
import { HttpLine } from './agency/http.ts';
import { settleInterrupted } from './issue/interrupted.ts';
import { checkDaily } from './daily-check.ts';
import { instant } from './desk.ts';
import type { Desk } from './desk.ts';
import { dispatch } from './dispatch.ts';
import { takeFolder } from './folder.ts';
import type { Folder } from './folder.ts';
import { keyOfStore } from './keys.ts';
import { keysFor, takeStore } from './keys/place.ts';
import { StoreKeys } from './keys/store-keys.ts';
import { unlock } from './keys/unlock.ts';
import type { Unlock } from './keys/unlock.ts';
import { Publisher } from './publisher.ts';
import { interruptedJobs } from './store/jobs.ts';
import { Room } from './room.ts';
import { openWhole, settleFiles } from './store/open.ts';
import { Store } from './store/store.ts';
import { idleLockAfter } from './view/state.ts';
import { placesOf } from './unexpected.ts';

/** What a sandbox's virtual reader can do beyond being a reader. */
export interface SandboxReader {
  /** Puts a card in: the one of this serial as it was left, or a new blank. A card that is in comes out first. */
  insert(options: {
    readonly kind?: '2.0' | '3.0' | undefined;
    readonly serial?: string | undefined;
    readonly flaw?: { readonly contactless?: boolean | undefined };
  }): { readonly serial: string };
  remove(): void;
  cards(): readonly { readonly serial: string; readonly kind: '2.0' | '3.0'; readonly written: boolean; readonly inserted: boolean }[];
}

export interface HostOptions {
  /** Folder of this terminal; one process at a time has it. */
  readonly data: string;
  /** Base URL of the agency, or what starts one when it is first needed; absent: the one this folder is enrolled with. */
  readonly agency?: string | (() => Promise<AgencyAddress>) | undefined;
  readonly readers: Readers;
  /** Present only with the in-process virtual reader. */
  readonly sandbox?: SandboxReader | undefined;
  readonly version: string;
  /** Opens the store; tests put one there that dies at a commit of their choice. */
  readonly openStore?: (file: string, key: Uint8Array) => Store;
  /** The device's secret, 32 bytes, where the system's key store has it; absent: the one in the folder of keys. */
  readonly deviceSecret?: Uint8Array | undefined;
  /** How to open a store whose device wrap or device secret is gone. */
  readonly unlock?: Unlock | undefined;
  /** What a guess of a PIN costs whoever has an operator's wrap; tests take a cheap one. */
  readonly pinCost?: PinCost;
  /** Base URL of the bank's core system, where it is another one than the enrolment names. */
  readonly bank?: string;
  /** Seconds without anybody at the keyboard after which a window locks; absent: five minutes. */
  readonly idleLockSeconds?: number;
  /** This machine's clocks. */
  readonly clock?: MachineClock;
}

export interface Host {
  /** Serves one window, with a session of its own, until the transport closes. The queue leaves by itself from then on. */
  serve(transport: Transport): void;
  /** A window within this process, for the command line and tests. */
  client(): Client;
  /** Ends what runs, lets an exchange under way finish for a moment, and gives the folder free. */
  close(): Promise<void>;
}

/**
 * Opens a terminal's folder and works on it: one host behind every window and the command line.
 * @throws Fault `agency-url-invalid`, `folder-in-use`, `folder-unusable`, `keys-in-data`, `store-key-missing`, `store-key-unusable`, `store-unreadable`, `store-newer`, `disk-full`, and with `unlock` what it raises
 */
export async function openHost(options: HostOptions): Promise<Host> {
  requireOrigin(options.agency);
  const taken = takeFolder(options.data);
  let folder: Folder = taken;
  // The proxy stands in the store, which may have to be unlocked over the line first.
  let proxyOf = (): string | null => null;
  const line = new HttpLine({ proxy: () => proxyOf() });
  try {
    const place = { storeId: folder.storeId, keys: keysFor(options.data) };
    const lock = takeStore(place, options.data);
    folder = { ...taken, release: () => [lock, taken].forEach((each) => each.release()) };
    const { deviceSecret, unlock: how, pinCost = wrapCost } = options;
    const at = (options.clock ?? machineClock).wall().toISOString();
    const behind = settleFiles(folder.storeFile, at);
    const key =
      how === undefined ? keyOfStore(folder, place.keys, deviceSecret) : await unlock(folder, place.keys, how, deviceSecret, line);
    const open = options.openStore ?? ((file, bytes) => new Store(file, bytes));
    const store = openWhole(folder.storeFile, key, open, at, behind);
    proxyOf = () => store.readMeta('proxy') || null;
    return await hostOver(options, folder, store, line, new StoreKeys(place, store, { key, deviceSecret, pinCost }));
  } catch (cause) {
    await line.close();
    folder.release();
    throw cause;
  }
}

async function hostOver(options: HostOptions, folder: Folder, store: Store, line: HttpLine, keys: StoreKeys): Promise<Host> {
  const proxy = (): string | null => store.readMeta('proxy') || null;
  const clock = new Clock(store, options.clock);
  clock.begin();
  store.moment = () => clock.moment();
  const now = (): Date => clock.now();
  const enrolledWith = (enrolment: Enrolment): void => keys.enrolled(enrolment);
  const agency = new Agency({ store, line, address: options.agency, proxy, now, enrolledWith });
  let seen: readonly ReaderInfo[] | null = [];
  const changed = (): void => publisher.changed();
  const unexpected = (cause: unknown): Fault => {
    process.stderr.write(`${placesOf(cause)}\n`);
    return internal(cause);
  };
  const bank = new Bank({ store, line, url: options.bank, enrolled: () => agency.enrolled(), now, unexpected });
  const decided = (): void => bank.kick();
  const files = new FileSending({ store, line, enrolled: () => agency.enrolled(), sent: () => exchange.kick(), unexpected });
  const exchange = new Exchange({
    store,
    line,
    files,
    enrolled: () => agency.enrolled(),
    clock,
    changed,
    configured: () => agency.readAgain(),
    decided,
    unexpected,
  });
  const desk: Desk = {
    store,
    room: new Room(store, now),
    readers: options.readers,
    sandbox: options.sandbox,
    exchange,
    bank,
    keys,
    get calendar() {
      return calendarOf(agency.enrolment);
    },
    enrolled: () => agency.enrolled(),
    enrolment: () => agency.enrolment,
    enrolWith: (ticket) => agency.enrolWith(ticket),
    askAgency: async (path, content) => {
      const { url, signing } = await agency.enrolled();
      return tell(line, url, path, content, signing);
    },
    clock,
    now,
    running: new Map(),
    resetting: new Map(),
    seen: () => seen,
    changed,
    unexpected,
  };
  const publisher = new Publisher(desk, options.version, options.idleLockSeconds ?? idleLockAfter);
  store.onWrite(changed);
  const stopWatching = options.readers.onChange((readers) => {
    seen = readers;
    changed();
  });
  settleAll(desk);
  const lookAtClock = (): void => {
    const by = clock.jump();
    if (by !== null) store.write(() => tellJump(store, 'set', by, clock.now()));
  };
  lookAtClock();
  const clockTimer = setInterval(() => {
    try {
      lookAtClock();
    } catch (cause) {
      unexpected(cause);
    }
  }, clockEvery);
  clockTimer.unref();
  keys.opened(instant(desk), options.unlock);
  if (agency.enrolment !== null) keys.enrolled(agency.enrolment);
  else await agency.enrolled().catch(faultsOnly);
  const open = (transport: Transport): void => {
    const { window, onState, end } = publisher.open();
    serve(transport, {
      onState,
      call: async (name, input) => {
        if (closing !== null) throw hostGone();
        try {
          return await dispatch(desk, window, name, input);
        } catch (cause) {
          throw cause instanceof Fault ? cause : desk.unexpected(cause);
        }
      },
    });
    transport.onClose(end);
  };
  const close = async (): Promise<void> => {
    stopWatching();
    clearInterval(clockTimer);
    endChecks?.();
    publisher.close();
    await Promise.all([...desk.running.values()].map(({ ended }) => ended));
    await Promise.all(desk.resetting.values());
    await exchange.close();
    await bank.close();
    line.breakOff();
    await files.close();
    await agency.close();
    await line.close();
    desk.room.close();
    await keys.close();
    store.close();
    folder.release();
  };
  let closing: Promise<void> | null = null;
  let endChecks: (() => void) | null = null;
  return {
    serve: (transport) => {
      open(transport);
      exchange.startBackground();
      endChecks ??= checkDaily(desk);
      void options.readers.list().then((readers) => {
        seen = readers;
        changed();
      }, faultsOnly);
    },
    client: () => {
      const [here, there] = transportPair();
      open(here);
      return connect(there);
    },
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

/** How often this machine's clock is looked at, in milliseconds. */
const clockEvery = 5_000;

let calendars: { readonly of: Enrolment | null; readonly calendar: WorkingCalendar } | null = null;
/** The calendar with the agency's corrections; made anew only for another enrolment. */
function calendarOf(enrolment: Enrolment | null): WorkingCalendar {
  if (calendars?.of !== enrolment) calendars = { of: enrolment, calendar: workingCalendar(enrolment?.configuration.calendar) };
  return calendars.calendar;
}

/** At the start every job that was writing is unsure: a crash or a kill came in between. */
function settleAll(desk: Desk): void {
  const jobs = interruptedJobs(desk.store);
  if (jobs.length > 0) desk.store.write(() => jobs.forEach((job) => settleInterrupted(desk, { operator: null }, job)));
}

/** Paths are signed, so the address is that of the agency itself and of nothing below it. */
function requireOrigin(agency: HostOptions['agency']): void {
  if (typeof agency !== 'string') return;
  const url = URL.canParse(agency) ? new URL(agency) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.origin !== agency.replace(/\/$/, ''))
    throw fault('agency-url-invalid', { url: agency });
}

function faultsOnly(cause: unknown): void {
  if (!(cause instanceof Fault)) throw cause;
}
