/** A line of the source, or several that are one row, parted by `\n`; lines count from 1. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

/** The lines of a text that begins at a line of its source. */
export function linesOf(text: string, first: number): readonly Line[] {
  const lines = text.split('\n').map((line, index) => ({ number: first + index, text: line.replace(/\r$/, '') }));
  return withEnds(wholeRows(lines));
}

const ROW_START = /^\|[ \t]*$/;
const INDENTED = /^[ \t]+\S/;

/** Rows that tools write over several lines, as the cells of the page had lines of their own: a pipe alone, then the cells, indented. */
function wholeRows(lines: readonly Line[]): readonly Line[] {
  const rows: Line[] = [];
  let next = 0;
  for (const [index, line] of lines.entries()) {
    if (index < next) continue;
    const end = ROW_START.test(line.text) ? endOfRow(lines, index) : index;
    rows.push(end > index ? { ...line, text: textOf(lines.slice(index, end + 1)) } : line);
    next = end + 1;
  }
  return rows;
}

/** The last line of a row: the row's cells are indented, and it ends with a pipe. */
function endOfRow(lines: readonly Line[], start: number): number {
  let end = start;
  for (let at = start + 1; INDENTED.test(lines[at]?.text ?? ''); at += 1) {
    if (/\|[ \t]*$/.test(lines[at]?.text ?? '')) end = at;
  }
  return end;
}

function textOf(lines: readonly Line[]): string {
  return lines.map(({ text }) => text).join('\n');
}

/** Whether a cell stands alone in its line and ends with a pipe. */
function isCell(text: string): boolean {
  const cell = text.trimEnd();
  return cell.indexOf('|') === cell.length - 1 && cell.slice(0, -1).trim() !== '' && !cell.includes('\n');
}

const END = /^[ \t]*\|[ \t]*$/;

/** Cells whose ends stand in lines of their own get them. Where others have them in their lines, such a line is a blank cell. */
function withEnds(lines: readonly Line[]): readonly Line[] {
  if (lines.some(({ text }) => isCell(text))) return lines;
  return lines.flatMap((line, index) => {
    const [before, after] = [lines[index - 1]?.text ?? '', lines[index + 1]?.text ?? ''];
    if (END.test(line.text) && isUnended(before)) return [];
    return END.test(after) && isUnended(line.text) ? { ...line, text: `${line.text} |` } : line;
  });
}

function isUnended(text: string): boolean {
  return text.trim() !== '' && !text.includes('|');
}

/** Whether a line is one cell, a blank one, or the columns left over at the end of a row. */
export function isPipeCell(text: string): boolean {
  return isCell(text) || /^[ \t]*\|[| \t]*$/.test(text);
}

/** Whether a line is one cell with the tab that parts it from the next. */
export function isTabCell(text: string): boolean {
  return /^[^\t]*\t *$/.test(text);
}

/** A number alone: in a row of several cells a label stands before it. */
export function isNumberCell(text: string): boolean {
  return /^\s*[\d０-９.,，]+\s*[|\t]\s*$/.test(text);
}

/** The columns that the cells of a row span, as tools leave them that drop the spans. */
const SPAN = /^[ \t]*\|[ \t]*\|[| \t]*$/;

/** The lines that are cells, of lines with one each: neither the columns that those of a row span nor the pipes with which rows begin. */
export function cellLines(lines: readonly Line[]): readonly Line[] {
  const spans = lines.flatMap(({ text }, index) => (SPAN.test(text) ? index : []));
  const begun = spans.filter((index) => END.test(lines[index + 1]?.text ?? ''));
  const beginWithPipe = begun.length > 1 && begun.length >= spans.length - 1;
  const isBegin = ({ text }: Line, index: number) => {
    const next = lines[index + 1]?.text ?? '';
    return beginWithPipe && END.test(text) && isCell(next) && !isNumberCell(next);
  };
  return withoutSpans(lines.filter((line, index) => !isBegin(line, index)));
}

/** Cells that follow a label: how many they are, the pipe alone behind the last of them, and whether more pipes follow. */
interface Row {
  readonly count: number;
  readonly end: Line | undefined;
  readonly spans: boolean;
}

/**
 * A row whose cells span one column more than they are ends with one pipe, as a blank cell would look. It is none where most
 * such rows have as many cells as those that end with several pipes, of which it is certain.
 */
function withoutSpans(lines: readonly Line[]): readonly Line[] {
  const rows = rowsIn(lines);
  const whole = new Set(rows.flatMap(({ count, spans }) => (spans ? count : [])));
  const ended = rows.filter(({ end, spans }) => end && !spans);
  const alike = ended.filter(({ count }) => whole.has(count)).length;
  const areSpans = alike > 1 && alike * 2 > ended.length;
  const ends = new Set(areSpans ? ended.map(({ end }) => end) : []);
  return lines.filter((line) => !SPAN.test(line.text) && !ends.has(line));
}

function rowsIn(lines: readonly Line[]): readonly Row[] {
  const isValue = ({ text }: Line) => isNumberCell(text) || END.test(text);
  const starts = lines.flatMap((line, index) => {
    const before = lines[index - 1];
    return isNumberCell(line.text) && before && !isValue(before) && !SPAN.test(before.text) ? index : [];
  });
  return starts.map((start): Row => {
    const length = lines.slice(start).findIndex((line) => !isValue(line));
    const values = lines.slice(start, length < 0 ? undefined : start + length);
    const last = values.at(-1);
    const spans = SPAN.test(lines[start + values.length]?.text ?? '');
    const end = last && !spans && END.test(last.text) ? last : undefined;
    return { count: values.length - (end ? 1 : 0), end, spans };
  });
}

/** How many lines a text goes down. */
export function newlines(text: string): number {
  return text.split('\n').length - 1;
}
