import type { Place, Table, Warning, WarningCode } from '../../src/document.ts';
import type { ScannedPage } from '../scan/scanned-page.ts';
import type { PaintedFile } from '../scan/scanner.ts';
import { toBorderless } from './borderless.ts';
import { toGrid } from './cells.ts';
import { type Column, movedColumns } from './columns.ts';
import { toEdges } from './edges.ts';
import type { Glyph, PdfPage, Turn } from './engine.ts';
import { toFrames } from './intersections.ts';
import { toLines } from './lines.ts';
import { toPageLine } from './paragraphs.ts';
import type { Part } from './parts.ts';
import { pastedPictures, type ReadPasted } from './pasted.ts';
import { withoutPageNumber } from './running-heads.ts';
import { onPage, type Recognise } from './scanned.ts';
import { checked, isTrusted, isWhole, readingOf, saysTheSame, seenThrough, showsPrint } from './searchable.ts';
import { withoutStruck } from './struck.ts';
import { toTables } from './tables.ts';
import { turnBack, turnOfPage, turnPage, turnTableBack } from './turn.ts';
import { visibleGlyphs } from './visible.ts';

/** How the pages of one file are looked at as pictures. */
export interface Sight {
  readonly painted: Pick<PaintedFile, 'picture'>;
  readonly recognise: Recognise;
  readonly readPasted: ReadPasted;
  /** Read every page from its picture, whatever its characters say. */
  readonly always: boolean;
}

/** What was read of a page. `columns`: those of a table that may go on overleaf. */
export interface PageRead {
  readonly parts: readonly Part[];
  readonly columns: readonly Column[];
  /** What was read from its picture, or those in it. */
  readonly scanned: readonly ScannedPage[];
  readonly warnings: readonly Warning[];
}

/** A page, and the columns of the table on the page before. */
interface Leaf {
  readonly page: PdfPage;
  readonly visible: readonly Glyph[];
  readonly carried: readonly Column[];
}

/** Reads a page by its characters, by its picture, or by both; without `sight` by its characters only. */
export async function readPage(page: PdfPage, carried: readonly Column[], sight?: Sight): Promise<PageRead> {
  const leaf = { page, visible: visibleGlyphs(page), carried };
  const reading = sight?.always ? 'picture' : readingOf(page, leaf.visible);
  if (!sight) return readBlindly(leaf, reading);
  if (reading === 'characters') return withPasted(leaf, sight);
  if (reading === 'both') return readBoth(leaf, sight);
  const shown = sight.always ? undefined : await seenThrough(page, sight.painted);
  if (shown) return readBoth({ ...leaf, page: shown, visible: visibleGlyphs(shown) }, sight);
  return readPicture(leaf, sight);
}

/** What can be read, and what cannot be known, where no page can be drawn. */
function readBlindly(leaf: Leaf, reading: ReturnType<typeof readingOf>): PageRead {
  const { page, visible } = leaf;
  if (reading === 'picture') return { ...NOTHING, warnings: [on(page, 'page-needs-ocr')] };
  const read = readCharacters(leaf);
  if (reading === 'both') return { ...read, warnings: [on(page, 'layer-unchecked')] };
  const count = pastedPictures(page, visible).length;
  return count === 0 ? read : { ...read, warnings: [on(page, 'pictures-unseen', { count })] };
}

const NOTHING: PageRead = { parts: [], columns: [], scanned: [], warnings: [] };

function on({ number: page, width, height }: PdfPage, code: WarningCode, values: Warning['values'] = {}): Warning {
  return { code, values: { page, ...values }, places: [{ page, box: [0, 0, width, height] }] };
}

async function readPicture({ page, carried }: Leaf, { painted, recognise }: Sight): Promise<PageRead> {
  const read = await recognise(() => painted.picture(page.number), page, carried);
  return read ? ofScan(onPage(read, page), page) : { ...NOTHING, warnings: [on(page, 'page-needs-ocr')] };
}

function ofScan(scanned: ScannedPage, { width }: PdfPage, ...warnings: readonly Warning[]): PageRead {
  return { parts: scanned.parts, columns: movedColumns(scanned.columns, width / 2), scanned: [scanned], warnings };
}

/** Characters over a picture: the picture decides, unless it stands behind them, or shows no number cells and says the same. */
async function readBoth(leaf: Leaf, sight: Sight): Promise<PageRead> {
  const { page, visible, carried } = leaf;
  const picture = await sight.painted.picture(page.number, { text: false });
  if (!showsPrint(picture, page, visible)) return withPasted(leaf, sight);
  const read = await sight.recognise(async () => picture, page, carried);
  if (!read) return { ...readCharacters(leaf), warnings: [on(page, 'layer-unchecked')] };
  const scanned = onPage(read, page);
  const heard = checked(scanned, page, visible);
  if (isTrusted(heard)) return ofScan(heard.page, page);
  if (heard.numbers === 0 && saysTheSame(scanned, visible)) return readCharacters(leaf);
  if (isWhole(scanned, visible)) return ofScan(scanned, page, on(page, 'layer-refuted'));
  return { ...readCharacters(leaf), warnings: [on(page, 'layer-exceeds')] };
}

/** The characters of a page, and the tables that are pasted into it as pictures. */
async function withPasted(leaf: Leaf, { readPasted }: Sight): Promise<PageRead> {
  const { page, visible } = leaf;
  const read = readCharacters(leaf);
  const boxes = pastedPictures(page, visible);
  if (boxes.length === 0) return read;
  const { scanned, unread, unseen } = await readPasted({ page, boxes, turn: turnOfPage(visible) });
  const warnings = [...among(page, 'pictures-need-ocr', unread), ...among(page, 'pictures-unseen', unseen)];
  return { ...read, parts: [...read.parts, ...scanned.flatMap(({ parts }) => parts)], scanned, warnings };
}

function among(page: PdfPage, code: WarningCode, places: readonly Place[]): readonly Warning[] {
  return places.length === 0 ? [] : [{ ...on(page, code, { count: places.length }), places }];
}

/** The steps in order. */
function readCharacters({ page: shown, visible, carried }: Leaf): PageRead {
  const turn = turnOfPage(visible);
  const page = withoutStruck(turnPage({ ...shown, glyphs: visible }, turn));
  const edges = toEdges(page.lines);
  const frames = toFrames(edges);
  const ruled = toTables(
    frames.flatMap((frame) => toGrid(frame) ?? []),
    page.glyphs,
    page.number,
  );
  const lines = withoutPageNumber(toLines(ruled.rest).map((line) => ({ ...line, height: page.height })));
  const open = toBorderless(lines, edges.horizontal, page.number, carried);
  const pageLines = open.rest.map((line) => toPageLine(line, page, (box) => turnBack(box, turn, shown)));
  const parts = [
    ...[...ruled.tables, ...open.tables].map((table) => tablePart(table, turn, shown)),
    ...pageLines.map((line) => ({ page: page.number, top: line.box[1], left: line.box[0], content: line })),
  ];
  return { ...NOTHING, parts, columns: open.columns };
}

function tablePart(table: Table, turn: Turn, shown: PdfPage): Part {
  const [left, top] = 'box' in table.place ? table.place.box : [0, 0];
  return { page: shown.number, top, left, content: turnTableBack(table, turn, shown) };
}
