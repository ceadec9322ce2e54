import { beginTape, writeTape } from '../../../core/card/tape.ts';
import { logTooLong, longestLog } from '../../../core/card/logs/log-format.ts';
import type { Carried } from '../../carried.ts';
import type { Say } from '../../look.ts';
import { explainWords } from '../../text/explain-words.ts';

/** A text to be explained, and where it came from. */
export interface Recording {
  readonly text: string;
  readonly from:
    { readonly kind: 'typed' } | { readonly kind: 'file'; readonly name: string } | { readonly kind: 'case'; readonly caseId: string };
}

/** @throws Fault `log-too-long` */
export function ofText(text: string): Recording {
  if (text.length > longestLog.characters) throw logTooLong();
  return { text, from: { kind: 'typed' } };
}

/** @throws Fault `log-too-long` before anything of it is read */
export async function ofFile(file: File): Promise<Recording> {
  if (file.size > longestLog.characters) throw logTooLong();
  return { text: decode(new Uint8Array(await file.arrayBuffer())), from: { kind: 'file', name: file.name } };
}

/** WORKAROUND: Windows PowerShell's `>` writes UTF-16. */
function decode(bytes: Uint8Array): string {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(wide ? 'utf-16le' : 'utf-8').decode(bytes);
}

/** A job's exchanges as a tape of ours. Its answer to reset is not kept with a job. */
export function ofJob({ caseId, apdus }: Carried): Recording {
  const exchanges = apdus.map(({ command, answer, ms, words, wordsEn }) => ({ command, answer, ms, words: { zh: words, en: wordsEn } }));
  return { text: writeTape(beginTape(new Uint8Array(), exchanges)), from: { kind: 'case', caseId } };
}

export function sourceWords({ from }: Recording, say: Say): string {
  if (from.kind === 'file') return say(explainWords.fromFile, { name: from.name });
  return from.kind === 'case' ? say(explainWords.fromCase, { caseId: from.caseId }) : say(explainWords.fromTyped);
}
