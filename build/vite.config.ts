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

/** The window's pages into build/out/renderer, from where electron/page.ts serves them. */
export const config = defineConfig({
  root: folder('../renderer/'),
  base: './',
  cacheDir: folder('./out/vite-cache/'),
  plugins: [react(), tokens()],
  build: {
    outDir: folder('./out/renderer/'),
    emptyOutDir: true,
    target: 'chrome120',
    // The content security policy knows neither data: scripts nor inline ones.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
});

// vite reads the default export and nothing else.
export default config;
