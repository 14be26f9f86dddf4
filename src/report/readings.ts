import type { Cell } from '../document.ts';
import type { Finding, Message } from '../finding.ts';
import { cellDoubt } from './cell-doubts.ts';
import { doubt } from './doubts.ts';
import type { Column, Part, Row } from './edition.ts';
import { fieldName, fieldTitle } from './fields.ts';
import type { ForeignRow, PlacedRow } from './matrix.ts';
import { type Parsed, parseNumber, shiftDecimal } from './number.ts';
import { CERTAIN } from './recognised.ts';
import type { ExtraRow, Reading } from './report.ts';
import type { Head } from './run.ts';

/** Readings with what there is to say about them. */
export interface Read {
  readonly readings: readonly Reading[];
  readonly findings: readonly Finding[];
}

type Method = Reading['method'];

/** The reading of a field that the report does not print. */
export function absent(field: string, method: Method): Reading {
  return { field, value: null, raw: '', state: 'absent', method, confidence: 0, place: undefined };
}

/** Whether cells of a row were recognised in a picture: of a PDF some pages may be scanned and others not. */
export function isRecognised({ cells }: Pick<PlacedRow, 'cells'>): boolean {
  return cells.some((cell) => cell?.recognition !== undefined);
}

const methodOf = (row: Pick<PlacedRow, 'cells'>): Method => (isRecognised(row) ? 'ocr' : 'text');

/** One reading for each column of a placed row. */
export function readRow(placed: PlacedRow): Read {
  const method = methodOf(placed);
  const results = placed.part.columns.map((column) => {
    const index = placed.heads.findIndex((head) => head.id === column.id);
    const cell = index < 0 ? undefined : placed.cells[index];
    return readCell(placed, column, { cell, head: placed.heads[index], method });
  });
  const readings = results.map((result) => result.reading);
  return { readings, findings: [...rowFindings(placed, readings), ...results.flatMap((result) => result.findings)] };
}

interface CellInput {
  readonly cell: Cell | undefined;
  readonly head: Head | undefined;
  readonly method: Method;
}

function readCell(
  placed: PlacedRow,
  column: Column,
  { cell, head, method }: CellInput,
): { reading: Reading; findings: readonly Finding[] } {
  const field = fieldName(placed.part, placed.row, column);
  if (!cell) return { reading: absent(field, method), findings: [] };
  const parsed = parseNumber(cell.text);
  const base = { field, raw: cell.text, method, place: cell.place };
  const numeric = parsed.state === 'number' || parsed.state === 'unreadable';
  if (placed.refused && (numeric || placed.cells.some((other) => other && other.text.trim() !== ''))) {
    return { reading: { ...base, value: null, state: 'unreadable', confidence: 0 }, findings: [] };
  }
  const { value, unit } = inUnit(parsed, column, [head?.label, placed.label]);
  const reason = cell.doubt ? cellDoubt(cell.doubt) : parsed.doubt;
  const confidence = parsed.state === 'unreadable' ? 0 : reason || placed.doubt ? 0.5 : 1;
  const recognised = cell.recognition ? { recognition: cell.recognition } : {};
  const reading: Reading = { ...base, value, state: parsed.state, confidence, ...recognised };
  return { reading, findings: cellFindings(reading, { placed, column, reason, unit }) };
}

const MONEY = /亿元|万元|千元|元/;
const PLACES: Readonly<Record<string, number>> = { 元: 0, 千元: 3, 万元: 4, 亿元: 8 };

/**
 * The value in the unit of the field, and what is to be said of the unit printed.
 * @param labels those of its column and its row, which may name the unit
 */
function inUnit(
  parsed: Parsed,
  { unit }: Column,
  labels: readonly (string | undefined)[],
): { value: number | null; unit?: string } {
  const { value } = parsed;
  if (value === null || value === 0) return { value };
  const printed = parsed.unit || (labels.flatMap((label) => MONEY.exec(label ?? '') ?? [])[0] ?? '');
  if (unit === 'yuan') {
    if (printed === '') return { value, unit: '' };
    return { value: shiftDecimal(value, PLACES[printed] ?? 0) };
  }
  if (unit === 'wan_yuan' && printed !== '万元') return { value, unit: printed };
  const money = parsed.unit in PLACES;
  return unit !== 'wan_yuan' && money ? { value, unit: parsed.unit } : { value };
}

