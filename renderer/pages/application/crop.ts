/** The photo of the card: 26 × 32 mm at 350 dpi, in pixels. */
export const photoSize = { width: 358, height: 441 } as const;
/** What is written on. */
export const padSize = { width: 600, height: 200 } as const;
/** Below this a picture would be blown up to something nobody recognises. */
const [leastWidth, leastHeight] = [200, 240];

export interface Size {
  readonly width: number;
  readonly height: number;
}
export interface Area extends Size {
  readonly x: number;
  readonly y: number;
}

export function isLargeEnough({ width, height }: Size): boolean {
  return width >= leastWidth && height >= leastHeight;
}

/** The largest part of a picture that has the shape of `to`, from its middle: what is left away is left away on both sides. */
export function covering(picture: Size, to: Size): Area {
  const scale = Math.min(picture.width / to.width, picture.height / to.height);
  const [width, height] = [to.width * scale, to.height * scale];
  return { x: (picture.width - width) / 2, y: (picture.height - height) / 2, width, height };
}

/** Where the whole of a picture stands within `to`, as large as it goes. */
export function within(picture: Size, to: Size): Area {
  const scale = Math.min(to.width / picture.width, to.height / picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  return { x: (to.width - width) / 2, y: (to.height - height) / 2, width, height };
}
