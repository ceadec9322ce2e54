import { describe, expect, it } from 'vitest';
import { motion, palettes, tokenStyleSheet } from './tokens.ts';
import type { Palette } from './tokens.ts';

function luminance(colour: string): number {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = parts.map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const words = ['text', 'soft', 'faint', 'accent', 'accentStrong', 'good', 'wait', 'bad'] as const satisfies (keyof Palette)[];
const grounds = ['page', 'surface', 'sunken'] as const satisfies (keyof Palette)[];
const own = [
  ['good', 'goodSoft'],
  ['wait', 'waitSoft'],
  ['bad', 'badSoft'],
  ['accent', 'accentSoft'],
  ['text', 'accentSoft'],
  ['text', 'waitSoft'],
  ['text', 'badSoft'],
  ['text', 'goodSoft'],
  ['soft', 'waitSoft'],
  ['soft', 'badSoft'],
  ['soft', 'goodSoft'],
  ['onAccent', 'accent'],
  ['onAccent', 'accentStrong'],
  ['onBad', 'bad'],
] as const satisfies (readonly [keyof Palette, keyof Palette])[];

describe.each(Object.entries(palettes))('%s palette', (_name, palette) => {
  it.each(words.flatMap((word) => grounds.map((ground) => [word, ground] as const)))('%s on %s reads (4.5:1)', (word, ground) => {
    expect(contrast(palette[word], palette[ground])).toBeGreaterThanOrEqual(4.5);
  });
  it.each(own)('%s on %s reads (4.5:1)', (word, ground) => {
    expect(contrast(palette[word], palette[ground])).toBeGreaterThanOrEqual(4.5);
  });
  it('the edge of a control is seen (3:1)', () => {
    expect(contrast(palette.edge, palette.surface)).toBeGreaterThanOrEqual(3);
  });
});

describe('token style sheet', () => {
  it('gives every colour in both palettes', () => {
    const sheet = tokenStyleSheet();
    expect(sheet.match(/--accent-soft:/g)).toHaveLength(2);
    expect(sheet.match(/--on-bad:/g)).toHaveLength(2);
  });
  it('keeps motion under 150 ms', () => {
    expect(motion).toBeLessThan(150);
  });
});
