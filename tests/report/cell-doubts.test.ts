import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { cellDoubt } from '../../src/report/cell-doubts.ts';

const EXTRACTORS = new URL('../../extractors/', import.meta.url).pathname;

/** What the extractors are seen to say of cells. */
function said(): readonly string[] {
  const files = readdirSync(EXTRACTORS, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const lines = files.flatMap((name) => readFileSync(`${EXTRACTORS}${name}`, 'utf8').split('\n'));
  const ofDoubts = lines.filter((line) => /doubt|\? \['/.test(line) && !line.includes('import'));
  return ofDoubts.flatMap((line) => [...line.matchAll(/'([a-z]+ [a-z ,]+)'/g)].map((match) => match[1] ?? ''));
}

test('all that extractors say of cells has a wording in Chinese', () => {
  expect(said().length).toBeGreaterThan(8);
  expect(said().filter((text) => /[a-z]/.test(cellDoubt(text).zh))).toEqual([]);
});

test('what a cell fills in stays, and several doubts are said together', () => {
  const text = 'the picture of the page shows "3", the text laid over it says "8"; the digits stand apart';
  expect(cellDoubt(text)).toEqual({ zh: '页面图像上是“3”，盖在上面的文字是“8”；数字之间有空隙', en: text });
  expect(cellDoubt('something new').zh).toBe('something new');
});
