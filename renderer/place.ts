import { services } from '../core/desk/services.ts';
import type { Service } from '../core/desk/services.ts';
import { useSyncExternalStore } from 'react';

/** Where in the window we are: the part of the address after `#/`. */
export type Place =
  | {
      readonly page: 'home' | 'services' | 'new' | 'cases' | 'finished' | 'queue' | 'card' | 'pin' | 'diagnosis' | 'explain' | 'guide';
    }
  | { readonly page: 'service' | 'guide'; readonly service: Service }
  | { readonly page: 'case'; readonly caseId: string };
export type PageName = Place['page'];

const plain = ['home', 'services', 'new', 'cases', 'finished', 'queue', 'card', 'pin', 'diagnosis', 'explain', 'guide'] as const;

/** Reads an address; anything unknown is home. */
export function placeOf(hash: string): Place {
  const [page = '', caseId = ''] = hash.replace(/^#\/?/, '').split('/').map(decoded);
  if (page === 'case' && caseId !== '') return { page, caseId };
  const service = services.find(({ code }) => code === caseId)?.code;
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
  return place.page === 'case' ? `#/case/${encodeURIComponent(place.caseId)}` : `#/${place.page}`;
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
