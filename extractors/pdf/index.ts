import type { Document, Warning } from '../../src/document.ts';
import { DocumentError } from '../../src/errors.ts';
import type { Extractor } from '../extractor.ts';
import { holdSubstance } from '../numbers.ts';
import { lookKeeper } from '../scan/kept-looks.ts';
import type { ScannedPage } from '../scan/scanned-page.ts';
import { type PaintedFile, type Painter, type Scanner, scannerWith } from '../scan/scanner.ts';
import { backed } from './backed.ts';
import type { Column } from './columns.ts';
import type { PdfEngine, PdfFile } from './engine.ts';
import { readPage, type Sight } from './page.ts';
import { type Part, toBlocks } from './parts.ts';
import { pastedReader } from './pasted.ts';
import { recogniseWith } from './scanned.ts';

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
  const { extract } = extractorWith(second, scans && { painter: scans.painter, scanner: NO_READER });
  return { ...extractor, secondOpinion: { engines: [engine.name, second.name], extract } };
}

/** For a second opinion, which is on characters: pages are drawn to see which of these show, nothing is recognised. */
const NO_READER = scannerWith(() => Promise.reject(needsOcr()));

function needsOcr(): DocumentError {
  return new DocumentError('needs-ocr', 'the report stands in pictures, which need OCR: it is off or not installed');
}

function extractorWith(engine: PdfEngine, scans?: Scans): Extractor {
  return {
    format: 'pdf',
    accepts: (bytes) => new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-'),
    async extract(bytes) {
      const painted = scans && openPainted(scans.painter, bytes);
      const file = await engine.open(bytes.slice());
      try {
        return await readFile(file, scans && painted ? { ...scans, painted } : undefined);
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

/** How the pictures of one file are drawn and read. */
type FileScans = Scans & { readonly painted: Painted };

/** The thickest yearbook has some thousand pages. */
const MOST_PAGES = 5000;

function tooManyPages(pages: number): DocumentError {
  return new DocumentError('too-large', `${pages} pages, where ${MOST_PAGES} is the most: split it`);
}

async function readFile(file: PdfFile, scans?: FileScans): Promise<Document> {
  if (file.pages > MOST_PAGES) throw tooManyPages(file.pages);
  const parts: Part[] = [];
  const scanned: ScannedPage[] = [];
  const warnings: Warning[] = [];
  const keep = lookKeeper();
  const sight = scans && sightOf(scans);
  let columns: readonly Column[] = [];
  for (let number = 1; number <= file.pages; number++) {
    const page = await readPage(await file.page(number), columns, sight);
    columns = page.columns;
    parts.push(...page.parts);
    scanned.push(...page.scanned.map(keep));
    warnings.push(...page.warnings);
  }
  const document: Document = {
    medium: 'pdf',
    reading: scanned.length > 0 ? 'ocr' : 'text',
    pages: file.pages,
    metadata: file.title === undefined ? {} : { title: file.title },
    blocks: toBlocks(parts, file.pages),
    warnings: [...file.warnings(), ...warnings],
  };
  refuseNothing(document, parts.length);
  return scans && scanned.length > 0 ? scans.scanner.remember(document, scanned) : document;
}

function sightOf({ painted, scanner, always = false }: FileScans): Sight {
  const recognise = recogniseWith(scanner);
  return { painted, recognise, readPasted: pastedReader(painted, recognise), always };
}

/** A file of which nothing was read, or only a stamp or a title on pages that need recognition. */
function refuseNothing({ blocks, reading, warnings }: Document, parts: number): void {
  const needed = warnings.some(({ code }) => code === 'page-needs-ocr' || code === 'pictures-need-ocr');
  if (needed ? holdSubstance(blocks) : parts > 0) return;
  if (needed) throw needsOcr();
  throw reading === 'ocr'
    ? new DocumentError(
        'unsupported-format',
        'nothing can be read in the pictures of its pages: are they pages of print?',
      )
    : new DocumentError('empty', 'the pages are empty: fetch it again');
}
