import { cardMute, readerBusy, readerEmpty, readerUnknown } from '../core/card/reader-faults.ts';
import { fault } from '../core/fault.ts';
import type { Fault } from '../core/fault.ts';
import { troubleOf } from './pcsc-words.ts';

export function notInstalled(detail: string): Fault {
  return fault('pcsc-not-installed', { detail });
}

export function serviceDown(detail: string): Fault {
  return fault('pcsc-service-down', { detail });
}

/** @param detail what the driver or the service said, in its own words */
export function readerFailed(reader: string, detail: string): Fault {
  return fault('reader-failed', { reader, detail });
}

/** Why a connection could not be made. */
export function connectFault(reader: string, detail: string): Fault {
  switch (troubleOf(detail)) {
    case 'service':
      return serviceDown(detail);
    case 'unknown':
      return readerUnknown(reader);
    case 'empty':
    case 'gone':
      return readerEmpty(reader);
    case 'mute':
      return cardMute(reader, detail);
    case 'busy':
      return readerBusy(reader);
    case 'other':
      return readerFailed(reader, detail);
  }
}
