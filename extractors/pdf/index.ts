import type { Block, Document, Table } from '../../src/document.ts';
import { DocumentError } from '../../src/errors.ts';
import type { Extractor } from '../extractor.ts';
import { toGrid } from './cells.ts';
import { toEdges } from './edges.ts';
import type { PdfEngine, PdfFile, PdfPage } from './engine.ts';
import { toFrames } from './intersections.ts';
import { type TextLine, toLines } from './lines.ts';
import { type PageLine, toPageLine, toParagraphs } from './paragraphs.ts';
import { isPageNumber, withoutRunningHeads } from './running-heads.ts';
import { toTables } from './tables.ts';
import { needsOcr, visibleGlyphs } from './visible.ts';

export type { PdfEngine } from './engine.ts';
export { pdfjsEngine } from './pdfjs.ts';

/** Reads PDF files that hold characters; one that holds only pictures of pages needs OCR. */
export function pdfExtractor(engine: PdfEngine): Extractor {
  return {
    format: 'pdf',
    accepts: (bytes) => new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-'),
    async extract(bytes, name) {
      const file = await engine.open(bytes);
      try {
        return await readFile(file, name);
      } finally {
        await file.close();
      }
    },
  };
}

/** What stands on one page, in reading order. */
interface PageParts {
  readonly tables: readonly Table[];
  readonly lines: readonly PageLine[];
}

async function readFile(file: PdfFile, name: string): Promise<Document> {
  const pages: PageParts[] = [];
  const unread: number[] = [];
  for (let number = 1; number <= file.pages; number++) {
    const page = await file.page(number);
    const parts = readPage(page);
    if (!parts) {
      unread.push(number);
    }
    pages.push(parts ?? { tables: [], lines: [] });
  }
  if (pages.every(({ tables, lines }) => tables.length === 0 && lines.length === 0)) {
    throw new DocumentError('needs-ocr', `${name} holds no text, only pictures of pages: it needs OCR.`);
  }
  return {
    medium: 'pdf',
    reading: 'text',
    pages: file.pages,
    metadata: file.title === undefined ? {} : { title: file.title },
    blocks: toBlocks(pages),
    warnings: [...file.warnings(), ...unread.map((number) => `page ${number} has no text layer: needs OCR`)],
  };
}

/** The steps in order. `undefined` for a page that needs OCR. */
function readPage(page: PdfPage): PageParts | undefined {
  const glyphs = visibleGlyphs(page);
  if (needsOcr(page, glyphs)) {
    return undefined;
  }
  const edges = toEdges(page.lines);
  const grids = toFrames(edges).flatMap((frame) => toGrid(frame) ?? []);
  const { tables, rest } = toTables(grids, glyphs, page.number);
  const lines = toLines(rest).filter((line) => !isPageNumber({ ...line, height: page.height }, true));
  return { tables, lines: lines.map((line: TextLine) => toPageLine(line, page)) };
}

function toBlocks(pages: readonly PageParts[]): Block[] {
  const lines = withoutRunningHeads(
    pages.flatMap((page) => page.lines),
    pages.length,
  );
  const parts: (PageLine | Table)[] = [...lines, ...pages.flatMap(({ tables }) => tables)].sort(inReadingOrder);
  const blocks: Block[] = [];
  let run: PageLine[] = [];
  for (const part of parts) {
    if ('kind' in part) {
      blocks.push(...toParagraphs(run), part);
      run = [];
    } else {
      run.push(part);
    }
  }
  return [...blocks, ...toParagraphs(run)];
}

function inReadingOrder(a: PageLine | Table, b: PageLine | Table): number {
  const [pageA, xA, yA] = startOf(a);
  const [pageB, xB, yB] = startOf(b);
  return pageA - pageB || yA - yB || xA - xB;
}

function startOf(part: PageLine | Table): readonly [page: number, x: number, y: number] {
  if (!('kind' in part)) {
    return [part.page, part.box[0], part.box[1]];
  }
  return 'page' in part.place ? [part.place.page, part.place.box[0], part.place.box[1]] : [0, 0, 0];
}
