import type { Box, Document, Table } from '../../src/document.ts';
import { DocumentError } from '../../src/errors.ts';
import type { Extractor } from '../extractor.ts';
import { printNumbers } from '../numbers.ts';
import { lookKeeper } from '../scan/kept-looks.ts';
import type { ScannedPage } from '../scan/scanned-page.ts';
import type { PaintedFile, Painter, Scanner } from '../scan/scanner.ts';
import { backed } from './backed.ts';
import { toBorderless } from './borderless.ts';
import { toGrid } from './cells.ts';
import type { Column } from './columns.ts';
import { toEdges } from './edges.ts';
import type { Glyph, PdfEngine, PdfFile, PdfPage, Turn } from './engine.ts';
import { toFrames } from './intersections.ts';
import { toLines } from './lines.ts';
import { toPageLine } from './paragraphs.ts';
import { type Part, toBlocks } from './parts.ts';
import { pastedPictures, within } from './pasted.ts';
import { isPageNumber } from './running-heads.ts';
import { readScan } from './scanned.ts';
import { checked, isTrusted, isWhole, readingOf, saysTheSame, showsPrint } from './searchable.ts';
import { toTables } from './tables.ts';
import { turnBack, turnOfPage, turnPage, turnTableBack } from './turn.ts';
import { visibleGlyphs } from './visible.ts';

export type { PdfEngine } from './engine.ts';
export { pdfiumEngine } from './pdfium.ts';
export { pdfjsEngine } from './pdfjs.ts';

/** How pages are read that are only pictures. */
export interface Scans {
  readonly painter: Painter;
  readonly scanner: Scanner;
  /** Read every page from its picture, whatever its characters say. @default false */
  readonly always?: boolean;
}

/**
 * Reads PDF files: pages that hold characters by these, others from their pictures.
 * @param scans without it, pages that are only pictures need OCR
 * @param second reads what the engine cannot, and has a second opinion on what is in doubt
 */
export function pdfExtractor(engine: PdfEngine, scans?: Scans, second?: PdfEngine): Extractor {
  const extractor = extractorWith(second ? backed(engine, second) : engine, scans);
  if (!second) return extractor;
  const { extract } = extractorWith(second);
  return { ...extractor, secondOpinion: { engines: [engine.name, second.name], extract } };
}

function extractorWith(engine: PdfEngine, scans?: Scans): Extractor {
  return {
    format: 'pdf',
    accepts: (bytes) => new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-'),
    async extract(bytes, name) {
      const painted = scans && openPainted(scans.painter, bytes);
      const file = await engine.open(bytes.slice());
      try {
        return await readFile(file, name, scans && painted ? { ...scans, painted } : undefined);
      } finally {
        await file.close();
        (await painted?.opened)?.close();
      }
    },
    ...(scans ? { secondLook: scans.scanner.secondLook } : {}),
  };
}

/** A file that is opened for drawing when its first page is to be drawn. */
interface Painted extends Pick<PaintedFile, 'picture'> {
  opened?: Promise<PaintedFile>;
}

function openPainted(painter: Painter, bytes: Uint8Array): Painted {
  const copy = bytes.slice();
  const painted: Painted = {
    async picture(number, options) {
      painted.opened ??= painter.open(copy);
      return (await painted.opened).picture(number, options);
    },
  };
  return painted;
}

/** What was read of a page. `scanned`: from its picture; `columns`: those of a table that may go on overleaf. */
interface PageRead {
  readonly parts: readonly Part[];
  readonly columns: readonly Column[];
  readonly scanned?: ScannedPage;
  readonly warning?: string;
  /** Where pictures are pasted into a page of characters. */
  readonly pasted?: readonly Box[];
}

/** The thickest yearbook has some thousand pages. */
const MOST_PAGES = 5000;

function tooManyPages(pages: number): DocumentError {
  return new DocumentError('too-large', `${pages} pages, where ${MOST_PAGES} is the most: split it`);
}

async function readFile(file: PdfFile, name: string, scans?: Scans & { painted: Painted }): Promise<Document> {
  if (file.pages > MOST_PAGES) throw tooManyPages(file.pages);
  const parts: Part[] = [];
  const scanned: ScannedPage[] = [];
  const warnings: string[] = [];
  const pasted: Pasted[] = [];
  const keep = lookKeeper();
  let columns: readonly Column[] = [];
  for (let number = 1; number <= file.pages; number++) {
    const shown = await file.page(number);
    const page = await readPage(shown, columns, scans);
    if (page.pasted?.length) pasted.push({ page: { ...shown, glyphs: [], lines: [] }, boxes: page.pasted });
    columns = page.columns;
    parts.push(...page.parts);
    if (page.scanned) scanned.push(keep(page.scanned));
    if (page.warning !== undefined) warnings.push(page.warning);
  }
  if (scans && !printNumbers(tablesIn(parts))) {
    for (const found of await readPasted(pasted, scans)) {
      parts.push(...found.parts);
      scanned.push(keep(found));
    }
  }
  if (parts.length === 0) throw nothingRead(name, scanned.length > 0);
  const document: Document = {
    medium: 'pdf',
    reading: scanned.length > 0 ? 'ocr' : 'text',
    pages: file.pages,
    metadata: file.title === undefined ? {} : { title: file.title },
    blocks: toBlocks(parts, file.pages),
    warnings: [...file.warnings(), ...warnings],
  };
  return scans && scanned.length > 0 ? scans.scanner.remember(document, scanned) : document;
}

