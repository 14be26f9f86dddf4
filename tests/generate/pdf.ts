import PDFDocument from 'pdfkit';
import { type Page, pagesOf } from './pdf-flow.ts';
import type { PdfLayout } from './pdf-layout.ts';
import type { Mark, Measure, RuleMark, TextMark } from './pdf-page.ts';
import { type Random, randomFrom } from './random.ts';
import type { Truth } from './truth.ts';
import { fontRuns, type Typeface, useFont } from './typefaces.ts';

type Pdf = InstanceType<typeof PDFDocument>;

/** A report as the bytes of a PDF; the same truth and layout give the same bytes. */
export async function toPdf(truth: Truth, layout: PdfLayout): Promise<Uint8Array> {
  const info = { Title: truth.title, CreationDate: new Date(Date.UTC(truth.year + 1, 0, 20)) };
  const pdf = new PDFDocument({ autoFirstPage: false, info });
  const done = bytesOf(pdf);
  for (const page of pagesOf(truth, layout, measureWith(pdf, layout.typeface))) paint(pdf, page, layout);
  pdf.end();
  return done;
}

function bytesOf(pdf: Pdf): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    pdf.on('error', reject);
  });
}

function measureWith(pdf: Pdf, typeface: Typeface): Measure {
  const widths = new Map<string, number>();
  const widthOf = (character: string): number => {
    const known = widths.get(character);
    if (known !== undefined) return known;
    useFont(pdf, fontRuns(character, typeface)[0]?.font ?? '');
    const width = pdf.fontSize(100).widthOfString(character) / 100;
    widths.set(character, width);
    return width;
  };
  return (text, size) => [...text].reduce((sum, character) => sum + widthOf(character), 0) * size;
}

function paint(pdf: Pdf, page: Page, layout: PdfLayout): void {
  const turned = layout.rotate === 90 || layout.rotate === 270;
  const { width, height } = page;
  pdf.addPage({ size: turned ? [height, width] : [width, height], margin: 0 });
  if (layout.rotate !== 0)
    (pdf.page as unknown as { dictionary: { data: { Rotate: number } } }).dictionary.data.Rotate = layout.rotate;
  upright(pdf, page, layout.rotate);
  const random = randomFrom(layout.seed + page.marks.length);
  const measure = measureWith(pdf, layout.typeface);
  for (const mark of page.marks) shape(pdf, mark, layout);
  for (const mark of ordered(textItems(page.marks, layout, measure), layout, random)) write(pdf, mark, layout);
  if (layout.hiddenText) hidden(pdf, page.marks, layout, random);
}

/** Turns the drawing so that the viewer's rotation sets it upright again. */
function upright(pdf: Pdf, { width, height }: Page, rotate: PdfLayout['rotate']): void {
  if (rotate === 90) pdf.transform(0, -1, 1, 0, 0, width);
  if (rotate === 180) pdf.transform(-1, 0, 0, -1, width, height);
  if (rotate === 270) pdf.transform(0, 1, -1, 0, height, 0);
}

function shape(pdf: Pdf, mark: Mark, layout: PdfLayout): void {
  if (mark.kind === 'shade') {
    pdf.rect(mark.x0, mark.y0, mark.x1 - mark.x0, mark.y1 - mark.y0).fill('#dfe8f5');
  } else if (mark.kind === 'frame') {
    pdf
      .lineWidth(layout.lineWidth)
      .rect(mark.x0, mark.y0, mark.x1 - mark.x0, mark.y1 - mark.y0)
      .stroke('#000');
  } else if (mark.kind === 'rule') {
    rule(pdf, mark, layout);
  }
  pdf.fillColor('#000');
}

function rule(pdf: Pdf, mark: RuleMark, layout: PdfLayout): void {
  const half = layout.lineWidth / 2;
  if (layout.lines === 'filled-rects') {
    pdf.rect(mark.x0 - half, mark.y0 - half, mark.x1 - mark.x0 + 2 * half, mark.y1 - mark.y0 + 2 * half).fill('#000');
    return;
  }
  pdf.lineWidth(layout.lines === 'double' ? 0.3 : layout.lineWidth);
  if (layout.lines === 'dashed') pdf.dash(3, { space: 1.5 });
  for (const one of layout.lines === 'double' ? twice(mark) : layout.lines === 'pieces' ? pieces(mark) : [mark]) {
    pdf.moveTo(one.x0, one.y0).lineTo(one.x1, one.y1).stroke('#000');
  }
  if (layout.lines === 'dashed') pdf.undash();
}

