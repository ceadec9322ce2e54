import { enableCompileCache } from 'node:module';

// Compiled code is kept from the second start on.
enableCompileCache();
// Who reads our output may have read enough.
process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
  if (cause.code !== 'EPIPE') process.exitCode = 1;
});
const { main } = await import('./cli/program.ts');
process.exitCode = await main(process.argv.slice(2));
