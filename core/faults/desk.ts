import type { FaultEntry } from '../fault.ts';

export const deskFaults = {} as const satisfies Record<string, FaultEntry>;
