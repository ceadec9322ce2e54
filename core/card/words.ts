/** The same in Chinese and English; every word that a person may see has both. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** Something on a card that is not as its standard says. The card is read on all the same. */
export interface Problem extends Words {
  readonly code: ProblemCode;
}

export type ProblemCode =
  | 'item-length'
  | 'item-digits'
  | 'item-text'
  | 'item-date'
  | 'item-code'
  | 'item-check'
  | 'item-form'
  | 'item-photo'
  | 'record-form'
  | 'record-tag'
  | 'record-unknown'
  | 'file-unread'
  | 'card-stopped'
  | 'identification-serial'
  | 'profile-unknown';