/** So many pages are searched for tables that are pasted in as pictures. */
const MOST_PASTED = 20;

/** A page of characters, and where pictures are pasted into it. */
interface Pasted {
  readonly page: PdfPage;
  readonly boxes: readonly Box[];
}

async function readPasted(
  pages: readonly Pasted[],
  { scanner, painted }: Scans & { painted: Painted },
): Promise<readonly ScannedPage[]> {
  const found: ScannedPage[] = [];
  for (const { page, boxes } of pages.slice(0, MOST_PASTED)) {
    const picture = await painted.picture(page.number, { text: false });
    found.push(...within(await readScan(scanner, picture, page), boxes));
  }
  return found;
}

function tablesIn(parts: readonly Part[]): readonly Table[] {
  return parts.flatMap(({ content }) => ('kind' in content ? [content] : []));
}

function nothingRead(name: string, recognised: boolean): DocumentError {
  return recognised
    ? new DocumentError(
        'unsupported-format',
        `nothing can be read in the pictures of ${name}: are they pages of print?`,
      )
    : new DocumentError('needs-ocr', `${name} holds no text, only pictures of pages: it needs OCR.`);
}

async function readPage(
  page: PdfPage,
  carried: readonly Column[],
  scans?: Scans & { painted: Painted },
): Promise<PageRead> {
  const visible = visibleGlyphs(page);
  const reading = scans?.always ? 'picture' : readingOf(page, visible);
  if (reading !== 'picture' && (!scans || reading === 'characters')) return readCharacters(page, visible, carried);
  if (!scans) return { parts: [], columns: [], warning: `page ${page.number} has no text layer: needs OCR` };
  if (reading === 'both') return readBoth(page, visible, carried, scans);
  return ofScan(await readScan(scans.scanner, await scans.painted.picture(page.number), page));
}

function ofScan(scanned: ScannedPage, warning?: string): PageRead {
  return { parts: scanned.parts, columns: [], scanned, ...(warning === undefined ? {} : { warning }) };
}

/** Characters over a picture: the picture decides, unless it stands behind them, or shows no number cells and says the same. */
async function readBoth(
  page: PdfPage,
  visible: readonly Glyph[],
  carried: readonly Column[],
  { scanner, painted }: Scans & { painted: Painted },
): Promise<PageRead> {
  const picture = await painted.picture(page.number, { text: false });
  if (!showsPrint(picture, page, visible)) return readCharacters(page, visible, carried);
  const scanned = await readScan(scanner, picture, page);
  const heard = checked(scanned, page, visible);
  if (isTrusted(heard)) return ofScan(heard.page);
  const characters = () => readCharacters(page, visible, carried);
  if (heard.numbers === 0 && saysTheSame(scanned, visible)) return characters();
  const where = `page ${page.number}: the text laid over its picture`;
  if (isWhole(scanned, visible)) return ofScan(scanned, `${where} says something else and is not used`);
  return { ...characters(), warning: `${where} says more than the picture shows, and could not be checked against it` };
}

/** The steps in order. */
function readCharacters(shown: PdfPage, visible: readonly Glyph[], carried: readonly Column[]): PageRead {
  const turn = turnOfPage(visible);
  const page = turnPage({ ...shown, glyphs: visible }, turn);
  const edges = toEdges(page.lines);
  const frames = toFrames(edges);
  const ruled = toTables(
    frames.flatMap((frame) => toGrid(frame) ?? []),
    page.glyphs,
    page.number,
  );
  const lines = toLines(ruled.rest).filter((line) => !isPageNumber({ ...line, height: page.height }, true));
  const open = toBorderless(lines, edges.horizontal, page.number, carried);
  const pageLines = open.rest.map((line) => toPageLine(line, page, (box) => turnBack(box, turn, shown)));
  const parts = [
    ...[...ruled.tables, ...open.tables].map((table) => tablePart(table, turn, shown)),
    ...pageLines.map((line) => ({ page: page.number, top: line.box[1], left: line.box[0], content: line })),
  ];
  return { parts, columns: open.columns, pasted: pastedPictures(shown, visible) };
}

function tablePart(table: Table, turn: Turn, shown: PdfPage): Part {
  const [left, top] = 'box' in table.place ? table.place.box : [0, 0];
  return { page: shown.number, top, left, content: turnTableBack(table, turn, shown) };
}
