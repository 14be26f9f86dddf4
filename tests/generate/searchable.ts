import PDFDocument from 'pdfkit';
import type { Glyph, PdfEngine, RulingLine } from '../../extractors/pdf/engine.ts';
import type { Scan } from './scan.ts';

const FONT = new URL('../../node_modules/@embedpdf/fonts-sc/fonts/NotoSansHans-Regular.otf', import.meta.url).pathname;

/** How text lies on the picture of a page; a page that is `plain` has the text alone. */
export type Layer = 'hidden' | 'visible' | 'under' | 'none' | 'plain';

export interface SearchablePage {
  /** The picture, as large as the page. */
  readonly scan?: Scan;
  readonly layer: Layer;
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Pick<Glyph, 'text' | 'box' | 'size'>[];
  /** Drawn where the page is `plain`. */
  readonly lines: readonly RulingLine[];
}

/** What stands on each page of a PDF. */
export async function pagesOf(pdf: Uint8Array, engine: PdfEngine) {
  const file = await engine.open(pdf.slice());
  const pages = [];
  for (let number = 1; number <= file.pages; number += 1) pages.push(await file.page(number));
  await file.close();
  return pages;
}

/** A PDF as programs make it that lay the text they recognised over scans. */
export function searchablePdf(pages: readonly SearchablePage[]): Promise<Uint8Array> {
  const pdf = new PDFDocument({ autoFirstPage: false, info: { CreationDate: new Date(Date.UTC(2024, 0, 20)) } });
  const chunks: Buffer[] = [];
  const done = new Promise<Uint8Array>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    pdf.on('error', reject);
  });
  pdf.font(FONT);
  for (const page of pages) paint(pdf, page);
  pdf.end();
  return done;
}

function paint(pdf: InstanceType<typeof PDFDocument>, page: SearchablePage): void {
  const { scan, layer, width, height, glyphs, lines } = page;
  pdf.addPage({ size: [width, height], margin: 0 });
  const picture = () => scan && pdf.image(Buffer.from(scan.bytes), 0, 0, { width, height });
  const text = () => {
    if (layer === 'none') return;
    if (layer === 'hidden') pdf.addContent('3 Tr');
    for (const { text, box, size } of glyphs) {
      if (text.trim() !== '') pdf.fontSize(size).text(text, box[0], box[1], { lineBreak: false });
    }
    if (layer === 'hidden') pdf.addContent('0 Tr');
  };
  if (layer === 'under') text();
  if (layer !== 'plain') picture();
  else for (const { x0, y0, x1, y1 } of lines) pdf.moveTo(x0, y0).lineTo(x1, y1).lineWidth(0.5).stroke();
  if (layer !== 'under') text();
}
