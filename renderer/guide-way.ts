import type { Service } from '../core/desk/services.ts';
import { useKey } from './keys.ts';
import { go, placeOf } from './place.ts';
import { frameWords } from './text/frame-words.ts';

/** From where the guide was opened: Esc goes back there, into the middle of what was being done. */
let cameFrom = '';

addEventListener('hashchange', ({ oldURL, newURL }) => {
  const [left, reached] = [new URL(oldURL).hash, new URL(newURL).hash];
  if (placeOf(reached).page === 'guide' && placeOf(left).page !== 'guide') cameFrom = left;
});

export function leaveGuide(): void {
  location.hash = cameFrom === '' ? '#/home' : cameFrom;
}

/** F1 opens the guide, where the caller knows it at the service at hand. */
export function useGuide(service?: Service): void {
  useKey('F1', frameWords.keyGuide, () => {
    go(service === undefined ? { page: 'guide' } : { page: 'guide', service });
  });
}
