#!/usr/bin/env node
process.argv.splice(2, 0, 'electron/cli.ts');
await import('./setup.mjs');
