import { describe, expect, it } from 'vitest';
import { hashOf, placeOf } from './place.ts';
import type { Place } from './place.ts';

const places: Place[] = [
  { page: 'home' },
  { page: 'new' },
  { page: 'queue' },
  { page: 'pin' },
  { page: 'service', service: 'report-loss' },
  { page: 'finished' },
  { page: 'guide' },
  { page: 'guide', service: 'report-loss' },
  { page: 'case', caseId: 'a/b 1' },
  { page: 'correct', entryId: 'entry-1' },
];

describe('places', () => {
  it.each(places)('$page comes back from its address', (place) => {
    expect(placeOf(hashOf(place))).toEqual(place);
  });
  it.each(['', '#', '#/', '#/nowhere', '#/case', '#/case/', '#/case/%E0%A4%A', '#/correct', '#/service', '#/service/nothing'])(
    '%s is home',
    (hash) => {
      expect(placeOf(hash)).toEqual({ page: 'home' });
    },
  );
});