interface CellContext {
  readonly placed: PlacedRow;
  readonly column: Column;
  readonly reason: Message | undefined;
  readonly unit: string | undefined;
}

function cellFindings(reading: Reading, { placed, column, reason, unit }: CellContext): readonly Finding[] {
  if (reading.state !== 'unreadable' && !reason && unit === undefined) return [];
  const title = titleOf(placed.part, placed.row, column);
  const places = reading.place ? [reading.place] : [];
  const about = { fields: [reading.field], places, actual: reading.raw };
  const findings: Finding[] = [];
  if (reading.state === 'unreadable') {
    const detail = { zh: `“${title}”印作“${reading.raw}”`, en: `"${title}" is printed as "${reading.raw}"` };
    findings.push(doubt('reading/unreadable', { ...about, detail }));
  } else if (reason) {
    const detail = {
      zh: `“${title}”印作“${reading.raw}”（${reason.zh}）`,
      en: `"${title}", printed as "${reading.raw}": ${reason.en}`,
    };
    findings.push(doubt('reading/doubtful', { ...about, detail }));
  }
  if (unit !== undefined) {
    const detail = {
      zh: `“${title}”印作“${reading.raw}”（${unit === '' ? '未写单位' : `单位：${unit}`}）`,
      en: `"${title}" is printed as "${reading.raw}" (${unit === '' ? 'no unit' : `unit: ${unit}`})`,
    };
    findings.push(doubt('reading/unit', { ...about, detail }));
  }
  return findings;
}

/** A field's title for a message. */
export function titleOf(part: Part, row: Row, column: Column): string {
  return fieldTitle({ name: '', part, row, column, editions: [] });
}

function rowFindings(placed: PlacedRow, readings: readonly Reading[]): readonly Finding[] {
  if (!placed.refused && !placed.doubt) return [];
  const title = placed.row.label || placed.part.label;
  const places = placed.place ? [placed.place] : [];
  const about = {
    fields: readings.filter((reading) => reading.state !== 'absent').map((reading) => reading.field),
    places,
  };
  if (placed.refused) {
    const detail = { zh: `“${title}”一行（${placed.refused.zh}）`, en: `the row "${title}": ${placed.refused.en}` };
    return [doubt('reading/unreadable', { ...about, detail, actual: raw(readings) })];
  }
  if (!placed.doubt) return [];
  const rule = placed.label === '' && placed.row.label !== '' ? 'reading/unlabelled-row' : 'reading/doubtful';
  const detail = { zh: `“${title}”一行（${placed.doubt.zh}）`, en: `the row "${title}": ${placed.doubt.en}` };
  return [doubt(rule, { ...about, detail, actual: raw(readings) })];
}

function raw(readings: readonly Reading[]): string {
  return readings.map((reading) => reading.raw.replace(/\s+/g, ' ')).join(' | ');
}

/** The readings of a row that the form does not have, as `extra.<n>.<column>`. */
export function readForeign(row: ForeignRow, number: number): ExtraRow {
  const method = methodOf(row);
  const readings = row.heads.flatMap((head, index): Reading[] => {
    const cell = row.cells[index];
    if (!cell) return [];
    const field = `extra.${number}.${head.id ?? `column_${index + 1}`}`;
    return [{ field, raw: cell.text, method, place: cell.place, ...foreignValue(cell) }];
  });
  return { number, label: row.label, readings };
}

/** No sum speaks for a cell of such a row: in a picture it has a value only where its reader was sure. */
function foreignValue({ text, recognition }: Cell): Pick<Reading, 'value' | 'state' | 'confidence' | 'recognition'> {
  const { state, value } = parseNumber(text);
  const unsure = recognition && recognition.agreed !== true && recognition.probability < CERTAIN;
  const recognised = recognition ? { recognition } : {};
  if (unsure || state === 'unreadable') return { value: null, state: 'unreadable', confidence: 0, ...recognised };
  return { value, state, confidence: recognition?.probability ?? 1, ...recognised };
}
