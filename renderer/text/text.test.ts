import { describe, expect, it } from 'vitest';
import { fill } from './text.ts';
import type { Text } from './text.ts';

const modules: Record<string, Record<string, Record<string, Text>>> = import.meta.glob('./*-words.ts', { eager: true });
const entries = Object.entries(modules).flatMap(([file, tables]) =>
  Object.values(tables).flatMap((words) => Object.entries(words).map(([key, text]) => [`${file} ${key}`, text] as const)),
);

function holes(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();
}

describe('text table', () => {
  it('was found', () => {
    expect(entries.length).toBeGreaterThan(150);
  });
  it.each(entries)('%s says something in both languages', (_name, text) => {
    expect(text.zh.trim()).not.toBe('');
    expect(text.en.trim()).not.toBe('');
  });
  it.each(entries)('%s has the same holes in both languages', (_name, text) => {
    expect(holes(text.zh)).toEqual(holes(text.en));
  });
  it.each(entries)('%s does not put Chinese into English', (name, text) => {
    if (!name.includes('switchLanguage')) expect(text.en).not.toMatch(/[\u4e00-\u9fff]/);
  });
});

describe('fill', () => {
  it('fills what it knows and leaves the rest to be seen', () => {
    expect(fill('{a} of {b}', { a: 3 })).toBe('3 of {b}');
  });
});
