import { expect, test } from '@jest/globals';
import * as ogi from '../src/index.ts';
import { engine } from './extractors/pdf/build.ts';
import { generateReport } from './generate/index.ts';
import { CLEAN_SCAN, scanPages } from './generate/scan.ts';
import { pagesOf } from './generate/searchable.ts';

/** A reader of the user's own: it knows what stands where on the page, as its model would. */
function readerOf(characters: readonly { readonly text: string; readonly box: ogi.Crop['box'] }[]): ogi.CellReader {
  const inside = ([x0, y0, x1, y1]: ogi.Crop['box']) =>
    characters.filter(({ box: [left, top, right, bottom] }) => {
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      return x > x0 - 1 && x < x1 + 1 && y > y0 - 1 && y < y1 + 1;
    });
  return {
    name: 'own',
    async read(crops) {
      return crops.map(({ box }) => ({
        text: inside(box)
          .map(({ text }) => text)
          .join(''),
        probability: 0.99,
        alternatives: [],
      }));
    },
    async close() {},
  };
}

test('a user of the library reads a scan with engines of their own', async () => {
  const layout = { pageNumbers: 'none' } as const;
  const { bytes, truth } = await generateReport(50_900, { medium: 'pdf', layout });
  const pages = await pagesOf(bytes, engine);
  const scans = await scanPages(bytes, { ...CLEAN_SCAN, dpi: 150 });
  const last = scans.at(-1);
  if (!last) throw new TypeError('Expected a page');
  const decode: ogi.PictureDecoder = async function* () {
    yield last.picture;
  };
  const scanner = ogi.scannerWith(async () => ({ first: readerOf(pages.at(-1)?.glyphs ?? []) }));
  const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47);
  const { source, report } = await ogi.audit(png, 'page.png', [ogi.imageExtractor(decode, scanner)]);
  expect(source).toMatchObject({ medium: 'image', reading: 'ocr' });
  const printed = report.readings.filter(({ state }) => state !== 'absent');
  expect(printed.length).toBeGreaterThan(20);
  expect(printed.filter(({ field, value }) => value !== (truth.values[field] ?? null))).toEqual([]);
});

test('without engines a picture needs them', async () => {
  const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47);
  const extractors = [ogi.htmlExtractor, ogi.textExtractor];
  await expect(ogi.audit(png, 'page.png', extractors)).rejects.toMatchObject({ problem: 'needs-ocr' });
});