function twice(mark: RuleMark): RuleMark[] {
  const [dx, dy] = mark.y0 === mark.y1 ? [0, 0.7] : [0.7, 0];
  return [-1, 1].map((sign) => ({
    ...mark,
    x0: mark.x0 + sign * dx,
    x1: mark.x1 + sign * dx,
    y0: mark.y0 + sign * dy,
    y1: mark.y1 + sign * dy,
  }));
}

/** A rule as short touching pieces, none longer than 23 points. */
function pieces(mark: RuleMark): RuleMark[] {
  const length = Math.max(mark.x1 - mark.x0, mark.y1 - mark.y0);
  const count = Math.max(1, Math.ceil(length / 23));
  const at = (part: number): [number, number] => [
    mark.x0 + ((mark.x1 - mark.x0) * part) / count,
    mark.y0 + ((mark.y1 - mark.y0) * part) / count,
  ];
  return Array.from({ length: count }, (_, index) => {
    const [[x0, y0], [x1, y1]] = [at(index), at(index + 1)];
    return { ...mark, x0, y0, x1, y1 };
  });
}

/** The text of a page as the items that the layout makes of it. */
function textItems(marks: readonly Mark[], layout: PdfLayout, measure: Measure): TextMark[] {
  const texts = marks.filter((mark) => mark.kind === 'text');
  if (layout.items === 'cell') return texts;
  if (layout.items === 'glyph') return texts.flatMap((mark) => glyphs(mark, measure));
  const rows = Map.groupBy(texts, (mark) =>
    isInRow(mark, layout) ? `${mark.row} ${mark.y.toFixed(2)} ${mark.size}` : '',
  );
  return [...rows].flatMap(([key, list]) => (key === '' ? list : [rowItem(list, measure)]));
}

function isInRow(mark: TextMark, { items }: PdfLayout): boolean {
  return mark.row !== undefined && (mark.role === 'value' || (items === 'row' && mark.role === 'label'));
}

function glyphs(mark: TextMark, measure: Measure): TextMark[] {
  let x = mark.x;
  return [...mark.text].map((text) => {
    const glyph = { ...mark, text, x };
    x += measure(text, mark.size);
    return glyph;
  });
}

/** Several texts of one row as one item, with as many blanks between as bring each to its place. */
function rowItem(list: readonly TextMark[], measure: Measure): TextMark {
  const [first, ...rest] = [...list].sort((a, b) => a.x - b.x);
  if (!first) throw new TypeError('Expected a row to have a text');
  const blank = measure(' ', first.size);
  let text = first.text;
  for (const next of rest) {
    const gap = next.x - first.x - measure(text, first.size);
    text += ' '.repeat(Math.max(1, Math.round(gap / blank))) + next.text;
  }
  return { ...first, text };
}

function ordered(marks: readonly TextMark[], layout: PdfLayout, random: Random): TextMark[] {
  if (layout.order === 'shuffled') return random.shuffle(marks);
  if (layout.order === 'columns')
    return [...marks].sort((a, b) => Math.floor(a.x / 20) - Math.floor(b.x / 20) || a.y - b.y);
  return [...marks];
}

/** Share of the em above the baseline in a Chinese font. */
const ASCENT = 0.88;

function write(pdf: Pdf, mark: TextMark, layout: PdfLayout): void {
  const twice = layout.doubled === 'all' || (layout.doubled === 'heads' && mark.role === 'head');
  for (const shift of twice ? [0, 0.3] : [0]) {
    textAt(pdf, { ...mark, x: mark.x + shift }, layout.typeface);
  }
}

/** Text on its line, each piece in its font. */
function textAt(pdf: Pdf, { text, x, y, size }: Pick<TextMark, 'text' | 'x' | 'y' | 'size'>, typeface: Typeface): void {
  let at = x;
  for (const run of fontRuns(text, typeface)) {
    useFont(pdf, run.font);
    const options = { lineBreak: false, baseline: 'alphabetic' as const };
    pdf.fontSize(size).text(run.text, at, y + ASCENT * size, options);
    at += pdf.widthOfString(run.text);
  }
}

/** Other numbers over the cells in text that is drawn neither filled nor stroked. */
function hidden(pdf: Pdf, marks: readonly Mark[], { typeface }: PdfLayout, random: Random): void {
  const values = marks.filter((mark) => mark.kind === 'text').filter((mark) => mark.role === 'value');
  pdf.save();
  pdf.addContent('3 Tr');
  for (const mark of values.filter(() => random.chance(0.3))) {
    textAt(pdf, { ...mark, text: String(random.int(1, 999)) }, typeface);
  }
  pdf.restore();
}
