import { createHash } from 'node:crypto';
import type { Input } from '../../../core/contract.ts';
import type { FileRef, FileUse } from '../../../core/files.ts';
import { pictureProblemWords, fileUseWords } from '../../../core/desk/file-words.ts';
import { pictureFor } from '../../../core/pictures.ts';
import { pictureUnusable } from '../faults.ts';

/** A file as it is kept: what an entry names, and its bytes. */
export interface NewFile {
  readonly ref: FileRef;
  readonly bytes: Uint8Array;
}

/** What was handed in with a case, stripped of all that is not the picture. @throws Fault `picture-unusable` */
export function picturesOf({ photo, signature, evidence = [] }: NonNullable<Input<'case.create'>['files']>): readonly NewFile[] {
  const given: (readonly [FileUse, string | undefined])[] = [
    ['photo', photo],
    ['signature', signature],
    ...evidence.map((one) => ['evidence', one] as const),
  ];
  return given.flatMap(([use, base64]) => (base64 === undefined ? [] : [fileOf(use, base64)]));
}

function fileOf(use: FileUse, base64: string): NewFile {
  const picture = pictureFor(use, Buffer.from(base64, 'base64'));
  if (typeof picture === 'string') throw pictureUnusable(fileUseWords[use], pictureProblemWords(use, picture));
  const { bytes, type } = picture;
  return { ref: { digest: createHash('sha256').update(bytes).digest('hex'), length: bytes.length, use, type }, bytes };
}
