import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from '@jest/globals';

const ROOT = new URL('..', import.meta.url).pathname;

/** What judging speaks of. */
const NOUNS = ['src/case.ts', 'src/decision.ts', 'src/document.ts', 'src/finding.ts', 'src/profile.ts', 'src/rule.ts'];

/** What each layer may import of the project. The first entry that a file's path begins with is its layer. */
const MAY_IMPORT: readonly (readonly [layer: string, imports: readonly string[]])[] = [
  ['extractors/', ['extractors/', 'src/document.ts', 'src/errors.ts', 'src/once.ts']],
  ['src/document.ts', []],
  ['src/once.ts', []],
  ['src/errors.ts', []],
  ['src/finding.ts', ['src/document.ts']],
  ['src/decision.ts', ['src/report/']],
  ['src/report/', ['src/report/', 'src/document.ts', 'src/finding.ts', 'src/once.ts']],
  ['src/profile.ts', ['src/finding.ts']],
  ['src/profile-schema.ts', ['src/profile.ts']],
  ['src/case.ts', ['src/profile.ts', 'src/report/']],
  ['src/rule.ts', ['src/case.ts', 'src/document.ts', 'src/finding.ts', 'src/report/']],
  ['src/claims/', [...NOUNS, 'src/claims/', 'src/once.ts', 'src/report/']],
  ['src/rules/', [...NOUNS, 'src/claims/', 'src/once.ts', 'src/report/', 'src/rules/']],
  ['src/sums/', ['src/finding.ts', 'src/judge.ts', 'src/report/', 'src/rule.ts', 'src/sums/']],
  ['src/related/', ['src/profile.ts', 'src/related/', 'src/report/']],
  ['src/judge.ts', [...NOUNS, 'src/report/', 'src/rules/', 'src/sums/']],
  ['src/judged.ts', [...NOUNS, 'src/judge.ts', 'src/report/']],
  ['src/audit.ts', [...NOUNS, 'extractors/', 'src/errors.ts', 'src/judged.ts', 'src/report/']],
  ['src/export/', [...NOUNS, 'src/audit.ts', 'src/errors.ts', 'src/export/', 'src/related/', 'src/report/']],
  ['src/run/index.ts', ['src/', 'extractors/']],
  [
    'src/run/',
    [
      ...NOUNS,
      'extractors/',
      'src/audit.ts',
      'src/errors.ts',
      'src/export/',
      'src/judged.ts',
      'src/related/',
      'src/report/',
      'src/run/',
      'src/store/',
    ],
  ],
  [
    'src/store/',
    [
      'src/audit.ts',
      'src/decision.ts',
      'src/document.ts',
      'src/errors.ts',
      'src/export/',
      'src/finding.ts',
      'src/report/',
      'src/store/',
      'src/ui/api.ts',
    ],
  ],
  ['src/queue/', ['src/queue/']],
  [
    'src/many/',
    [...NOUNS, 'src/errors.ts', 'src/export/', 'src/many/', 'src/queue/', 'src/related/', 'src/run/', 'src/store/'],
  ],
  ['src/ui/server/', ['src/', 'extractors/']],
  // The pages run in a browser: what they import is the core, and what both ends say to each other.
  [
    'src/ui/browser/',
    [...NOUNS, 'extractors/', 'src/audit.ts', 'src/errors.ts', 'src/export/', 'src/report/', 'src/rules/', 'src/ui/'],
  ],
  ['src/ui/', [...NOUNS, 'src/audit.ts', 'src/errors.ts', 'src/export/', 'src/report/', 'src/ui/']],
  ['src/cli/', ['src/', 'extractors/']],
  ['src/index.ts', ['src/', 'extractors/']],
];

/** The core reads and judges in a browser too: it knows no file system and no process. */
const CORE = /^(?:extractors\/|src\/(?:report|rules|claims|sums|related|ui\/browser)\/|src\/(?:ui\/)?[a-z-]+\.ts$)/;

function files(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder)).flatMap((name) => {
    const path = join(folder, name);
    return statSync(join(ROOT, path)).isDirectory() ? files(path) : /\.tsx?$/.test(path) ? [path] : [];
  });
}

function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
}

const SOURCES = [...files('extractors'), ...files('src')];

test('every file belongs to a layer', () => {
  expect(SOURCES.filter((file) => !MAY_IMPORT.some(([layer]) => file.startsWith(layer)))).toEqual([]);
});

test('each layer imports only what it may', () => {
  const broken = SOURCES.flatMap((file) => {
    const allowed = MAY_IMPORT.find(([layer]) => file.startsWith(layer))?.[1] ?? [];
    return importsOf(file)
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => normalize(join(dirname(file), specifier)))
      .filter((target) => !allowed.some((layer) => target.startsWith(layer)))
      .map((target) => `${file} imports ${target}`);
  });
  expect(broken).toEqual([]);
});

test('the core has no node: import and no process', () => {
  const core = SOURCES.filter((file) => CORE.test(file));
  expect(core.length).toBeGreaterThan(30);
  const broken = core.filter((file) => {
    const builtin = importsOf(file).some((specifier) => /^(?:node:|fs$|path$|os$|worker_threads$)/.test(specifier));
    return builtin || /\b(?:process\.|__dirname|Buffer\.)/.test(readFileSync(join(ROOT, file), 'utf8'));
  });
  expect(broken).toEqual([]);
});

test('what a browser is given needs nothing of Node, by whatever way', () => {
  const met = new Set<string>();
  const builtin: string[] = [];
  const visit = (file: string): void => {
    if (met.has(file)) return;
    met.add(file);
    for (const specifier of importsOf(file)) {
      if (specifier.startsWith('.') && specifier.endsWith('.ts')) visit(normalize(join(dirname(file), specifier)));
      else if (specifier.startsWith('node:')) builtin.push(`${file} imports ${specifier}`);
    }
  };
  visit('src/index.ts');
  expect(met.size).toBeGreaterThan(100);
  expect(builtin).toEqual([]);
  expect([...met].filter((file) => /^src\/(?:run|store|cli)\//.test(file))).toEqual([]);
});
