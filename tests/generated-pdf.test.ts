import { expect, test } from '@jest/globals';
import { tally } from './generated-tally.ts';

/** `OGI_GENERATED=500` takes three minutes instead of one. */
const REPORTS = Number(process.env.OGI_GENERATED ?? 200);

test(`${REPORTS} PDFs: every cell with rules, and none wrong in silence without`, async () => {
  const { cells, right, failed, silent, errors } = await tally('pdf', 1, REPORTS);
  expect({ failed, silent, errors }).toEqual({ failed: [], silent: [], errors: [] });
  expect(right / cells).toBeGreaterThanOrEqual(0.999);
}, 600_000);
