import type { Document } from '../document.ts';
import type { Finding } from '../finding.ts';
import { oncePer } from '../once.ts';
import { doubt } from './doubts.ts';
import type { Edition, Part } from './edition.ts';
import { fieldName, fieldsOf, rowTitle } from './fields.ts';
import {
  blockHeads,
  columnNamed,
  formHeads,
  hasGroupHead,
  headsNamed,
  isAboutHeads,
  isHeadLine,
  matrixHeads,
} from './heads.ts';
import { similarity, wordingsOf } from './label.ts';
import { isBlank, type Line, linesOf } from './line.ts';
import { type Placed, type PlacedRow, placeRows } from './matrix.ts';
import { absent, isRecognised, readForeign, readRow } from './readings.ts';
import type { ExtraRow, Reading } from './report.ts';
import { placeReview } from './review.ts';
import type { Head } from './run.ts';
import type { HeadsAt, Slot } from './slot.ts';

/** As many lines as table 3 has below its heads. */
const MOST_ROWS = 25;

/** The three tables read against one edition. */
export interface TablesRead {
  readonly edition: Edition;
  readonly readings: readonly Reading[];
  readonly extras: readonly ExtraRow[];
  readonly findings: readonly Finding[];
  /** How well the tables fit the edition: the number of rows and heads found that are its own. */
  readonly fit: number;
}

/** Reads the tables of a document against each edition that no other is sure to fit better; the best fit first. */
export function readTables(document: Document, editions: readonly Edition[]): readonly TablesRead[] {
  const lines = linesOf(document);
  const read: TablesRead[] = [];
  const possible = editions.map((edition) => possibleFit(lines, edition));
  for (const one of possible.toSorted((a, b) => b.most - a.most)) {
    if (read.every(({ fit }) => fit <= one.most)) read.push(readEdition(lines, one, document.reading));
  }
  return read.toSorted((a, b) => b.fit - a.fit);
}

/** The parts of each section of an edition that has any. */
const partsBySection = oncePer(
  ({ parts }: Edition): ReadonlyMap<string, readonly Part[]> => Map.groupBy(parts, ({ section }) => section),
);

function readEdition(lines: readonly Line[], { edition, heads }: Possible, method: Reading['method']): TablesRead {
  const tables = new Map<string, Placed>();
  for (const [section, parts] of partsBySection(edition)) {
    tables.set(section, found(placeSection(lines, parts), parts, lines));
  }
  const placed = [...tables.values()];
  const rows = placed.flatMap((table) => table.rows);
  const read = rows.map((row) => readRow(row));
  const foreign = placed.flatMap((table) => table.foreign);
  const extras = foreign.map((row, index) => readForeign(row, index + 1));
  return {
    edition,
    readings: inForm(
      edition,
      read.flatMap((result) => result.readings),
      rows,
      method,
    ),
    extras,
    findings: [
      ...missingTables(edition, tables),
      ...missingRows(edition, rows),
      ...missingColumns(rows),
      ...placed.flatMap((table) => table.findings),
      ...read.flatMap((result) => result.findings),
      // What a picture's label reads like says nothing of its wording: a character of it may be misread.
      ...rows.filter((row) => !isRecognised(row)).flatMap(labelFindings),
      ...columnFindings(rows),
      ...extras.map((extra, index) => extraFinding(extra, foreign[index]?.place)),
    ],
    fit: heads + fitOf(rows),
  };
}

const slotsOf = oncePer((parts: readonly Part[]) =>
  parts.flatMap((part) => part.rows.map((row): Slot => ({ part, row }))),
);

const columnsOf = oncePer((parts: readonly Part[]) => [...new Set(parts.flatMap((part) => part.columns))]);

