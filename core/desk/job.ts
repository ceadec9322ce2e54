/**
 * States of an issuing job; nothing else means anything similar.
 * `open`: exists, nothing was written. `writing`: number and chip are used up from here on, on disk before the first write.
 * `unsure`: a card pulled out, a crash or a kill while writing. `issued`: read back equal to the order.
 * `spoilt`: the number is void and the chip on the stop list. `cancelled`: given up before anything was written.
 */
export const jobStates = ['open', 'writing', 'unsure', 'issued', 'spoilt', 'cancelled'] as const;
export type JobState = (typeof jobStates)[number];
