import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const ROOT = new URL('..', import.meta.url).pathname;
const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' }).split('\0').filter(Boolean);

const ROOT_ENTRIES = [
  '.ci',
  '.gitignore',
  '.npmrc',
  'LICENSE',
  'README.md',
  'README.zh-CN.md',
  'biome.json',
  'docs',
  'extractors',
  'jest.config.js',
  'output',
  'package-lock.json',
  'package.json',
  'samples',
  'src',
  'tests',
  'tsconfig.build.json',
  'tsconfig.json',
];

test('the root holds the agreed entries and what tools force', () => {
  const entries = new Set(tracked.map((path) => path.split('/')[0] ?? ''));
  expect([...entries].filter((entry) => !ROOT_ENTRIES.includes(entry))).toEqual([]);
});

test('nothing generated in bulk is kept', () => {
  const sizes = tracked.map((path) => ({
    path,
    bytes: statSync(`${ROOT}/${path}`, { throwIfNoEntry: false })?.size ?? 0,
  }));
  expect(sizes.filter(({ bytes }) => bytes > 1_000_000)).toEqual([]);
  const samples = sizes.filter(({ path }) => path.startsWith('samples/')).reduce((sum, { bytes }) => sum + bytes, 0);
  expect(samples).toBeLessThan(5_000_000);
});
