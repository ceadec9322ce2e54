import type { FaultEntry } from '../fault.ts';

export const agencyFaults = {} as const satisfies Record<string, FaultEntry>;
