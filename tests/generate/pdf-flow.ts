import { type Segment, segmentsOf } from './pdf-bands.ts';
import { gridOf } from './pdf-grid.ts';
import type { PdfLayout } from './pdf-layout.ts';
import { type Mark, type Measure, wrap } from './pdf-page.ts';
import { tableMarks } from './pdf-table.ts';
import { formOf, type Sheet } from './sheets.ts';
import type { Truth } from './truth.ts';

/** A page as it is shown. */
export interface Page {
  readonly width: number;
  readonly height: number;
  readonly marks: Mark[];
}

const SIZE = { portrait: [595.28, 841.89], landscape: [841.89, 595.28] } as const;
const MARGIN = 62;

/** Pages being filled from the top; `y` is where the next block begins on the last of them. */
interface Flow {
  readonly pages: Page[];
  readonly layout: PdfLayout;
  readonly measure: Measure;
  y: number;
}

/** A report set on pages. */
export function pagesOf(truth: Truth, layout: PdfLayout, measure: Measure): Page[] {
  const flow: Flow = { pages: [], layout, measure, y: 0 };
  turn(flow);
  title(flow, truth);
  for (const text of truth.introduction) paragraph(flow, text);
  const { sheets } = formOf(truth, layout.form);
  for (const section of truth.sections) {
    const sheet = sheets.find((one) => one.id === section.id);
    heading(flow, section.heading, sheet !== undefined);
    for (const text of section.paragraphs) paragraph(flow, text);
    if (sheet) table(flow, sheet);
  }
  signature(flow, truth);
  flow.pages.forEach((page, index) => {
    page.marks.push(...furniture(truth, layout, measure, { page, number: index + 1 }));
  });
  return flow.pages;
}

function turn(flow: Flow): Page {
  const [width, height] = SIZE[flow.layout.paper];
  const page = { width, height, marks: [] };
  flow.pages.push(page);
  flow.y = MARGIN;
  return page;
}

function current(flow: Flow): Page {
  return flow.pages.at(-1) ?? turn(flow);
}

function room(flow: Flow): number {
  return current(flow).height - MARGIN - flow.y;
}

interface Style {
  readonly size: number;
  readonly role: 'body' | 'head';
  readonly align: 'left' | 'center' | 'right';
  readonly indent: number;
}

function line(flow: Flow, text: string, style: Style, first: boolean): void {
  const step = style.size * flow.layout.leading;
  if (room(flow) < step) turn(flow);
  const page = current(flow);
  const width = flow.measure(text, style.size);
  const inner = page.width - 2 * MARGIN;
  const shift = { left: first ? style.indent : 0, center: (inner - width) / 2, right: inner - width }[style.align];
  const y = flow.y + (step - style.size) / 2;
  page.marks.push({ kind: 'text', text, size: style.size, x: MARGIN + shift, y, role: style.role });
  flow.y += step;
}

function lines(flow: Flow, text: string, style: Style): void {
  const width = current(flow).width - 2 * MARGIN;
  const [first = ''] = wrap(text, style.size, width - style.indent, flow.measure);
  const rest = wrap(text.slice(first.length), style.size, width, flow.measure);
  [first, ...rest].forEach((part, index) => {
    line(flow, part, style, index === 0);
  });
}

function title(flow: Flow, truth: Truth): void {
  const style: Style = { size: 20, role: 'head', align: 'center', indent: 0 };
  const at = truth.title.indexOf('政府信息公开');
  const parts =
    flow.layout.title === 'two-lines' && at > 2 ? [truth.title.slice(0, at), truth.title.slice(at)] : [truth.title];
  for (const part of parts) lines(flow, part, style);
  flow.y += 14;
}

function paragraph(flow: Flow, text: string): void {
  const size = flow.layout.bodySize;
  lines(flow, text, { size, role: 'body', align: 'left', indent: 2 * size });
}

function heading(flow: Flow, text: string, beforeTable: boolean): void {
  const size = flow.layout.bodySize + 1;
  if (room(flow) < (beforeTable ? 150 : 3 * size)) turn(flow);
  lines(flow, text, { size, role: 'head', align: 'left', indent: 2 * size });
}

function table(flow: Flow, sheet: Sheet): void {
  const { layout, measure } = flow;
  const grid = gridOf(sheet, layout, MARGIN, current(flow).width - 2 * MARGIN, measure);
  const full = current(flow).height - 2 * MARGIN;
  const sum = grid.heights.reduce((a, b) => a + b, 0);
  const least = sheet.id === 'review_and_litigation' ? sum : headHeight(grid.heights, grid.heads + 2);
  if (room(flow) < least) turn(flow);
  const segments = segmentsOf(grid, layout, room(flow), full);
  const tops = segments.map((_, index) => (index === 0 ? flow.y : MARGIN));
  tableMarks(grid, segments, layout, { tops, measure }).forEach((marks, index) => {
    const page = index === 0 ? current(flow) : turn(flow);
    page.marks.push(...marks);
  });
  flow.y = (tops.at(-1) ?? 0) + segmentHeight(segments.at(-1)) + 12;
}

function headHeight(heights: readonly number[], count: number): number {
  return heights.slice(0, Math.max(3, count)).reduce((a, b) => a + b, 0);
}

function segmentHeight(segment: Segment | undefined): number {
  return [...(segment?.head ?? []), ...(segment?.bands ?? [])].reduce((sum, band) => sum + band.height, 0);
}

function signature(flow: Flow, { organ, published_on }: Truth): void {
  if (!published_on) return;
  const [year, month, day] = published_on.split('-').map(Number);
  const style: Style = { size: flow.layout.bodySize, role: 'body', align: 'right', indent: 0 };
  flow.y += style.size;
  lines(flow, organ, style);
  lines(flow, `${year}年${month}月${day}日`, style);
}

/** Page number and running header. */
function furniture(
  truth: Truth,
  layout: PdfLayout,
  measure: Measure,
  { page, number }: { page: Page; number: number },
): Mark[] {
  const text = { none: '', dashes: `- ${number} -`, 'em-dashes': `— ${number} —`, chinese: `第${number}页` }[
    layout.pageNumbers
  ];
  const centred = (line: string, y: number): Mark => ({
    kind: 'text',
    text: line,
    size: 9,
    x: (page.width - measure(line, 9)) / 2,
    y,
    role: 'body',
  });
  return [
    ...(layout.runningHeader ? [centred(`${truth.organ}政府信息公开年报`, 30)] : []),
    ...(text === '' ? [] : [centred(text, page.height - 40)]),
  ];
}