function placeSection(lines: readonly Line[], parts: readonly Part[]): Placed {
  const unnamed = parts.every((part) => part.rows.every((row) => row.label === ''));
  if (unnamed) return placeReview(lines, parts);
  // Heads and captions repeated overleaf would stand between the two halves of a row that the page cut.
  const body = lines.filter((line) => !isHeadLine(line, columnsOf(parts)) && !isCaption(line, parts));
  const headsAt = parts.length > 1 ? blockHeadsAt(lines, parts) : matrixHeadsAt(lines, parts);
  const placed = placeRows(body, slotsOf(parts), headsAt);
  return { ...placed, findings: [...placed.findings, ...assumedHeads(placed.rows)] };
}

/** A line that is one cell over more columns than have numbers. */
function isCaption({ cells, labels }: Line, parts: readonly Part[]): boolean {
  const [cell, ...others] = cells;
  const most = Math.max(...parts.map(({ columns }) => columns.length));
  return cell !== undefined && others.length === 0 && labels.length === 1 && cell.columnSpan > most;
}

/** One head that cannot be made out is told by the others; of two, or where it is alone, nothing but the form says what it is. */
function assumedHeads(rows: readonly PlacedRow[]): readonly Finding[] {
  const assumed = rows.filter(({ heads }) => {
    const count = heads.filter((head) => head.assumed).length;
    return count > 1 || (count > 0 && count === heads.length);
  });
  const [first] = assumed;
  if (!first) return [];
  const fields = assumed.flatMap(({ part, row }) => part.columns.map((column) => fieldName(part, row, column)));
  const isMatrix = first.part.section === 'applications';
  const detail = isMatrix
    ? { zh: '收到和处理政府信息公开申请情况表', en: 'the table of applications' }
    : { zh: '主动公开政府信息情况表', en: 'the table of what is disclosed' };
  return [doubt('reading/heads', { detail, fields, places: first.place ? [first.place] : [] })];
}

/** A few rows alike by chance are no table of the form, unless heads of the form stand over them. */
function found(placed: Placed, parts: readonly Part[], lines: readonly Line[]): Placed {
  const rows = parts.flatMap((part) => part.rows);
  const headed = lines.some((line) => parts.some((part) => headsNamed(line, part.columns) >= 3));
  const least = rows.length <= 3 || (headed && parts.length > 1) ? 1 : Math.max(2, rows.length / 4);
  const named = placed.rows.filter(({ row, label }) => label !== '' || row.label === '');
  return named.length >= least ? placed : { rows: [], foreign: [], findings: [] };
}

/** Heads with a column of another block are that block's: this one's own were lost, e.g. on the page before. */
function blockHeadsAt(lines: readonly Line[], parts: readonly Part[]): HeadsAt {
  const columns = parts.flatMap((part) => part.columns);
  const isOfAnother = (part: Part) => (head: Head) =>
    head.id === undefined &&
    columnNamed(
      head.label,
      columns.filter((column) => !part.columns.includes(column)),
    ) !== undefined;
  const latest = new Map<Line, Line | undefined>();
  let head: Line | undefined;
  for (const line of lines) {
    latest.set(line, head);
    if (parts.some((part) => headsNamed(line, part.columns) > 0) || isOtherHead(line)) head = line;
  }
  return (line, part) => {
    const head = latest.get(line);
    const named = head && headsNamed(head, part.columns) > 0 ? blockHeads(head, part) : undefined;
    return named && !named.some(isOfAnother(part)) ? named : formHeads(part.columns);
  };
}

/** A line of heads beside 信息内容, whatever they name. */
function isOtherHead({ labels, hasValues }: Line): boolean {
  return !hasValues && labels.length > 1 && isAboutHeads(labels[0]?.text ?? '');
}

