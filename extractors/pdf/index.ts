import type { Document, Table } from '../../src/document.ts';
import { DocumentError } from '../../src/errors.ts';
import type { Extractor } from '../extractor.ts';
import type { ScannedPage } from '../scan/scanned-page.ts';
import type { PaintedFile, Painter, Scanner } from '../scan/scanner.ts';
import { toBorderless } from './borderless.ts';
import { toGrid } from './cells.ts';
import type { Column } from './columns.ts';
import { toEdges } from './edges.ts';
import type { PdfEngine, PdfFile, PdfPage, Turn } from './engine.ts';
import { toFrames } from './intersections.ts';
import { toLines } from './lines.ts';
import { toPageLine } from './paragraphs.ts';
import { type Part, toBlocks } from './parts.ts';
import { isPageNumber } from './running-heads.ts';
import { toTables } from './tables.ts';
import { turnBack, turnOfPage, turnPage, turnTableBack } from './turn.ts';
import { needsOcr, visibleGlyphs } from './visible.ts';

export type { PdfEngine } from './engine.ts';
export { pdfjsEngine } from './pdfjs.ts';

/** How pages are read that are only pictures. */
export interface Scans {
  readonly painter: Painter;
  readonly scanner: Scanner;
  /** Read every page from its picture, whatever its characters say. @default false */
  readonly always?: boolean;
}

/** Reads PDF files: pages that hold characters by these, others from their pictures; without `scans` they need OCR. */
export function pdfExtractor(engine: PdfEngine, scans?: Scans): Extractor {
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
interface Painted {
  opened?: Promise<PaintedFile>;
  picture(number: number): ReturnType<PaintedFile['picture']>;
}

function openPainted(painter: Painter, bytes: Uint8Array): Painted {
  const copy = bytes.slice();
  const painted: Painted = {
    async picture(number) {
      painted.opened ??= painter.open(copy);
      return (await painted.opened).picture(number);
    },
  };
  return painted;
}

async function readFile(file: PdfFile, name: string, scans?: Scans & { painted: Painted }): Promise<Document> {
  const parts: Part[] = [];
  const scanned: ScannedPage[] = [];
  const unread: number[] = [];
  let columns: readonly Column[] = [];
  for (let number = 1; number <= file.pages; number++) {
    const page = await file.page(number);
    const found = scans?.always ? undefined : readPage(page, columns);
    columns = found?.columns ?? [];
    parts.push(...(found?.parts ?? []));
    if (found) continue;
    if (!scans) unread.push(number);
    else scanned.push(await scans.scanner.read(await scans.painted.picture(number), number));
  }
  parts.push(...scanned.flatMap((page) => page.parts));
  if (parts.length === 0) {
    throw new DocumentError('needs-ocr', `${name} holds no text, only pictures of pages: it needs OCR.`);
  }
  const document: Document = {
    medium: 'pdf',
    reading: scanned.length > 0 ? 'ocr' : 'text',
    pages: file.pages,
    metadata: file.title === undefined ? {} : { title: file.title },
    blocks: toBlocks(parts, file.pages),
    warnings: [...file.warnings(), ...unread.map((number) => `page ${number} has no text layer: needs OCR`)],
  };
  return scans && scanned.length > 0 ? scans.scanner.remember(document, scanned) : document;
}

/** The steps in order. `undefined` for a page that needs OCR. */
function readPage(
  shown: PdfPage,
  carried: readonly Column[],
): { parts: Part[]; columns: readonly Column[] } | undefined {
  const visible = visibleGlyphs(shown);
  if (needsOcr(shown, visible)) {
    return undefined;
  }
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
  return { parts, columns: open.columns };
}

function tablePart(table: Table, turn: Turn, shown: PdfPage): Part {
  const [left, top] = 'box' in table.place ? table.place.box : [0, 0];
  return { page: shown.number, top, left, content: turnTableBack(table, turn, shown) };
}
