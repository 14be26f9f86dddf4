import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { decode } from '../extractors/encoding.ts';
import { audit } from '../src/audit.ts';
import { nodeExtractors } from '../src/run/engines.ts';
import { generateReport } from './generate/index.ts';
import { aBrowser, inBrowser } from './ui/browser.ts';

const EXTRACTORS = nodeExtractors({ ocr: 'never' });

const around = (block: string, line: string) => ({ margin: { top: block, bottom: block, left: line, right: line } });
const A4 = { format: 'A4' };
const SMALLER = { ...A4, scale: 0.8, ...around('12mm', '10mm') };
const ACROSS = { ...A4, landscape: true, ...around('10mm', '0') };
const LARGER = { format: 'A3', scale: 1.2 };
const HEADED = { ...A4, displayHeaderFooter: true, ...around('20mm', '10mm') };

/** Pages that were read wrong when they were printed so, once: each page ends where it cuts a row, a head or a label. */
const PRINTED = [
  [101, A4],
  [115, SMALLER],
  [118, HEADED],
  [131, A4],
  [141, LARGER],
  [174, { ...A4, ...around('20mm', '18mm') }],
  [194, ACROSS],
  [196, HEADED],
  [212, ACROSS],
] as const;

/** What differs between a page and the PDF that a browser prints of it. */
async function differences(page: Page, seed: number, way: Parameters<Page['pdf']>[0]) {
  const { bytes, name } = await generateReport(seed, { medium: 'html' });
  const shown = await audit(bytes, name, EXTRACTORS);
  await page.setContent(decode(bytes).text.replace(/<meta[^>]*charset[^>]*>/gi, ''));
  const { report, findings } = await audit(new Uint8Array(await page.pdf(way)), `${seed}.pdf`, EXTRACTORS);
  const named = new Set(findings.flatMap(({ fields }) => fields));
  const values = new Map(report.readings.map(({ field, value }) => [field, value]));
  const cells = shown.report.readings;
  const differing = cells
    .filter(({ field, value }) => values.get(field) !== value)
    .map(({ field, value }) => ({
      field: `${seed} ${field}`,
      value,
      read: values.get(field),
      named: named.has(field),
    }));
  return { cells: cells.length, differing };
}

const context = aBrowser();

inBrowser('a page that a browser prints as PDF', () => {
  test('reads as the page, but for few cells, which findings name', async () => {
    const own = await context();
    const page = await own.newPage();
    const all = [];
    for (const [seed, way] of PRINTED) all.push(await differences(page, seed, way));
    const differing = all.flatMap((one) => one.differing);
    expect(differing.filter(({ named }) => !named)).toEqual([]);
    // Where pages end is the browser's affair: another may cut other rows.
    expect(differing.length).toBeLessThan(0.02 * all.reduce((sum, { cells }) => sum + cells, 0));
    await own.close();
  }, 120_000);
});
