import { expect, test } from '@jest/globals';
import { decode } from '../extractors/encoding.ts';
import { audit } from '../src/audit.ts';
import { nodeExtractors } from '../src/run/engines.ts';
import { generateReport } from './generate/index.ts';
import { aBrowser, inBrowser } from './ui/browser.ts';

const EXTRACTORS = nodeExtractors({ ocr: 'never' });
const MARGINS = { top: '15mm', bottom: '15mm', left: '12mm', right: '12mm' };
/** How a page is printed. Pages cut rows wherever they end. */
const WAYS = [{}, { margin: MARGINS }, { margin: MARGINS, scale: 0.8 }, { landscape: true }] as const;
const REPORTS = 12;

const context = aBrowser();

inBrowser('a page that a browser prints as PDF', () => {
  test('reads as the page, but for cells that a finding names', async () => {
    const own = await context();
    const page = await own.newPage();
    const [silent, differing]: [string[], string[]] = [[], []];
    let cells = 0;
    for (let seed = 1; seed <= REPORTS; seed += 1) {
      const { bytes, name } = await generateReport(seed, { medium: 'html', layout: {} });
      const asPage = await audit(bytes, name, EXTRACTORS);
      await page.setContent(decode(bytes).text.replace(/<meta[^>]*charset[^>]*>/gi, ''), {
        waitUntil: 'domcontentloaded',
      });
      const printed = new Uint8Array(await page.pdf({ format: 'A4', ...WAYS[seed % WAYS.length] }));
      const { report, findings } = await audit(printed, `${seed}.pdf`, EXTRACTORS);
      const named = new Set(findings.flatMap(({ fields }) => fields));
      const values = new Map(report.readings.map(({ field, value }) => [field, value]));
      for (const { field, value } of asPage.report.readings) {
        cells += 1;
        if (values.get(field) === value) continue;
        differing.push(`${seed} ${field}`);
        if (!named.has(field)) silent.push(`${seed} ${field}: ${value}, printed ${values.get(field)}`);
      }
    }
    expect(silent).toEqual([]);
    expect(differing.length).toBeLessThan(0.02 * cells);
    await own.close();
  }, 120_000);
});
