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
      'host-process': folder('../electron/host-process.ts'),
      // Loaded by its place beside whatever starts it.
      'pcsc-worker': folder('../native/pcsc-worker.ts'),
    },
    'es',
    'js',
    true,
  ),
);
// A sandboxed page's preload script is no module.
await build(config({ preload: folder('../electron/preload.ts') }, 'cjs', 'cjs', false));
