import { occupations } from './codes.ts';
import type { Coded } from './codes.ts';

/** The entry of GB/T 2261.4 that an occupation names by code or by name; undefined for own words. */
export function occupationOf(text: string): Coded | undefined {
  const plain = text.toLowerCase();
  return occupations.find(({ code, zh, en }) => code === text || zh === text || en === plain);
}

/** By code, or by own words that say so: 学生, 大学生, 在校学生, student. */
export function isStudent(text: string): boolean {
  return occupationOf(text)?.code === '31' || /^[^非不]*学生$/.test(text) || /\bstudent$/i.test(text);
}
