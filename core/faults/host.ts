import type { FaultEntry } from '../fault.ts';

export const hostFaults = {} as const satisfies Record<string, FaultEntry>;
