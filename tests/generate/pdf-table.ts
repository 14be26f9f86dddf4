import { type Band, type Piece, piecesOf, type Segment } from './pdf-bands.ts';
import { type Grid, LINE, PADDING } from './pdf-grid.ts';
import type { PdfLayout } from './pdf-layout.ts';
import { joined, type Mark, type Measure, type RuleMark, type TextMark } from './pdf-page.ts';

interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

interface Run {
  readonly bands: readonly Band[];
  readonly pieces: readonly Piece[];
  readonly top: number;
  /** The table goes on overleaf. */
  readonly open: boolean;
}

/** The marks of a table on each of its pages; `tops` says where it begins on each. */
export function tableMarks(
  grid: Grid,
  segments: readonly Segment[],
  layout: PdfLayout,
  place: { readonly tops: readonly number[]; readonly measure: Measure },
): Mark[][] {
  const bodies = piecesOf(
    grid,
    segments.map((segment) => segment.bands),
    layout,
  );
  return segments.map((segment, index) => {
    const top = place.tops[index] ?? 0;
    const headHeight = segment.head.reduce((sum, band) => sum + band.height, 0);
    const [headPieces = []] = piecesOf(grid, [segment.head], layout);
    const runs: Run[] = [
      { bands: segment.head, pieces: headPieces, top, open: false },
      { bands: segment.bands, pieces: bodies[index] ?? [], top: top + headHeight, open: index < segments.length - 1 },
    ];
    const key = `${grid.id} ${index}`;
    return [
      ...runs.flatMap((run) => runMarks(grid, run, layout, { measure: place.measure, key })),
      ...lines(grid, runs, layout),
    ];
  });
}

function topsOf(run: Run): number[] {
  const tops = [run.top];
  for (const band of run.bands) tops.push((tops.at(-1) ?? 0) + band.height);
  return tops;
}

function boxOf(grid: Grid, piece: Piece, tops: readonly number[]): Box {
  return {
    x0: grid.xs[piece.cell.column] ?? 0,
    x1: grid.xs[piece.cell.column + piece.cell.columns] ?? 0,
    y0: tops[piece.from] ?? 0,
    y1: tops[piece.to + 1] ?? 0,
  };
}

function runMarks(grid: Grid, run: Run, layout: PdfLayout, setting: { measure: Measure; key: string }): Mark[] {
  const tops = topsOf(run);
  return run.pieces.flatMap((piece) => {
    const box = boxOf(grid, piece, tops);
    const shade: Mark[] = isShaded(piece, layout) ? [{ kind: 'shade', ...box }] : [];
    return [...shade, ...textMarks(piece, box, layout, setting)];
  });
}

function isShaded({ cell }: Piece, { shade }: PdfLayout): boolean {
  if (shade === 'captions') return cell.kind === 'caption';
  if (shade === 'heads') return cell.kind === 'head' || cell.kind === 'caption';
  return shade === 'zebra' && cell.rows === 1 && cell.row % 2 === 1;
}

function textMarks(
  piece: Piece,
  box: Box,
  layout: PdfLayout,
  { measure, key }: { measure: Measure; key: string },
): TextMark[] {
  const { cell, lines } = piece;
  const step = cell.size * LINE;
  const height = lines.length * step;
  const vertical = cell.kind === 'value' ? layout.vertical : 'middle';
  const free = { top: PADDING, middle: (box.y1 - box.y0 - height) / 2, bottom: box.y1 - box.y0 - height - PADDING }[
    vertical
  ];
  return lines.map((text, index) => ({
    kind: 'text' as const,
    text,
    size: cell.size,
    x: startOf(text, piece, box, layout, measure),
    y: box.y0 + free + index * step + (step - cell.size) / 2,
    role: cell.kind === 'caption' ? 'head' : cell.kind,
    row: `${key} ${cell.row}`,
  }));
}

function startOf(text: string, { cell }: Piece, box: Box, layout: PdfLayout, measure: Measure): number {
  const align =
    cell.kind === 'label' && cell.rows === 1 ? (layout.align === 'right' ? 'left' : layout.align) : layout.align;
  const width = measure(text, cell.size);
  if (cell.rows > 1 || align === 'center') return (box.x0 + box.x1 - width) / 2;
  return align === 'left' ? box.x0 + PADDING : box.x1 - PADDING - width;
}

/** The rules of a table on a page as the layout draws them. */
function lines(grid: Grid, runs: readonly Run[], layout: PdfLayout): Mark[] {
  if (layout.lines === 'none') return [];
  const boxes = runs.flatMap((run) => run.pieces.map((piece) => ({ run, box: boxOf(grid, piece, topsOf(run)) })));
  if (layout.lines === 'cell-rects') return boxes.map(({ box }) => ({ kind: 'frame', ...box }));
  const isAcross = (rule: RuleMark) => rule.y0 === rule.y1;
  if (layout.lines === 'three' || layout.lines === 'vertical') {
    const heads = runs.flatMap((run) =>
      run.pieces
        .filter(({ cell }) => cell.kind === 'head' || cell.kind === 'caption')
        .flatMap((piece) => edges(run, boxOf(grid, piece, topsOf(run)), layout).filter(isAcross)),
    );
    const ends = runs.map((run): RuleMark => endOf(grid, run));
    const down = boxes.flatMap(({ run, box }) => edges(run, box, layout).filter((rule) => !isAcross(rule)));
    return joined([...heads, ...ends, ...(layout.lines === 'vertical' ? down : [])]);
  }
  const rules = joined(boxes.flatMap(({ run, box }) => edges(run, box, layout)));
  return layout.lines === 'horizontal' ? rules.filter(isAcross) : rules;
}

function endOf({ xs }: Grid, run: Run): RuleMark {
  const y = topsOf(run).at(-1) ?? run.top;
  return { kind: 'rule', x0: xs[0] ?? 0, y0: y, x1: xs.at(-1) ?? 0, y1: y };
}

function edges(run: Run, { x0, y0, x1, y1 }: Box, layout: PdfLayout): RuleMark[] {
  const end = run.top + run.bands.reduce((sum, band) => sum + band.height, 0);
  const closes = layout.closing || !run.open || y1 < end - 0.01;
  const rule = (a: number, b: number, c: number, d: number): RuleMark => ({ kind: 'rule', x0: a, y0: b, x1: c, y1: d });
  return [rule(x0, y0, x1, y0), ...(closes ? [rule(x0, y1, x1, y1)] : []), rule(x0, y0, x0, y1), rule(x1, y0, x1, y1)];
}