function matrixHeadsAt(lines: readonly Line[], parts: readonly Part[]): HeadsAt {
  const columns = parts[0]?.columns ?? [];
  const groups: { readonly end: number; readonly heads: readonly Head[] }[] = [];
  let group: Line[] = [];
  lines.forEach((line, index) => {
    if (headsNamed(line, columns) === 0 && !hasGroupHead(line)) return;
    const previous = lines[index - 1];
    group = previous && group.includes(previous) ? [...group, line] : [line];
    const heads = matrixHeads(group, columns, widthBelow(lines, index));
    if (heads) groups.push({ end: index, heads });
  });
  const form = formHeads(columns);
  const position = new Map(lines.map((line, index) => [line, index]));
  return (line) => groups.findLast(({ end }) => end < (position.get(line) ?? 0))?.heads ?? form;
}

/** How many values most rows below a line of heads print, in the same table. A blank at an end may be that of a label, or none. */
function widthBelow(lines: readonly Line[], index: number): number | undefined {
  const below = lines.slice(index + 1, index + 1 + MOST_ROWS).filter(({ table, tail }) => {
    return table === lines[index]?.table && [tail[0], tail.at(-1)].every((cell) => cell && !isBlank(cell.text));
  });
  const counts = Map.groupBy(below, ({ tail }) => tail.length);
  return [...counts].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0];
}

/** The readings in the order of the form; a field without a cell is absent, one row stands for three or they for it. */
function inForm(edition: Edition, readings: readonly Reading[], rows: readonly PlacedRow[], method: Reading['method']) {
  const byField = new Map(readings.map((reading) => [reading.field, reading]));
  const printed = new Set(rows.map((placed) => placed.row));
  return fieldsOf(edition)
    .filter(({ row }) => row.replaces === undefined || printed.has(row))
    .map(({ name }) => byField.get(name) ?? absent(name, method));
}

function missingTables(edition: Edition, tables: ReadonlyMap<string, Placed>): readonly Finding[] {
  const missing = [...tables].filter(([, placed]) => placed.rows.length === 0).map(([section]) => section);
  if (missing.length === tables.size) {
    const detail = { zh: '没有可用的数字', en: 'there are no numbers to use' };
    return [doubt('reading/nothing-read', { detail })];
  }
  return missing.map((id) => {
    const title = edition.sections.find((section) => section.id === id)?.title ?? id;
    // Those too of rows that only some reports print: whether this one does is lost with the table.
    const fields = fieldsOf(edition).filter((field) => field.part.section === id);
    const detail = { zh: title, en: title };
    return doubt('reading/table-missing', { detail, fields: fields.map((field) => field.name), expected: title });
  });
}

/** The rows of the form of which no cell was found; of some, only a label was, with nothing beside it. */
function missingRows(edition: Edition, rows: readonly PlacedRow[]): readonly Finding[] {
  const withCells = rows.filter(({ cells }) => cells.some((cell) => cell !== undefined));
  const replaced = new Set(withCells.flatMap((placed) => placed.row.replaces ?? []));
  return edition.parts.flatMap((part) => {
    if (!rows.some((placed) => placed.part.section === part.section)) return [];
    // The three parts of table 4 have the same row, which has no label.
    const printed = new Set(withCells.flatMap((placed) => (placed.part === part ? placed.row : [])));
    return part.rows
      .filter((row) => !printed.has(row) && row.replaces === undefined && !replaced.has(row.id))
      .map((row) => {
        const title = rowTitle(row) || part.label;
        // Of several rows for which one may have stood, the first names it.
        const instead = part.rows.filter((other) => other.replaces?.[0] === row.id && !printed.has(other));
        const fields = [row, ...instead].flatMap((one) => part.columns.map((column) => fieldName(part, one, column)));
        return doubt('reading/row-missing', { detail: { zh: title, en: title }, fields, expected: title });
      });
  });
}

