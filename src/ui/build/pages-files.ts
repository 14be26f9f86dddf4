import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const require = createRequire(import.meta.url);

/** The folder of a package. */
function folderOf(name: string): string {
  return dirname(require.resolve(`${name}/package.json`));
}

/** A folder of a package that is given out beside the pages. */
interface Copied {
  readonly from: string;
  readonly to: string;
  readonly only?: RegExp;
}

/** What pdfjs looks up while it reads or draws. */
function pdfjsFolders(): readonly Copied[] {
  const folder = folderOf('pdfjs-dist');
  return ['cmaps', 'standard_fonts', 'wasm', 'iccs'].map((name) => ({
    from: join(folder, name),
    to: `pdfjs/${name}`,
    // Scripts of forms are never run.
    only: /^(?!quickjs)/,
  }));
}

/** Puts files of packages beside the pages, under names that stay. */
export function pagesFiles(): Plugin {
  return {
    name: 'pages-files',
    generateBundle() {
      for (const { from, to, only } of pdfjsFolders()) {
        for (const name of existsSync(from) ? readdirSync(from) : []) {
          if (only && !only.test(name)) continue;
          this.emitFile({ type: 'asset', fileName: `${to}/${name}`, source: readFileSync(join(from, name)) });
        }
      }
    },
  };
}
