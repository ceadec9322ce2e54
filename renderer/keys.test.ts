import { describe, expect, it } from 'vitest';
import { meaningOf } from './keys.ts';

const bare = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, repeat: false };

describe('keys', () => {
  it('a function key means itself, in a field too', () => {
    expect(meaningOf({ ...bare, key: 'F2' }, true)).toEqual({ key: 'F2' });
  });
  it('a letter goes to its place when nobody is typing', () => {
    expect(meaningOf({ ...bare, key: 'q' }, false)).toEqual({ place: 'queue' });
  });
  it('a letter stays a letter in a field, but not with Alt', () => {
    expect(meaningOf({ ...bare, key: 'q' }, true)).toBeNull();
    expect(meaningOf({ ...bare, key: 'q', altKey: true }, true)).toEqual({ place: 'queue' });
  });
  it('a stroke searches when nobody is typing, like F3', () => {
    expect(meaningOf({ ...bare, key: '/' }, false)).toEqual({ key: 'F3' });
    expect(meaningOf({ ...bare, key: '/' }, true)).toBeNull();
  });
  it('a held key does nothing again', () => {
    expect(meaningOf({ ...bare, key: 'F10', repeat: true }, false)).toBeNull();
  });
  it('the browser keeps its own chords', () => {
    expect(meaningOf({ ...bare, key: 'c', ctrlKey: true }, false)).toBeNull();
    expect(meaningOf({ ...bare, key: 'F4', altKey: true }, false)).toBeNull();
  });
});
