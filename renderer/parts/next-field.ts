import type { KeyboardEvent } from 'react';

/** What Enter steps through: fields that still ask for something, then the page's main button. */
function stops(form: HTMLElement): HTMLElement[] {
  const fields = form.querySelectorAll<HTMLElement>(
    'input:enabled:not([readonly], [type=hidden], [type=file], [type=radio]), input[type=radio]:enabled:checked, select:enabled, textarea:enabled, .button:is(.primary, .danger):enabled',
  );
  return [...fields].filter((field) => field.closest('[data-known=true]') === null && field.dataset['known'] !== 'true');
}

/**
 * Enter goes to the next field; from the last one it only brings the focus to the main button, so that no Enter of a fast typist
 * does what cannot be taken back. In an empty choice it opens the list, and in an open list it chooses.
 */
export function enterGoesOn(event: KeyboardEvent<HTMLElement>): void {
  const { target } = event;
  if (
    event.key !== 'Enter' ||
    event.nativeEvent.isComposing ||
    !(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)
  )
    return;
  // A dialog over the page has its own Enter.
  if (target.closest('dialog') !== null) return;
  if (target.getAttribute('aria-expanded') === 'true' && listHasChoice(target)) return;
  if (target.closest('[data-empty=true]') !== null) return;
  event.preventDefault();
  event.stopPropagation();
  const all = stops(event.currentTarget);
  const here = all.indexOf(target);
  const after =
    here >= 0 ? all[here + 1] : all.find((one) => (target.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0);
  after?.focus();
}

/** An open list stands on something that is not chosen already. */
function listHasChoice(input: HTMLElement): boolean {
  const active = document.getElementById(input.getAttribute('aria-activedescendant') ?? '');
  return active !== null && active.getAttribute('aria-selected') !== 'true';
}
