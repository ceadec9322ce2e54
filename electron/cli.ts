import { main } from './cli/program.ts';

// Who reads our output may have read enough.
process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
  if (cause.code !== 'EPIPE') process.exitCode = 1;
});
process.exitCode = await main(process.argv.slice(2));
