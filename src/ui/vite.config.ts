import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { pagesFiles } from './build/pages-files.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The pages as plain files: `npm run build` writes those of `ogi serve`, `npm run build:web` the one that stands alone. */
export default defineConfig(({ mode }) => ({
  root: at('browser'),
  // The pages of `ogi serve` have addresses below one another; the page that stands alone may be put into any folder.
  base: mode === 'web' ? './' : '/',
  publicDir: false,
  plugins: [pagesFiles({ standsAlone: mode === 'web' })],
  // As it is built for Node, it needs what browsers do not have.
  resolve: {
    alias: { 'csv-stringify/sync': 'csv-stringify/browser/esm/sync', 'csv-parse/sync': 'csv-parse/browser/esm/sync' },
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  worker: { format: 'es' },
  build: {
    outDir: at(mode === 'web' ? '../../dist/web' : '../../dist/ui'),
    emptyOutDir: true,
    target: 'es2022',
    rollupOptions: {
      input: mode === 'web' ? { check: at('browser/check.html') } : { index: at('browser/index.html') },
    },
  },
}));
