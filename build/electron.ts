import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { InlineConfig } from 'vite';

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Electron's part of the program into build/out/electron. Packages stay outside: the compiled ones cannot be bundled. */
function config(input: Record<string, string>, format: 'es' | 'cjs', extension: string, emptyOutDir: boolean): InlineConfig {
  return {
    configFile: false,
    root: folder('../'),
    logLevel: 'warn',
    build: {
      ssr: true,
      target: 'node24',
      outDir: folder('./out/electron/'),
      emptyOutDir,
      rolldownOptions: {
        input,
        external: ['electron'],
        output: { format, entryFileNames: `[name].${extension}`, chunkFileNames: `[name]-[hash].${extension}` },
      },
    },
  };
}

await build(
  config(
    {
      main: folder('../electron/main.ts'),
      cli: folder('../electron/cli.ts'),
      'host-process': folder('../electron/host-process.ts'),
      // Loaded by their place beside whatever starts them.
      'pcsc-worker': folder('../native/pcsc-worker.ts'),
      'sqlite-check-worker': folder('../native/sqlite-check-worker.ts'),
    },
    'es',
    'js',
    true,
  ),
);
// A sandboxed page's preload script is no module.
await build(config({ preload: folder('../electron/preload.ts') }, 'cjs', 'cjs', false));

// The program finds its version in the folder above its own, built or not.
const { version, type } = JSON.parse(readFileSync(folder('../package.json'), 'utf8')) as { version: string; type: string };
writeFileSync(folder('./out/package.json'), JSON.stringify({ version, type }));
