import type { FaultEntry } from '../fault.ts';

export const peopleFaults = {} as const satisfies Record<string, FaultEntry>;
