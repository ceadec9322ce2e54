import { runSandboxAgency } from '../../fixtures/agency/main.ts';

// node build/bench/agency.ts FOLDER: the sandbox agency in a process of its own, until its standard input ends.
await runSandboxAgency({ port: 0, data: process.argv[2] ?? '', stopWithInput: true });
