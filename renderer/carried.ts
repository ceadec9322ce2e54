import type { Job } from '../core/views.ts';

/** What the case page hands to the page that explains: the exchanges of one job, as they were when the button was pressed. */
export interface Carried {
  readonly caseId: string;
  readonly apdus: Job['apdus'];
}

let carried: Carried | null = null;

export function carry(job: Carried): void {
  carried = job;
}

/** Taken once: who comes back later begins anew. */
export function takeCarried(): Carried | null {
  const taken = carried;
  carried = null;
  return taken;
}
