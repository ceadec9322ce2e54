import { randomBytes } from 'node:crypto';
import { hex } from '../../../core/card/bytes.ts';
import { cardChannel } from '../../../core/card/channels.ts';
import { run } from '../../../core/card/procedure.ts';
import { readAll } from '../../../core/card/read-all.ts';
import { readCard } from '../../../core/card/read.ts';
import type { Reading } from '../../../core/card/read.ts';
import { viewFile } from '../../../core/card/view.ts';
import type { Input, Output } from '../../../core/contract.ts';
import type { CardReading } from '../../../core/views.ts';
import type { FileContents } from '../../../core/card/contents.ts';
import type { Identity } from '../../../core/card/identify.ts';
import { atCard } from '../card.ts';
import type { Desk, Window } from '../desk.ts';
import { audit, withCard } from '../desk.ts';
import { chipNotHeld } from '../faults.ts';
import { chipIn, holdAfter, readerFor } from '../issue/chip.ts';
import { agencyKeys } from '../issue/keys.ts';
import { review } from '../sign-in.ts';
import { chipOf, heldChip, isStopped, releaseChip } from '../store/chips.ts';
import { readerView } from '../view/state.ts';

export async function listReaders(desk: Desk): Promise<Output<'readers.list'>> {
  return { readers: (await desk.readers.list()).map((reader) => readerView(desk, reader)) };
}

export function readMasked(desk: Desk, _window: Window, { reader, all }: Input<'card.read'>): Promise<Output<'card.read'>> {
  return all === true ? readEverything(desk, reader, false) : read(desk, reader, false);
}

/** In clear, for a reason that stands in the audit log before anything is seen. */
export function reveal(desk: Desk, window: Window, { reader, all, reason }: Input<'card.reveal'>): Promise<Output<'card.reveal'>> {
  const before = (chipId: string): void => desk.store.write(() => audit(desk, window, 'card.reveal', chipId, { reason }));
  return all === true ? readEverything(desk, reader, true, before) : read(desk, reader, true, before);
}

/** Every file that the keys at hand allow, and for each of the others why not. */
function readEverything(
  desk: Desk,
  named: string | undefined,
  clear: boolean,
  before: (chipId: string) => void = () => undefined,
): Promise<CardReading> {
  return atCard(desk, named, async ({ reader, identity, mayTryKeys, perform }) => {
    const reading = await perform(readAll(identity, { randomBytes: mayTryKeys ? randomBytes(16) : null }));
    if (identity.chipId !== null && reading.refused !== null) holdAfter(desk, identity.chipId, reading.refused);
    before(identity.chipId ?? hex(identity.atr));
    const files = reading.files.map(({ file, contents, unread }) => {
      const name = file.directory === 'SSSE' ? file.name : `${file.directory}/${file.name}`;
      return [name, { ...fileView(contents, clear), ...(unread === null ? {} : { unread: { zh: unread.zh, en: unread.en } }) }] as const;
    });
    return {
      ...identityView(reader, identity),
      files: Object.fromEntries(files),
      problems: [...stopped(desk, identity.chipId), ...reading.problems],
    };
  });
}

function identityView(reader: string, { atr, profile, algorithm, chipId }: Identity): Omit<CardReading, 'files' | 'problems'> {
  return { reader, atr: hex(atr), profile, algorithm, chipId: chipId ?? '' };
}

async function read(
  desk: Desk,
  named: string | undefined,
  clear: boolean,
  before: (chipId: string) => void = () => undefined,
): Promise<CardReading> {
  const reader = await readerFor(desk, named);
  const chip = chipIn(reader);
  // A chip that refused a key before is read without one until a second person has looked.
  const tryKeys = chip === null || heldChip(desk.store, chip) === null;
  const reading = await withCard(desk, reader.name, ({ transmit, atr }) => {
    const answerers = { channel: cardChannel(transmit, reader.name), keys: agencyKeys(desk), reader: reader.name };
    return run(readCard(atr, tryKeys ? randomBytes(16) : null), answerers);
  });
  const { identity, unread } = reading;
  if (identity.chipId !== null) holdAfter(desk, identity.chipId, unread);
  before(identity.chipId ?? hex(identity.atr));
  return readingView(desk, reader.name, reading, clear);
}

function readingView(desk: Desk, reader: string, { identity, contents, unread, problems }: Reading, clear: boolean): CardReading {
  const why = unread?.report();
  return {
    ...identityView(reader, identity),
    files: {
      EF05: fileView(contents.EF05, clear),
      EF06: {
        ...fileView(contents.EF06, clear),
        ...(why === undefined ? {} : { unread: { zh: why.zh.what + why.zh.act, en: `${why.en.what} ${why.en.act}` } }),
      },
    },
    problems: [...stopped(desk, identity.chipId), ...problems],
  };
}

function fileView(contents: FileContents, clear: boolean): CardReading['files'][string] {
  const { title } = contents.file;
  return { title: title.zh, titleEn: title.en, items: [...viewFile(contents, clear)] };
}

/** A stop-listed card is said so before anything else (Article 32). */
function stopped(desk: Desk, chipId: string | null): CardReading['problems'] {
  if (chipId === null || !isStopped(desk.store, chipOf(chipId))) return [];
  return [
    {
      code: 'card-stopped',
      zh: '这张卡在停用名单上：不得使用，请收回并报告主管。',
      en: 'This card is on the stop list: keep it and tell the manager.',
    },
  ];
}

export async function clearChip(
  desk: Desk,
  window: Window,
  { chipId, reason, reviewer }: Input<'chip.clear'>,
): Promise<Output<'chip.clear'>> {
  const second = await review(desk, window, reviewer);
  desk.store.write(() => {
    if (!releaseChip(desk.store, chipOf(chipId))) throw chipNotHeld();
    audit(desk, window, 'chip.clear', chipId, { reason, reviewer: second.id });
  });
  return {};
}
