import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { root } from './cli/ogi.ts';
import { aFolder } from './run/a-folder.ts';

/** The package as it is published: what is built, beside the files that every package has. */
const place = aFolder();
const { NODE_OPTIONS: _, ...env } = process.env;

function run(command: string, words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, words, { cwd: place, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`Expected ${command} ${words.join(' ')} to succeed: ${stdout}${stderr}`);
  return stdout;
}

const node = (...words: string[]) => run(process.execPath, words);

beforeAll(() => {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  node(compiler, '-p', join(root, 'tsconfig.build.json'), '--outDir', join(place, 'dist'));
  for (const name of ['package.json', 'LICENSE', 'README.md', 'README.zh-CN.md'])
    cpSync(join(root, name), join(place, name));
  symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'));
  cpSync(join(root, 'samples', '2021-bureau-dashes.txt'), join(place, 'reports', 'report.txt'));
}, 120_000);

describe('the published package', () => {
  test('holds the program and its types, and nothing else', () => {
    const [packed] = JSON.parse(run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'])) as [
      { readonly files: readonly { readonly path: string }[] },
    ];
    const paths = packed.files.map(({ path }) => path);
    const code = paths.filter((path) => /^dist\/(?:src|extractors)\/.*\.(?:js|d\.ts)$/.test(path));
    const aside = paths.filter((path) => !code.includes(path));
    expect(aside).toEqual(['LICENSE', 'README.md', 'README.zh-CN.md', 'package.json']);
    const { bin, exports } = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8'));
    const named = [bin.ogi, ...JSON.stringify(exports).matchAll(/"(\.\/dist[^"]+)"/g)].map((found) =>
      (Array.isArray(found) ? found[1] : found).replace(/^\.\//, ''),
    );
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((path) => !code.includes(path))).toEqual([]);
  });

  test('runs as a command', () => {
    const line = node('dist/src/cli/main.js', 'extract', 'reports', '--json', '--quiet');
    expect(JSON.parse(line)).toMatchObject({ year: 2022, edition: '2021' });
  });

  test('has in Node the whole of it, and elsewhere what needs no Node', () => {
    const names = "console.log(JSON.stringify(Object.keys(await import('ogi')).sort()))";
    const [here, elsewhere] = [
      JSON.parse(node('--input-type=module', '--eval', names)) as string[],
      JSON.parse(node('--input-type=module', '--eval', names.replace("'ogi'", "'./dist/src/index.js'"))) as string[],
    ];
    expect(here).toEqual(expect.arrayContaining(['audit', 'extractAll', 'nodeExtractors', ...elsewhere]));
    expect(elsewhere).toContain('audit');
    expect(elsewhere).not.toContain('extractAll');
  });
});

describe('the example of the README', () => {
  const [, example = ''] = /^```ts\n(.*?)^```$/ms.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? [];

  test('reads what it says', () => {
    writeFileSync(join(place, 'example.mts'), example);
    expect(node('example.mts')).toBe(
      [
        '沐枫市云麓县住房和城乡建设局 2022 27 1',
        '2024.zip not-found there is no such file or folder: check the path',
        '',
      ].join('\n'),
    );
  });

  test('has the types that it uses', () => {
    const options = ['--noEmit', '--strict', '--target', 'es2024', '--module', 'nodenext', '--types', 'node'];
    node(join(root, 'node_modules', 'typescript', 'bin', 'tsc'), ...options, 'example.mts');
  });

  test('is the same in Chinese', () => {
    expect(readFileSync(join(root, 'README.zh-CN.md'), 'utf8')).toContain(example);
  });
});
