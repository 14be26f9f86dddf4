import { type Random, randomFrom } from './random.ts';
import type { Typeface } from './typefaces.ts';
import { type FormLayout, PLAIN_FORM, randomForm } from './wording.ts';

/** How a report is set on pages; every knob may be turned alone. Plain data, so that a failing case can be reported. */
export interface PdfLayout {
  readonly medium: 'pdf';
  readonly seed: number;
  readonly form: FormLayout;
  /**
   * How the rules of tables are drawn; a reader may refuse `none`, and the others that leave columns or rows open.
   * `three`: above and below the heads and at the end (三线表); `vertical`: the same, and between columns.
   */
  readonly lines:
    | 'strokes'
    | 'filled-rects'
    | 'cell-rects'
    | 'pieces'
    | 'double'
    | 'dashed'
    | 'horizontal'
    | 'three'
    | 'vertical'
    | 'none';
  readonly lineWidth: number;
  readonly typeface: Typeface;
  readonly paper: 'portrait' | 'landscape';
  /** The page's /Rotate; the content is drawn so that the page is shown upright. */
  readonly rotate: 0 | 90 | 180 | 270;
  readonly bodySize: number;
  readonly tableSize: number;
  readonly leading: number;
  readonly rowHeight: number;
  /** Where a table may go on overleaf: between rows, or once inside a row with a wrapped label. */
  readonly breaks: 'rows' | 'inside-row';
  /** The half of a row cut in two that has the numbers. */
  readonly splitNumbers: 'upper' | 'lower';
  readonly repeatHead: boolean;
  /** A rule at the end of the page below a table that goes on. */
  readonly closing: boolean;
  /** What becomes of a label that spans a page break. */
  readonly cutLabels: 'largest' | 'repeated' | 'divided';
  readonly pageNumbers: 'none' | 'dashes' | 'em-dashes' | 'chinese';
  readonly runningHeader: boolean;
  readonly align: 'left' | 'center' | 'right';
  readonly vertical: 'middle' | 'top' | 'bottom';
  readonly outcomeLabel: 'horizontal' | 'vertical';
  readonly shade: 'none' | 'captions' | 'heads' | 'zebra';
  /** The order of text within a page's content. */
  readonly order: 'reading' | 'shuffled' | 'columns';
  /** What one text item holds: a line of a cell, one glyph, or all numbers of a row with blanks between. */
  readonly items: 'cell' | 'glyph' | 'values' | 'row';
  /** Text drawn twice a third of a point apart. */
  readonly doubled: 'none' | 'heads' | 'all';
  /** Invisible text (render mode 3) with other numbers over the cells. */
  readonly hiddenText: boolean;
  readonly title: 'one-line' | 'two-lines';
}

export const PLAIN_PDF: PdfLayout = {
  medium: 'pdf',
  seed: 0,
  form: PLAIN_FORM,
  lines: 'strokes',
  lineWidth: 0.5,
  typeface: 'sans',
  paper: 'portrait',
  rotate: 0,
  bodySize: 13,
  tableSize: 9,
  leading: 1.7,
  rowHeight: 19,
  breaks: 'rows',
  splitNumbers: 'upper',
  repeatHead: false,
  closing: true,
  cutLabels: 'largest',
  pageNumbers: 'dashes',
  runningHeader: false,
  align: 'center',
  vertical: 'middle',
  outcomeLabel: 'vertical',
  shade: 'none',
  order: 'reading',
  items: 'cell',
  doubled: 'none',
  hiddenText: false,
  title: 'two-lines',
};

/** A layout drawn from a seed: ruled in most cases, some knobs turned. */
export function randomPdfLayout(seed: number): PdfLayout {
  const random = randomFrom(seed + 2000);
  return settledPdf({
    medium: 'pdf',
    seed,
    typeface: 'sans',
    form: randomForm(random),
    ...paper(random),
    ...breaks(random),
    ...text(random),
  });
}

/** Whether rules alone do not part the cells. */
export function isOpen({ lines }: Pick<PdfLayout, 'lines'>): boolean {
  return ['none', 'horizontal', 'three', 'vertical'].includes(lines);
}

/** Knobs that would contradict each other put right. */
export function settledPdf(layout: PdfLayout): PdfLayout {
  const open = isOpen(layout);
  return {
    ...layout,
    closing: layout.closing || layout.lines === 'cell-rects',
    // Without rules only centred text shows which column it belongs to.
    ...(open ? { align: 'center' as const, breaks: 'rows' as const } : {}),
  };
}

function paper(random: Random) {
  return {
    lines: random.pick<PdfLayout['lines']>([
      'strokes',
      'strokes',
      'filled-rects',
      'filled-rects',
      'cell-rects',
      'pieces',
      'double',
      'dashed',
      'horizontal',
      'none',
    ]),
    lineWidth: random.pick([0.25, 0.48, 0.5, 0.75, 1]),
    paper: random.pick<PdfLayout['paper']>(['portrait', 'portrait', 'portrait', 'landscape']),
    rotate: random.pick<PdfLayout['rotate']>([0, 0, 0, 0, 0, 90, 180, 270]),
    bodySize: random.pick([11, 12, 14, 16]),
    tableSize: random.pick([7.5, 8, 9, 9, 10]),
    leading: random.pick([1.4, 1.6, 1.8, 2]),
    rowHeight: random.pick([14, 17, 20, 24]),
    shade: random.pick<PdfLayout['shade']>(['none', 'none', 'captions', 'heads', 'zebra']),
  };
}

function breaks(random: Random) {
  return {
    breaks: random.pick<PdfLayout['breaks']>(['rows', 'rows', 'rows', 'inside-row']),
    splitNumbers: random.pick<PdfLayout['splitNumbers']>(['upper', 'lower']),
    repeatHead: random.chance(0.3),
    closing: random.chance(0.7),
    cutLabels: random.pick<PdfLayout['cutLabels']>(['largest', 'repeated', 'divided']),
    pageNumbers: random.pick<PdfLayout['pageNumbers']>(['none', 'dashes', 'em-dashes', 'chinese']),
    runningHeader: random.chance(0.2),
  };
}

function text(random: Random) {
  return {
    align: random.pick<PdfLayout['align']>(['center', 'center', 'left', 'right']),
    vertical: random.pick<PdfLayout['vertical']>(['middle', 'middle', 'middle', 'top', 'bottom']),
    outcomeLabel: random.pick<PdfLayout['outcomeLabel']>(['vertical', 'horizontal']),
    order: random.pick<PdfLayout['order']>(['reading', 'reading', 'reading', 'shuffled', 'columns']),
    items: random.pick<PdfLayout['items']>(['cell', 'cell', 'cell', 'glyph', 'values', 'row']),
    doubled: random.pick<PdfLayout['doubled']>(['none', 'none', 'none', 'heads', 'all']),
    hiddenText: random.chance(0.12),
    title: random.pick<PdfLayout['title']>(['one-line', 'two-lines']),
  };
}
