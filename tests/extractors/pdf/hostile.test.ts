import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import type { PdfEngine } from '../../../extractors/pdf/engine.ts';
import { pdfExtractor } from '../../../extractors/pdf/index.ts';
import { compilePdfium, startPdfium } from '../../../extractors/pdf/pdfium-module.ts';
import { drawPage } from '../../../extractors/pdf/pdfium-page.ts';
import { otherEngine as pdfium } from './build.ts';
import { form, rawPdf, shown } from './raw.ts';

const ROOT = new URL('../../../', import.meta.url).pathname;
const PLAIN = rawPdf({ content: shown('12') });

/** A PDF with other text in place of a part of it. */
function altered(part: string | RegExp, by: string): Uint8Array {
  return Buffer.from(
    Buffer.from(PLAIN)
      .toString('latin1')
      .replace(part, () => by),
    'latin1',
  );
}

function reading(engine: PdfEngine, bytes: Uint8Array) {
  return pdfExtractor(engine).extract(bytes, 'a.pdf');
}

describe('files made to do harm end with a word on why', () => {
  test('a page tree that goes in a circle', async () => {
    const bytes = altered('/Kids [3 0 R] /Count 1', '/Kids [2 0 R] /Count 9');
    await expect(reading(pdfium, bytes)).rejects.toMatchObject({ name: 'DocumentError', problem: 'damaged' });
  });

  test('more pages than any report', async () => {
    const bytes = altered('/Kids [3 0 R] /Count 1', `/Kids [${'3 0 R '.repeat(6000)}] /Count 6000`);
    await expect(reading(pdfium, bytes)).rejects.toMatchObject({ problem: 'too-large' });
  });

  test('a count of pages that is not true', async () => {
    const document = await reading(pdfium, altered('/Count 1', '/Count 999999999'));
    expect(document.pages).toBe(1);
  });

  test('a hundred thousand paths', async () => {
    const content = `${shown('12')} ${'10 10 m 20 20 l S\n'.repeat(100_000)}`;
    expect((await reading(pdfium, rawPdf({ content }))).blocks).toHaveLength(1);
  });

  test('text without end', async () => {
    const bytes = rawPdf({ content: shown('1').repeat(60_000) });
    await expect(reading(pdfium, bytes)).rejects.toMatchObject({ problem: 'too-large' });
  });

  test('the same text over itself again and again is not taken for certain', async () => {
    const { warnings } = await reading(pdfium, rawPdf({ content: shown('1').repeat(500) + shown('2', 99) }));
    expect(warnings).toEqual([{ code: 'font-unmapped', values: { page: 1 } }]);
  });

  test('a form that draws itself', async () => {
    const resources = '/XObject << /X1 6 0 R >>';
    const itself = form('/X1 Do', '').replace('/Font <<', `${resources} /Font <<`);
    const bytes = rawPdf({ content: '/X1 Do', resources, objects: [itself] });
    await expect(reading(pdfium, bytes)).rejects.toMatchObject({ problem: 'damaged' });
  });

  test('more layers than any report', async () => {
    const names = Array.from({ length: 250 }, (_, index) => `/P${index}`);
    const bytes = rawPdf({
      content: names.map((name) => `/OC ${name} BDC ${shown('1')} EMC`).join('\n'),
      resources: `/Properties << ${names.map((name) => `${name} << /Type /OCG >>`).join(' ')} >>`,
    });
    await expect(reading(pdfium, bytes)).rejects.toMatchObject({ problem: 'too-large' });
  });

  test('a page that unpacks to more than the memory', async () => {
    const packed = deflateSync(deflateSync(Buffer.alloc(400 * 1024 * 1024, ' '), { level: 1 })).toString('latin1');
    const filter = `/Length ${packed.length} /Filter [/FlateDecode /FlateDecode] >>\nstream\n${packed}`;
    const bytes = altered(/<< {2}?\/Length \d+ >>\nstream\n/, `<< ${filter}`);
    await expect(reading(pdfium, bytes)).rejects.toMatchObject({ problem: 'damaged' });
    expect((await reading(pdfium, PLAIN)).blocks).toMatchObject([{ text: '12' }]);
  });

  test('an engine goes on after files that it could not read', async () => {
    await expect(reading(pdfium, new Uint8Array(5000).fill(77))).rejects.toMatchObject({ problem: 'damaged' });
    expect((await reading(pdfium, PLAIN)).blocks).toMatchObject([{ text: '12' }]);
  });
});

test('pages read one after another take no more memory than one', async () => {
  const pdf = await startPdfium(
    await compilePdfium(readFileSync(`${ROOT}node_modules/@hyzyla/pdfium/dist/pdfium.wasm`)),
  );
  const bytes = readFileSync(`${ROOT}samples/2021-city-decimal-count.pdf`);
  const data = pdf.call.malloc(bytes.length);
  pdf.heap().bytes.set(bytes, data);
  const readAll = (times: number) => {
    for (let time = 0; time < times; time += 1) {
      const file = pdf.call.FPDF_LoadMemDocument(data, bytes.length, 0);
      const page = pdf.call.FPDF_LoadPage(file, 1);
      drawPage(pdf, page, { width: 595, height: 842, matrix: [1, 0, 0, -1, 0, 842] }, () => true);
      pdf.call.FPDF_ClosePage(page);
      pdf.call.FPDF_CloseDocument(file);
    }
    return pdf.size();
  };
  const size = readAll(5);
  expect(readAll(60)).toBe(size);
});
