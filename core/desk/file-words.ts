import type { Words } from '../card/words.ts';
import { fileLimits } from '../files.ts';
import type { FileType, FileUse } from '../files.ts';
import type { PictureProblem } from '../pictures.ts';

/** Photos, signatures and evidence as people speak of them. */

export const fileUseWords: Readonly<Record<FileUse, Words>> = {
  photo: { zh: '照片', en: 'photo' },
  signature: { zh: '签名', en: 'signature' },
  evidence: { zh: '证明材料', en: 'evidence' },
};

const typeNames: Readonly<Record<FileType, string>> = { 'image/jpeg': 'JPEG', 'image/png': 'PNG' };

/** Why a picture cannot serve, with the limit that it misses. */
export function pictureProblemWords(use: FileUse, problem: PictureProblem): Words {
  const { types, mostBytes, width, height } = fileLimits[use];
  const names = types.map((type) => typeNames[type]);
  switch (problem) {
    case 'type':
      return { zh: `不是 ${names.join('、')} 图像`, en: `it is no ${names.join(' or ')} picture` };
    case 'damaged':
      return { zh: '图像已损坏或不完整', en: 'it is damaged or not whole' };
    case 'long':
      return { zh: `超过 ${kilobytes(mostBytes)} KB`, en: `it is longer than ${kilobytes(mostBytes)} KB` };
    case 'small':
      return { zh: `小于 ${pixels(width[0], height[0])} 像素`, en: `it is smaller than ${pixels(width[0], height[0])} pixels` };
    case 'large':
      return { zh: `大于 ${pixels(width[1], height[1])} 像素`, en: `it is larger than ${pixels(width[1], height[1])} pixels` };
    case 'shape':
      return use === 'photo'
        ? { zh: '不是竖幅的证件照（26 × 32 毫米）', en: 'it is no upright portrait (26 × 32 mm)' }
        : { zh: '长宽比例不合适', en: 'its sides are out of proportion' };
  }
}

const pixels = (width: number, height: number): string => `${String(width)} × ${String(height)}`;

/** As it stands on a screen: whole kilobytes, at least one. */
export function kilobytes(bytes: number): string {
  return String(Math.max(1, Math.round(bytes / 1024)));
}
