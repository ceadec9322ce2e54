import { services } from '../core/desk/services.ts';
import type { Service } from '../core/desk/services.ts';
import { useSyncExternalStore } from 'react';

/** Where in the window we are: the part of the address after `#/`. */
export type Place =
  | {
      readonly page: 'home' | 'services' | 'new' | 'cases' | 'finished' | 'queue' | 'card' | 'pin' | 'diagnosis' | 'explain' | 'guide';
    }
  | { readonly page: 'service' | 'guide'; readonly service: Service }
  | { readonly page: 'case'; readonly caseId: string }
  | { readonly page: 'correct'; readonly entryId: string };
export type PageName = Place['page'];

const plain = ['home', 'services', 'new', 'cases', 'finished', 'queue', 'card', 'pin', 'diagnosis', 'explain', 'guide'] as const;

/** Reads an address; anything unknown is home. */
export function placeOf(hash: string): Place {
  const [page = '', name = ''] = hash.replace(/^#\/?/, '').split('/').map(decoded);
  if (page === 'case' && name !== '') return { page, caseId: name };
  if (page === 'correct' && name !== '') return { page, entryId: name };
  const service = services.find(({ code }) => code === name)?.code;
  if (service !== undefined && (page === 'service' || page === 'guide')) return { page, service };
  const known = plain.find((name) => name === page);
  return { page: known ?? 'home' };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

export function hashOf(place: Place): string {
  if ('service' in place) return `#/${place.page}/${place.service}`;
  if (place.page === 'case') return `#/case/${encodeURIComponent(place.caseId)}`;
  return place.page === 'correct' ? `#/correct/${encodeURIComponent(place.entryId)}` : `#/${place.page}`;
}

export function go(place: Place): void {
  location.hash = hashOf(place);
}

function onHash(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => {
    removeEventListener('hashchange', listener);
  };
}

export function usePlace(): Place {
  return placeOf(useSyncExternalStore(onHash, () => location.hash));
}
