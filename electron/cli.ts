import { enableCompileCache } from 'node:module';

// Compiled code is kept from the second start on.
enableCompileCache();
const { main } = await import('./cli/program.ts');
process.exitCode = await main(process.argv.slice(2));
