import type { FileContents, ItemContent } from './contents.ts';
import { contentOf } from './contents.ts';
import { joinName } from './name.ts';

/** An item of a card as people read it. */
export interface ItemView {
  readonly tag: string;
  /** Chinese title. */
  readonly title: string;
  readonly titleEn: string;
  readonly value: string;
  /** A code in words; left out of what is masked. */
  readonly words?: string;
  readonly wordsEn?: string;
}

/**
 * The items of a file as people read them. 09 shows the whole name, joined with 4E (chip.md §2).
 * @param clear false masks what is about the holder
 */
export function viewFile(contents: FileContents, clear: boolean): readonly ItemView[] {
  return contents.items.map((content) => viewItem(contents, content, clear));
}

function viewItem(contents: FileContents, content: ItemContent, clear: boolean): ItemView {
  const { item } = content;
  const value = item.tag === '09' ? wholeName(contents, content) : content.value;
  const view = { tag: item.tag, title: item.title.zh, titleEn: item.title.en };
  if (item.personal !== undefined && !clear) return { ...view, value: value === '' ? '' : item.personal.mask(value) };
  const words = item.words?.(value);
  return { ...view, value, ...(words === undefined ? {} : { words: words.zh, wordsEn: words.en }) };
}

function wholeName(contents: FileContents, { raw, empty }: ItemContent): string {
  const extension = contentOf(contents, '4E');
  if (empty) return '';
  return joinName({ name: raw, extension: extension === undefined || extension.empty ? new Uint8Array() : extension.raw });
}
