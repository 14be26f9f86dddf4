import { readFileSync } from 'node:fs';
import { expect } from '@jest/globals';
import PDFDocument from 'pdfkit';
import { pdfExtractor, pdfiumEngine, pdfjsEngine } from '../../../extractors/pdf/index.ts';
import type { Cell, Document, Place, Table } from '../../../src/document.ts';

const MODULES = new URL('../../../node_modules/', import.meta.url).pathname;
const FONT = `${MODULES}@embedpdf/fonts-sc/fonts/NotoSansHans-Regular.otf`;

export const engine = pdfjsEngine({
  cMapUrl: `${MODULES}pdfjs-dist/cmaps/`,
  standardFontDataUrl: `${MODULES}pdfjs-dist/standard_fonts/`,
});
export const otherEngine = pdfiumEngine({
  wasm: async () => readFileSync(`${MODULES}@hyzyla/pdfium/dist/pdfium.wasm`),
});
export const extractor = pdfExtractor(engine);
const otherExtractor = pdfExtractor(otherEngine);

export type Pen = PDFKit.PDFDocument;

/** A PDF of A4 pages without margins, drawn by a function in points from the top left corner. */
export function buildPdf(draw: (pen: Pen) => void, options: PDFKit.PDFDocumentOptions = {}): Promise<Uint8Array> {
  const pen = new PDFDocument({ size: 'A4', margin: 0, ...options });
  const parts: Uint8Array[] = [];
  pen.font(FONT).fontSize(10).lineWidth(0.5);
  draw(pen);
  return new Promise((resolve, reject) => {
    pen.on('data', (part: Uint8Array) => parts.push(part));
    pen.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))));
    pen.on('error', reject);
    pen.end();
  });
}

/** One line of text whose cell begins at x, y. */
export function write(pen: Pen, text: string, x: number, y: number): void {
  pen.text(text, x, y, { lineBreak: false });
}

/** Text in a table of even cells: one array a row. */
export function writeRows(pen: Pen, rows: readonly (readonly string[])[], at = GRID): void {
  rows.forEach((row, r) => {
    row.forEach((text, c) => {
      const width = pen.widthOfString(text);
      write(pen, text, at.x + c * at.width + (at.width - width) / 2, at.y + r * at.height + 5);
    });
  });
}

export const GRID = { x: 60, y: 100, width: 80, height: 24 };

/** The lines of a table of even cells, from one end to the other: `[x0, y0, x1, y1]`. */
export function gridLines(rows: number, columns: number, at = GRID): [number, number, number, number][] {
  const right = at.x + columns * at.width;
  const bottom = at.y + rows * at.height;
  return [
    ...Array.from({ length: rows + 1 }, (_, r): [number, number, number, number] => {
      return [at.x, at.y + r * at.height, right, at.y + r * at.height];
    }),
    ...Array.from({ length: columns + 1 }, (_, c): [number, number, number, number] => {
      return [at.x + c * at.width, at.y, at.x + c * at.width, bottom];
    }),
  ];
}

export function strokeLines(pen: Pen, lines: readonly [number, number, number, number][]): void {
  for (const [x0, y0, x1, y1] of lines) {
    pen.moveTo(x0, y0).lineTo(x1, y1).stroke();
  }
}

/** Reads by both engines, which must say the same of every document: boxes may be a point apart. */
export async function read(bytes: Uint8Array): Promise<Document> {
  const [one, other] = await Promise.allSettled(
    [extractor, otherExtractor].map((reader) => reader.extract(bytes, 'test.pdf')),
  );
  if (one?.status !== 'fulfilled') {
    expect(other).toMatchObject({ status: 'rejected', reason: { problem: one?.reason.problem } });
    throw one?.reason;
  }
  if (other?.status !== 'fulfilled') throw other?.reason;
  expectAlike(one.value, other.value);
  return one.value;
}

/** Two documents with the same blocks, at the same places to a point. */
export function expectAlike(one: Document, other: Document): void {
  const [placesOfOne, placesOfOther]: [Place[], Place[]] = [[], []];
  expect(withoutPlaces(other, placesOfOther)).toEqual(withoutPlaces(one, placesOfOne));
  expect(placesOfOther).toHaveLength(placesOfOne.length);
  const apart = placesOfOne.filter((place, index) => distance(place, placesOfOther[index]) > 1);
  expect(apart).toEqual([]);
}

function withoutPlaces(document: Document, places: Place[]): unknown {
  return JSON.parse(
    JSON.stringify(document, (key, value) => {
      if (key !== 'place' && key !== 'places') return value;
      places.push(...[value].flat());
      return null;
    }),
  );
}

function distance(one: Place, other: Place | undefined): number {
  if (!other || !('box' in one) || !('box' in other) || one.page !== other.page) return Number.POSITIVE_INFINITY;
  return Math.max(...one.box.map((value, index) => Math.abs(value - (other.box[index] ?? 0))));
}

export function tablesOf(document: Document): Table[] {
  return document.blocks.filter((block) => block.kind === 'table');
}

export function textsOf(document: Document): string[] {
  return document.blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));
}

/** The text of a table by rows; a cell stands where it begins. */
export function rowsOf(table: Table | undefined): string[][] {
  return Array.from({ length: table?.rows ?? 0 }, (_, row) =>
    (table?.cells ?? []).filter((cell) => cell.row === row).map((cell) => cell.text),
  );
}

export function doubtsOf(document: Document): string[] {
  return tablesOf(document).flatMap(({ cells }) => cells.flatMap(({ doubt }) => doubt ?? []));
}

export function cellWith(document: Document, text: string): Cell | undefined {
  return tablesOf(document)
    .flatMap(({ cells }) => cells)
    .find((cell) => cell.text === text);
}
