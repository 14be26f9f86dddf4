import type { Cell } from '../document.ts';
import type { Finding } from '../finding.ts';
import type { Column, Part } from './edition.ts';
import { columnOf } from './heads.ts';
import { normaliseLabel } from './label.ts';
import { type Line, placeOf } from './line.ts';
import type { Placed, PlacedRow } from './matrix.ts';
import { isGroup, LEAST_HEADS, partOf, secondLine } from './review-parts.ts';
import { type Head, runOf } from './run.ts';

/** The results in one line of heads, and below it a line for each part that its label names. */
export function placeBeside(lines: readonly Line[], parts: readonly Part[]): Placed {
  const rows: PlacedRow[] = [];
  const findings: Finding[] = [];
  let heads: readonly Head[] | undefined;
  let table = -1;
  for (const line of lines) {
    const named = resultHeads(line, parts);
    const part = partBeside(line, parts);
    if (named) [heads, table] = [named, line.table];
    if (named || !heads || !part || line.table !== table || line.tail.length < LEAST_HEADS) continue;
    const run = runOf(line.tail, heads, true);
    const base = { part, row: part.rows[0] ?? { id: '', label: '' }, heads, label: '', place: placeOf(line) };
    const row: PlacedRow = run.cells
      ? { ...base, cells: run.cells, ...(run.doubt ? { doubt: run.doubt } : {}) }
      : { ...base, cells: heads.map((_, index) => line.tail[index] ?? line.tail.at(-1)), refused: run.reason };
    findings.push(...secondLine([row], rows));
    if (!rows.some((other) => other.part === part)) rows.push(row);
  }
  return { rows, foreign: [], findings };
}

/** The heads of a line that names each result once, and no part. */
function resultHeads(line: Line, parts: readonly Part[]): readonly Head[] | undefined {
  const columns = parts[0]?.columns ?? [];
  if (line.hasValues || line.cells.some((cell) => isGroup(cell, parts))) return undefined;
  const heads = line.cells.map((cell): Head => {
    const place = { from: cell.column, to: cell.column + cell.columnSpan };
    return { id: columnOf(cell, columns)?.id, label: normaliseLabel(cell.text), ...place };
  });
  const first = heads.findIndex(({ id }) => id !== undefined);
  if (first < 0) return undefined;
  const own = heads.slice(first);
  const ids = own.flatMap(({ id }) => id ?? []);
  return ids.length === columns.length && new Set(ids).size === ids.length ? own : undefined;
}

/** The part that a label names, before those of the lines above that reach down to the line. */
function partBeside({ labels, above }: Line, parts: readonly Part[]): Part | undefined {
  return [...above, ...labels].map((cell) => partOf(cell, parts)).findLast((part) => part !== undefined);
}

/** The result that a label names, perhaps behind the name of its part. */
function resultOf(label: Cell, { columns }: Part): Column | undefined {
  const named = columnOf(label, columns);
  if (named) return named;
  const text = normaliseLabel(label.text).replace(/[()]/g, '');
  return columns.find((column) => [column.label, ...(column.aliases ?? [])].some((word) => text.endsWith(word)));
}

/** Heads down the side: the part in one cell (perhaps spanning), the result beside it, one number after them. */
export function placeUpright(lines: readonly Line[], parts: readonly Part[]): readonly PlacedRow[] {
  const found = new Map<Part, { head: Head; cell: Cell; line: Line }[]>();
  for (const line of lines) {
    const part = partBeside(line, parts);
    const result = line.labels.at(-1);
    const column = part && result && resultOf(result, part);
    const [cell] = line.tail;
    if (!part || !column || !cell || line.tail.length !== 1) continue;
    found.set(part, [...(found.get(part) ?? []), { head: { id: column.id, label: column.label }, cell, line }]);
  }
  return [...found].map(([part, entries]) => ({
    part,
    row: part.rows[0] ?? { id: '', label: '' },
    heads: entries.map((entry) => entry.head),
    cells: entries.map((entry) => entry.cell),
    label: '',
    place: entries[0] && placeOf(entries[0].line),
  }));
}
