import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The pages as plain files: `npm run build` writes those of `ogi serve`, `npm run build:web` the one that stands alone. */
export default defineConfig(({ mode }) => ({
  root: at('browser'),
  base: './',
  publicDir: false,
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
