import { decodeTemplate } from './codec-template.ts';
import type { FileContents, ItemContent } from './contents.ts';
import { contentOf } from './contents.ts';
import { joinName } from './name.ts';
import type { Item } from './profile.ts';

/** An item of a card as people read it. */
export interface ItemView {
  /** `20`; `40:2` the second of its tag (of a cyclic file the newest is the first); `40:2.57` an item within it. */
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
  return contents.items.flatMap((content) => {
    const tag = tagOf(contents, content);
    const { item, raw, empty } = content;
    const inner = item.inner === undefined || empty ? null : decodeTemplate(item.inner, raw);
    if (inner === null) return [viewItem(item, tag, item.tag === '09' ? wholeName(contents, content) : content.value, clear)];
    return inner.map((within) => {
      const title = { zh: `${item.title.zh}·${within.item.title.zh}`, en: `${item.title.en}, ${within.item.title.en}` };
      return viewItem({ ...within.item, title }, `${tag}.${within.item.tag}`, within.item.codec.decode(within.value).value, clear);
    });
  });
}

function viewItem(item: Item, tag: string, value: string, clear: boolean): ItemView {
  const view = { tag, title: item.title.zh, titleEn: item.title.en };
  if (item.personal !== undefined && !clear) return { ...view, value: value === '' ? '' : item.personal.mask(value) };
  const words = item.words?.(value);
  return { ...view, value, ...(words === undefined ? {} : { words: words.zh, wordsEn: words.en }) };
}

function tagOf({ file, items }: FileContents, content: ItemContent): string {
  const { tag, occurrences } = content.item;
  if (file.structure !== 'cyclic' && occurrences === undefined) return tag;
  return `${tag}:${String(items.filter(({ item }) => item.tag === tag).indexOf(content) + 1)}`;
}

function wholeName(contents: FileContents, { raw, empty }: ItemContent): string {
  const extension = contentOf(contents, '4E');
  if (empty) return '';
  return joinName({ name: raw, extension: extension === undefined || extension.empty ? new Uint8Array() : extension.raw });
}
