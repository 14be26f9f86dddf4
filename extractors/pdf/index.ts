import type { Block, Document, Table } from '../../src/document.ts';
import { DocumentError } from '../../src/errors.ts';
import type { Extractor } from '../extractor.ts';
import { toBorderless } from './borderless.ts';
import { toGrid } from './cells.ts';
import type { Column } from './columns.ts';
import { toEdges } from './edges.ts';
import type { PdfEngine, PdfFile, PdfPage, Turn } from './engine.ts';
import { toFrames } from './intersections.ts';
import { toLines } from './lines.ts';
import { type PageLine, toPageLine, toParagraphs } from './paragraphs.ts';
import { isPageNumber, withoutRunningHeads } from './running-heads.ts';
import { toTables } from './tables.ts';
import { turnBack, turnOfPage, turnPage, turnTableBack } from './turn.ts';
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

/** A table or a line of text; its height and left end are those of the page turned for reading, in points. */
interface Part {
  readonly page: number;
  readonly top: number;
  readonly left: number;
  readonly content: Table | PageLine;
}

async function readFile(file: PdfFile, name: string): Promise<Document> {
  const parts: Part[] = [];
  const unread: number[] = [];
  let columns: readonly Column[] = [];
  for (let number = 1; number <= file.pages; number++) {
    const page = await file.page(number);
    const found = readPage(page, columns);
    columns = found?.columns ?? [];
    if (!found) {
      unread.push(number);
    }
    parts.push(...(found?.parts ?? []));
  }
  if (parts.length === 0) {
    throw new DocumentError('needs-ocr', `${name} holds no text, only pictures of pages: it needs OCR.`);
  }
  return {
    medium: 'pdf',
    reading: 'text',
    pages: file.pages,
    metadata: file.title === undefined ? {} : { title: file.title },
    blocks: toBlocks(parts, file.pages),
    warnings: [...file.warnings(), ...unread.map((number) => `page ${number} has no text layer: needs OCR`)],
  };
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

/** Parts of all pages → blocks in reading order; lines between tables become paragraphs. */
function toBlocks(parts: readonly Part[], pages: number): Block[] {
  const lines = parts.flatMap(({ content }) => ('kind' in content ? [] : [content]));
  const kept = new Set(withoutRunningHeads(lines, pages));
  const blocks: Block[] = [];
  let run: PageLine[] = [];
  for (const { content } of [...parts].sort((a, b) => a.page - b.page || a.top - b.top || a.left - b.left)) {
    if ('kind' in content) {
      blocks.push(...toParagraphs(run), content);
      run = [];
    } else if (kept.has(content)) {
      run.push(content);
    }
  }
  return [...blocks, ...toParagraphs(run)];
}
