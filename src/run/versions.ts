import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The version of this program. */
export function ogiVersion(): string {
  let folder = new URL('.', import.meta.url);
  while (!existsSync(new URL('package.json', folder))) folder = new URL('..', folder);
  return versionIn(new URL('package.json', folder));
}

/** The program, the runtime and the libraries that decide what is read. */
export function versions(): Readonly<Record<string, string>> {
  const require = createRequire(import.meta.url);
  return {
    ogi: ogiVersion(),
    node: process.versions.node,
    'pdfjs-dist': versionIn(require.resolve('pdfjs-dist/package.json')),
    cheerio: versionIn(require.resolve('cheerio/package.json')),
  };
}

function versionIn(file: URL | string): string {
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  return version;
}
