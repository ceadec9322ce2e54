import { expect, test } from 'vitest';
import { covering, isLargeEnough, photoSize, within } from './crop.ts';

test('a photo is cut to the shape of the card from its middle, and never stretched', () => {
  expect(covering({ width: 716, height: 882 }, photoSize)).toEqual({ x: 0, y: 0, width: 716, height: 882 });
  const wide = covering({ width: 4000, height: 882 }, photoSize);
  expect(wide).toEqual({ x: 1642, y: 0, width: 716, height: 882 });
  const tall = covering({ width: 358, height: 841 }, photoSize);
  expect(tall).toEqual({ x: 0, y: 200, width: 358, height: 441 });
});

test('a signature stands whole in the middle of the pad', () => {
  expect(within({ width: 1200, height: 200 }, { width: 600, height: 200 })).toEqual({ x: 0, y: 50, width: 600, height: 100 });
  expect(within({ width: 100, height: 100 }, { width: 600, height: 200 })).toEqual({ x: 200, y: 0, width: 200, height: 200 });
});

test('too small a picture is not blown up', () => {
  expect(isLargeEnough({ width: 199, height: 441 })).toBe(false);
  expect(isLargeEnough({ width: 200, height: 240 })).toBe(true);
});
