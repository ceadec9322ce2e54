import { covering, isLargeEnough, padSize, photoSize, within } from './crop.ts';

/** Pictures drawn anew on a canvas: what a camera wrote beside them stays behind. All are base64. */

export interface Point {
  readonly x: number;
  readonly y: number;
}
export type Stroke = readonly Point[];

const penWidth = 3;
const jpegQuality = 0.9;

/** The photo of the card from a picture of any size, turned upright as its camera says; null where it is none, or too small. */
export async function photoFrom(file: Blob): Promise<string | null> {
  const picture = await bitmapOf(file);
  if (picture === null || !isLargeEnough(picture)) return null;
  const [canvas, pen] = blank(photoSize);
  const { x, y, width, height } = covering(picture, photoSize);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, x, y, width, height, 0, 0, canvas.width, canvas.height);
  return base64Of(canvas, 'image/jpeg');
}

/** A signature on a picture: dark is ink, everything else is paper. */
export async function signatureFrom(file: Blob): Promise<string | null> {
  const picture = await bitmapOf(file);
  if (picture === null) return null;
  const [canvas, pen] = blank(padSize);
  const { x, y, width, height } = within(picture, padSize);
  pen.drawImage(picture, x, y, width, height);
  const pixels = pen.getImageData(0, 0, canvas.width, canvas.height);
  const { data } = pixels;
  for (let at = 0; at < data.length; at += 4) {
    const light = 0.3 * (data[at] ?? 0) + 0.6 * (data[at + 1] ?? 0) + 0.1 * (data[at + 2] ?? 0);
    data.fill(light < 140 ? 0 : 255, at, at + 3);
  }
  pen.putImageData(pixels, 0, 0);
  return base64Of(canvas, 'image/png');
}

/** What was written, as a PNG. */
export function signatureOf(strokes: readonly Stroke[]): string {
  const [canvas, pen] = blank(padSize);
  draw(pen, strokes);
  return base64Of(canvas, 'image/png');
}

/** Paper and ink in any light: it is a picture of paper. */
export function draw(pen: CanvasRenderingContext2D, strokes: readonly Stroke[]): void {
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, padSize.width, padSize.height);
  pen.strokeStyle = '#000';
  pen.lineWidth = penWidth;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  for (const stroke of strokes) {
    pen.beginPath();
    for (const { x, y } of stroke) pen.lineTo(x, y);
    // One touch is a dot.
    if (stroke.length === 1) pen.lineTo((stroke[0]?.x ?? 0) + 0.1, stroke[0]?.y ?? 0);
    pen.stroke();
  }
}

async function bitmapOf(file: Blob): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(file);
  } catch {
    return null;
  }
}

function blank({ width, height }: typeof photoSize | typeof padSize): readonly [HTMLCanvasElement, CanvasRenderingContext2D] {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('no canvas');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, width, height);
  return [canvas, pen];
}

function base64Of(canvas: HTMLCanvasElement, type: 'image/jpeg' | 'image/png'): string {
  return canvas.toDataURL(type, jpegQuality).split(',')[1] ?? '';
}
