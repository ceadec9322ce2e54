/**
 * States of an issuing job; nothing else means anything similar.
 * `open`: exists, nothing was written. `writing`: number and chip are used up from here on, on disk before the first write.
 * `unsure`: a card pulled out, a crash or a kill while writing. `issued`: read back equal to the order.
 * `spoilt`: the number is void and the chip on the stop list. `cancelled`: given up before anything was written.
 */
export const jobStates = ['open', 'writing', 'unsure', 'issued', 'spoilt', 'cancelled'] as const;
export type JobState = (typeof jobStates)[number];

/** What may happen to a job. `interrupted` is a torn card, a fault while writing, a crash or a kill. */
export type JobEvent = 'write' | 'interrupted' | 'equal' | 'spoil' | 'cancel';

const transitions: Readonly<Record<JobState, Partial<Record<JobEvent, JobState>>>> = {
  open: { write: 'writing', cancel: 'cancelled' },
  writing: { interrupted: 'unsure', equal: 'issued' },
  unsure: { write: 'writing', equal: 'issued', spoil: 'spoilt' },
  // Found wrong or dead before it was handed over.
  issued: { spoil: 'spoilt' },
  spoilt: {},
  cancelled: {},
};

/**
 * The one reducer of an issuing job.
 * @returns the next state, or null where the event may not happen in this state.
 */
export function nextJobState(state: JobState, event: JobEvent): JobState | null {
  return transitions[state][event] ?? null;
}

/** Number and chip of such a job are used up for ever, whatever becomes of it. */
export function usedUp(state: JobState): boolean {
  return state === 'writing' || state === 'unsure' || state === 'issued' || state === 'spoilt';
}

/** A job in such a state still asks for somebody; a case has at most one of them. */
export function unfinished(state: JobState): boolean {
  return state === 'open' || state === 'writing' || state === 'unsure';
}
