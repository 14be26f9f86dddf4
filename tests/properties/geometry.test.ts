import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Glyph, PdfEngine, PdfPage, RulingLine } from '../../extractors/pdf/engine.ts';
import { pdfExtractor } from '../../extractors/pdf/index.ts';
import { readReport } from '../../src/report/read.ts';
import { nodePdfEngine } from '../../src/run/engines.ts';
import { generateReport } from '../generate/index.ts';

/** A change to a page as drawn that a reader of the page does not see, or that changes nothing for them. */
type Change = (page: PdfPage) => PdfPage;

function changed(engine: PdfEngine, change: Change): PdfEngine {
  return {
    name: engine.name,
    async open(bytes) {
      const file = await engine.open(bytes);
      return { ...bound(file), page: async (number) => change(await file.page(number)) };
    },
  };
}

function bound(file: Awaited<ReturnType<PdfEngine['open']>>) {
  return {
    pages: file.pages,
    title: file.title,
    created: file.created,
    page: (number: number) => file.page(number),
    warnings: () => file.warnings(),
    close: () => file.close(),
  };
}

async function values(bytes: Uint8Array, change: Change): Promise<Readonly<Record<string, string>>> {
  const document = await pdfExtractor(changed(nodePdfEngine(), change)).extract(new Uint8Array(bytes), 'a.pdf');
  const { report } = readReport(document);
  return Object.fromEntries(report.readings.map(({ field, state, value }) => [field, `${state} ${value}`]));
}

const shifted =
  (dx: number, dy: number): Change =>
  (page) => {
    const move = ({ box: [x0, y0, x1, y1] }: Glyph) => [x0 + dx, y0 + dy, x1 + dx, y1 + dy] as const;
    return {
      ...page,
      width: page.width + 2 * Math.abs(dx),
      height: page.height + 2 * Math.abs(dy),
      glyphs: page.glyphs.map((glyph) => ({ ...glyph, box: move(glyph) })),
      lines: page.lines.map(({ x0, y0, x1, y1 }) => ({ x0: x0 + dx, y0: y0 + dy, x1: x1 + dx, y1: y1 + dy })),
    };
  };

/** Every ruling line cut into touching pieces. */
const split =
  (at: number): Change =>
  (page) => ({ ...page, lines: page.lines.flatMap((line) => pieces(line, at)) });

function pieces({ x0, y0, x1, y1 }: RulingLine, at: number): readonly RulingLine[] {
  const [x, y] = [x0 + (x1 - x0) * at, y0 + (y1 - y0) * at];
  return [
    { x0: x, y0: y, x1, y1 },
    { x0, y0, x1: x, y1: y },
  ];
}

/** The characters and lines of a page in an order of their own. */
const shuffled =
  (seed: number): Change =>
  (page) => {
    const key = (index: number) =>
      Math.sin(index * 7919 + seed) * 10_000 - Math.floor(Math.sin(index * 7919 + seed) * 10_000);
    const order = <T>(list: readonly T[]) =>
      list
        .map((entry, index) => ({ entry, key: key(index) }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ entry }) => entry);
    return { ...page, glyphs: order(page.glyphs), lines: order(page.lines) };
  };

const RULED = ['strokes', 'filled-rects', 'cell-rects', 'double', 'dashed'] as const;

async function ruled(seed: number) {
  const lines = RULED[seed % RULED.length] ?? 'strokes';
  return generateReport(seed, { medium: 'pdf', layout: { lines } });
}

const SEEDS = fc.integer({ min: 1, max: 400 });

describe('what does not change a value', () => {
  const holds = async (seed: number, change: Change) => {
    const { bytes } = await ruled(seed);
    const before = await values(bytes, (page) => page);
    expect(Object.keys(before).length).toBeGreaterThan(150);
    expect(await values(bytes, change)).toEqual(before);
  };

  test('shifting a page', async () => {
    const by = fc.integer({ min: -15, max: 40 });
    await fc.assert(
      fc.asyncProperty(SEEDS, by, by, (seed, dx, dy) => holds(seed, shifted(dx, dy))),
      { numRuns: 15 },
    );
  });

  test('splitting ruling lines into touching pieces', async () => {
    const at = fc.double({ min: 0.05, max: 0.95, noNaN: true });
    await fc.assert(
      fc.asyncProperty(SEEDS, at, (seed, where) => holds(seed, split(where))),
      { numRuns: 15 },
    );
  });

  test('the order in which characters are drawn', async () => {
    await fc.assert(
      fc.asyncProperty(SEEDS, fc.nat(), (seed, order) => holds(seed, shuffled(order))),
      { numRuns: 15 },
    );
  });

  test('printing a page of HTML as PDF', async () => {
    const { htmlExtractor } = await import('../../extractors/html/index.ts');
    const law = async (seed: number) => {
      const pdf = await ruled(seed);
      const html = await generateReport(seed, { medium: 'html', layout: {}, truth: pdf.truth });
      const { report } = readReport(await htmlExtractor.extract(html.bytes, html.name));
      const fromHtml = Object.fromEntries(
        report.readings.map(({ field, state, value }) => [field, `${state} ${value}`]),
      );
      expect(await values(pdf.bytes, (page) => page)).toEqual(fromHtml);
    };
    await fc.assert(fc.asyncProperty(SEEDS, law), { numRuns: 15 });
  });
});
