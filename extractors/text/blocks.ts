import type { Block, Cell, Table, Text } from '../../src/document.ts';
import { checkSize } from '../size.ts';
import { cellLines, isNumberCell, isPipeCell, isTabCell, type Line, newlines } from './lines.ts';

/** How a line is cut into cells; `none` for a line of prose or a blank one. */
type Cut = 'tabs' | 'pipes' | 'cells' | 'blanks' | 'gaps' | 'none';

/** So many lines that are one cell each are a table of them; fewer are text, or rows of one cell. */
const LEAST_CELLS = 6;

/** The tables and paragraphs of lines. */
export function textBlocks(lines: readonly Line[]): readonly Block[] {
  const blocks: Block[] = [];
  const columns = new Map([...columnsIn(lines, isPipeCell), ...columnsIn(lines, isTabCell)]);
  for (let from = 0; from < lines.length; ) {
    const { cut, count } = runAt(lines, from, columns);
    const run = lines.slice(from, from + count);
    blocks.push(...(cut === 'none' ? run.flatMap(paragraph) : [toTable(run, cut)]));
    from += count;
  }
  return blocks;
}

/** Where lines begin that are one cell each, numbers among them, and how many they are. */
function columnsIn(
  lines: readonly Line[],
  isCell: (text: string) => boolean,
): readonly [from: number, count: number][] {
  const columns: [number, number][] = [];
  for (let from = 0; from < lines.length; from += 1) {
    const count = lengthOf(lines, from, isCell);
    const hasNumber = lines.slice(from, from + count).some(({ text }) => isNumberCell(text));
    if (count >= LEAST_CELLS && hasNumber) columns.push([from, count]);
    from += count;
  }
  return columns;
}

function lengthOf(lines: readonly Line[], from: number, isOne: (text: string, index: number) => boolean): number {
  let end = from;
  while (end < lines.length && isOne(lines[end]?.text ?? '', end)) end += 1;
  return end - from;
}

/** The lines from one on that are cut in the same way; of prose one. */
function runAt(
  lines: readonly Line[],
  from: number,
  columns: ReadonlyMap<number, number>,
): { readonly cut: Cut; readonly count: number } {
  const cells = columns.get(from);
  if (cells !== undefined) return { cut: 'cells', count: cells };
  const cut = cutOf(lines[from]?.text ?? '');
  const goesOn = (text: string, index: number) => cutOf(text) === cut && !columns.has(index);
  return { cut, count: cut === 'none' ? 1 : lengthOf(lines, from, goesOn) };
}

/** A number, or a mark in its stead. */
const VALUE = '(?:[+-]?[\\d０-９][\\d０-９,，.]*|[-－—/／])';
/** A label and at the end nothing but numbers, each set apart by blanks: `行政许可 97`. */
const LABEL_AND_NUMBERS = new RegExp(`^\\s*\\S*[^\\s\\d.,，+-]\\s*\\S*(?:\\s+${VALUE}){1,20}\\s*$`);
const ONLY_NUMBERS = new RegExp(`^\\s*${VALUE}(?:\\s+${VALUE}){3,20}\\s*$`);
const LAST_NUMBERS = new RegExp(`((?:\\s+|^)${VALUE})+\\s*$`);

/** Words that stand far apart on a line, as heads over numbers do; prose has digits or marks in such a line, or no gaps. */
const HEADS = /^\s*[^\s\d。，；：]{1,20}(?:(?: {2,}|\u3000+)(?:[^\s\d。，；：] ?){1,20})+\s*$/;

/** Cells between pipes; the one before the first cell may be left out. */
const PIPES = /^\s*(?:\||[^|\s][^|]*\|).*\|\s*$/s;
/** Glued pipes at the end of a row are the columns that its cells span, as tools write them that drop the spans. */
const SPANNED = /\|\s*\|{2,}\s*$/;

function cutOf(text: string): Cut {
  if (PIPES.test(text)) return 'pipes';
  if (text.includes('\t') && text.trim() !== '') return 'tabs';
  if (LABEL_AND_NUMBERS.test(text) || ONLY_NUMBERS.test(text)) return 'blanks';
  return HEADS.test(text) ? 'gaps' : 'none';
}

function cellsOf(text: string, cut: Cut): readonly string[] {
  if (cut === 'tabs') return text.split('\t');
  if (cut === 'pipes')
    return text
      .replace(SPANNED, '|')
      .trim()
      .replace(/^\||(?<!\\)\|$/g, '')
      .split(/(?<!\\)\|/);
  if (cut === 'cells') return [text.replace(/[|\t]/, '')];
  if (cut === 'gaps') return text.trim().split(/ {2,}|\u3000+/);
  const numbers = LAST_NUMBERS.exec(text);
  const label = text.slice(0, numbers?.index ?? text.length).trim();
  return [...(label ? [label] : []), ...(numbers?.[0].trim().split(/\s+/) ?? [])];
}

const RULE_ROW = /^[\s|:-]+$/;

function toTable(lines: readonly Line[], cut: Cut): Table {
  const isRule = ({ text }: Line) => cut === 'pipes' && RULE_ROW.test(text) && text.includes('-');
  const rows = cut === 'cells' ? cellLines(lines) : lines.filter((line) => !isRule(line));
  const cells = rows.flatMap((line, row) => cellsOfRow(line, row, cut));
  checkSize(cells.length);
  const columns = cells.reduce((most, { column }) => Math.max(most, column + 1), 0);
  return { kind: 'table', rows: rows.length, columns, cells, place: { selector: `L${lines[0]?.number ?? 1}` } };
}

function cellsOfRow({ number, text }: Line, row: number, cut: Cut): readonly Cell[] {
  let [line, inLine] = [number, 0];
  return cellsOf(text, cut).map((raw, column): Cell => {
    const above = newlines(raw.slice(0, raw.search(/\S|$/)));
    [line, inLine] = above > 0 ? [line + above, 1] : [line, inLine + 1];
    const place = { selector: `L${line}C${inLine}` };
    line += newlines(raw) - above;
    return { row, column, rowSpan: 1, columnSpan: 1, text: shown(raw), place };
  });
}

function shown(raw: string): string {
  return raw
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/\*\*|\\(?=\|)/g, '')
    .replace(/[^\S\n]*\n\s*/g, '\n')
    .trim();
}

function paragraph(line: Line): readonly Text[] {
  const mark = /^\s*#{1,6}\s+/.exec(line.text);
  const text = line.text
    .slice(mark?.[0].length ?? 0)
    .replace(/\*\*/g, '')
    .trim();
  if (text === '') return [];
  return [{ kind: 'text', text, place: { selector: `L${line.number}` }, heading: mark !== null }];
}