/** The columns of the form that rows do not have although they have others. */
function missingColumns(rows: readonly PlacedRow[]): readonly Finding[] {
  const lacking = rows.flatMap(({ part, row, heads, cells, place }) => {
    const has = (id: string) => heads.some((head, index) => head.id === id && cells[index] !== undefined);
    const columns = part.columns.filter(({ id }) => !has(id));
    return columns.length > 0 && columns.length < part.columns.length ? [{ part, row, columns, place }] : [];
  });
  return [...Map.groupBy(lacking, ({ part }) => part)].map(([part, ofPart]) => {
    const title = [...new Set(ofPart.flatMap(({ columns }) => columns.map(({ label }) => label)))].join('、');
    const fields = ofPart.flatMap(({ row, columns }) => columns.map((column) => fieldName(part, row, column)));
    const places = ofPart[0]?.place ? [ofPart[0].place] : [];
    const detail = { zh: `${part.label}：${title}`, en: `${part.label}: ${title}` };
    return doubt('reading/column-missing', { detail, fields, places, expected: title });
  });
}

/** Below this a printed label is said to differ; notes and ordinals do not count. */
const SAME_LABEL = 0.9;

function labelFindings({ part, row, label, place }: PlacedRow): readonly Finding[] {
  if (row.label === '' || label === '' || similarity(label, wordingsOf(row)) >= SAME_LABEL) return [];
  const printed = label.replace(/\s+/g, '');
  const detail = {
    zh: `印作“${printed}”，格式为“${row.label}”`,
    en: `printed "${printed}", the form has "${row.label}"`,
  };
  const fields = part.columns.map((column) => fieldName(part, row, column));
  return [
    doubt('structure/label', { detail, fields, places: place ? [place] : [], expected: row.label, actual: printed }),
  ];
}

/** One finding for each set of heads that stand in another order, or hold a column of the report's own. */
function columnFindings(rows: readonly PlacedRow[]): readonly Finding[] {
  const seen = new Set<string>();
  return rows.flatMap(({ part, heads, place }): Finding[] => {
    const key = `${part.path}/${part.label}/${heads.map((head) => head.id ?? head.label).join()}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const ids = heads.flatMap((head) => head.id ?? []);
    const swapped =
      ids.join() !==
      part.columns
        .map((column) => column.id)
        .filter((id) => ids.includes(id))
        .join();
    const own = heads.filter((head) => head.id === undefined);
    const printed = heads.map((head) => head.label).join(' | ');
    const about = { places: place ? [place] : [], actual: printed, detail: { zh: printed, en: printed } };
    return [
      ...(swapped ? [doubt('structure/column-order', about)] : []),
      ...(own.length > 0 ? [doubt('structure/extra-column', about)] : []),
    ];
  });
}

function extraFinding(extra: ExtraRow, place: PlacedRow['place']): Finding {
  const label = extra.label || '（无标签）';
  const detail = { zh: `“${label}”`, en: `"${label}"` };
  const fields = extra.readings.map((reading) => reading.field);
  return doubt('structure/extra-row', { detail, fields, places: place ? [place] : [], actual: label });
}

/** What the rows found add to the fit beside the heads: those that stand for several others speak less for the edition. */
function fitOf(rows: readonly PlacedRow[]): number {
  const values = rows.filter((row) => row.cells.some((cell) => cell !== undefined)).length;
  const substitutes = rows.filter((row) => row.row.replaces !== undefined).length;
  return values - substitutes * 0.5;
}

/** An edition as far as it is known before its rows are looked for. */
interface Possible {
  readonly edition: Edition;
  /** The heads found that only this edition has. */
  readonly heads: number;
  /** The fit if every row of it were found. */
  readonly most: number;
}

function possibleFit(lines: readonly Line[], edition: Edition): Possible {
  const rows = edition.parts.flatMap((part) => part.rows);
  const substitutes = rows.filter((row) => row.replaces !== undefined).length;
  const heads = ownHeads(lines, edition);
  return { edition, heads, most: rows.length + heads - substitutes * 0.5 };
}

function ownHeads(lines: readonly Line[], { parts }: Edition): number {
  const blocks = parts.filter((part) => part.section === 'disclosure');
  return lines.reduce((sum, line) => sum + Math.max(0, ...blocks.map(({ columns }) => headsNamed(line, columns))), 0);
}
