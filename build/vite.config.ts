import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';
import { tokenStyleSheet } from '../renderer/tokens.ts';

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** `virtual:tokens.css` is made from renderer/tokens.ts, so that no colour is written twice. */
function tokens(): Plugin {
  const name = 'virtual:tokens.css';
  return {
    name: 'suika-tokens',
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load: (id) => (id === `\0${name}` ? tokenStyleSheet() : null),
  };
}

/**
 * The window's pages into build/out/renderer. With `--mode bench-top` also the page that plays a made-up host, for looking at
 * the screens without a reader; it goes to a folder of its own and is never part of the product.
 */
export const config = defineConfig(({ mode }) => {
  const benchTop = mode === 'bench-top';
  return {
    root: folder('../renderer/'),
    base: './',
    cacheDir: folder('./out/vite-cache/'),
    plugins: [react(), tokens()],
    build: {
      outDir: folder(benchTop ? './out/renderer-bench-top/' : './out/renderer/'),
      emptyOutDir: true,
      target: 'chrome120',
      // The content security policy knows neither data: scripts nor inline ones.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: true,
      chunkSizeWarningLimit: 700,
      rolldownOptions: { input: folder(benchTop ? '../renderer/dev/index.html' : '../renderer/index.html') },
    },
  };
});

// vite reads the default export and nothing else.
export default config;
