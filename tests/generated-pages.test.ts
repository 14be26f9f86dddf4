import { expect, test } from '@jest/globals';
import { tally } from './generated-tally.ts';

test('500 pages of HTML in as many layouts: every cell', async () => {
  const { cells, right, failed, silent, errors } = await tally('html', 1, 500);
  expect({ failed, silent, errors }).toEqual({ failed: [], silent: [], errors: [] });
  expect(right / cells).toBe(1);
}, 300_000);

test('200 texts: every cell that the text leaves certain, and none wrong in silence', async () => {
  const { cells, right, failed, silent, errors } = await tally('text', 1, 200);
  expect({ failed, silent, errors }).toEqual({ failed: [], silent: [], errors: [] });
  expect(right / cells).toBeGreaterThan(0.99);
}, 120_000);
