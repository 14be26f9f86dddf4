import { type Grid, type GridCell, LINE, PADDING } from './pdf-grid.ts';
import type { PdfLayout } from './pdf-layout.ts';

/** A row as it stands on one page: whole, or the upper or lower half of a row cut by the page break. */
export interface Band {
  readonly row: number;
  readonly height: number;
  readonly part: 'whole' | 'upper' | 'lower';
  /** How many lines of the row's wrapped labels stand in the upper half. */
  readonly lines: number;
}

/** The rows of a table on one page; the head again where the layout repeats it. */
export interface Segment {
  readonly head: readonly Band[];
  readonly bands: readonly Band[];
}

/** A table cut into what fits the rest of this page and the pages after it. */
export function segmentsOf(grid: Grid, layout: PdfLayout, rest: number, page: number): Segment[] {
  const head = layout.repeatHead && grid.heads > 0 && grid.id === 'applications' ? whole(grid, 0, grid.heads) : [];
  const segments: { head: readonly Band[]; bands: Band[] }[] = [{ head: [], bands: [] }];
  let room = rest;
  let mayCut = layout.breaks === 'inside-row' && grid.id === 'applications';
  const turn = (): void => {
    segments.push({ head, bands: [] });
    room = page - head.reduce((sum, band) => sum + band.height, 0);
  };
  const put = (band: Band): void => {
    segments.at(-1)?.bands.push(band);
    room -= band.height;
  };
  for (const band of whole(grid, 0, grid.heights.length)) {
    const cut = mayCut && room < page * 0.45 ? halves(grid, band, room) : undefined;
    if (cut && (segments.at(-1)?.bands.length ?? 0) > 0) {
      mayCut = false;
      put(cut.upper);
      turn();
      put(cut.lower);
      continue;
    }
    if (band.height > room) turn();
    put(band);
  }
  return segments;
}

function whole(grid: Grid, from: number, to: number): Band[] {
  return grid.heights.slice(from, to).map((height, index) => ({ row: from + index, height, part: 'whole', lines: 0 }));
}

/** A row with a label of two lines or more cut after its first line; none where it has no such label. */
function halves(grid: Grid, band: Band, room: number): { upper: Band; lower: Band } | undefined {
  const label = grid.cells.find(
    (one) => one.row === band.row && one.rows === 1 && one.kind === 'label' && one.lines.length > 1,
  );
  if (!label) return undefined;
  const line = Math.ceil(label.size * LINE);
  const upper = line + 2 * PADDING;
  if (upper > room) return undefined;
  const lower = (label.lines.length - 1) * line + 2 * PADDING;
  return {
    upper: { ...band, height: upper, part: 'upper', lines: 1 },
    lower: { ...band, height: lower, part: 'lower', lines: 1 },
  };
}

/** A cell's share of a page: its rectangle's bands and the lines of text that stand there. */
export interface Piece {
  readonly cell: GridCell;
  /** Indices into the bands of the run, both included. */
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

/** The pieces of all cells in each segment, with the text of cut cells divided as the layout has it. */
export function piecesOf(grid: Grid, segments: readonly (readonly Band[])[], layout: PdfLayout): Piece[][] {
  const pieces: Piece[][] = segments.map(() => []);
  for (const cell of grid.cells) {
    const spans = segments.map((bands) => spanOf(cell, bands));
    const heights = spans.map((span, index) => heightOf(segments[index] ?? [], span));
    const texts = cell.rows === 1 ? rowTexts(cell, segments, layout) : spanTexts(cell, heights, layout);
    spans.forEach((span, index) => {
      if (span) pieces[index]?.push({ cell, ...span, lines: texts[index] ?? [] });
    });
  }
  return pieces;
}

function spanOf(cell: GridCell, bands: readonly Band[]): { from: number; to: number } | undefined {
  const inside = bands.flatMap((band, index) =>
    band.row >= cell.row && band.row < cell.row + cell.rows ? [index] : [],
  );
  const [from] = inside;
  const to = inside.at(-1);
  return from === undefined || to === undefined ? undefined : { from, to };
}

function heightOf(bands: readonly Band[], span: { from: number; to: number } | undefined): number {
  if (!span) return 0;
  return bands.slice(span.from, span.to + 1).reduce((sum, band) => sum + band.height, 0);
}

/** The lines of a cell of one row: all of them where the row is whole, the label divided where it is cut. */
function rowTexts(cell: GridCell, segments: readonly (readonly Band[])[], layout: PdfLayout): string[][] {
  return segments.map((bands) => {
    const band = bands.find((one) => one.row === cell.row);
    if (!band) return [];
    if (band.part === 'whole') return [...cell.lines];
    if (cell.kind === 'value') return band.part === layout.splitNumbers ? [...cell.lines] : [];
    return band.part === 'upper' ? cell.lines.slice(0, band.lines) : cell.lines.slice(band.lines);
  });
}

/** The lines of a cell of several rows on each page that it reaches. */
function spanTexts(cell: GridCell, heights: readonly number[], layout: PdfLayout): string[][] {
  const reached = heights.filter((height) => height > 0).length;
  const line = cell.size * LINE;
  const capacity = heights.map((height) => Math.floor(height / line));
  const most = heights.indexOf(Math.max(...heights));
  if (reached === 1 || layout.cutLabels === 'largest')
    return heights.map((_, index) => (index === most ? [...cell.lines] : []));
  if (layout.cutLabels === 'repeated') {
    return heights.map((_, index) =>
      cell.lines.length <= (capacity[index] ?? 0) || index === most ? [...cell.lines] : [],
    );
  }
  let rest = [...cell.lines];
  return heights.map((_, index) => {
    const later = capacity.slice(index + 1).reduce((a, b) => a + b, 0);
    const share = Math.round((cell.lines.length * (heights[index] ?? 0)) / heights.reduce((a, b) => a + b, 0));
    const count = Math.min(Math.max(share, rest.length - later), capacity[index] ?? 0, rest.length);
    const own = rest.slice(0, count);
    rest = rest.slice(count);
    return own;
  });
}
