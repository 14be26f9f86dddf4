import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { printedText } from './printed-text.ts';

/** A column of an exported table, as `datapackage.json` describes it. */
export interface CsvColumn {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'number';
  /** The title in Chinese. */
  readonly title: string;
  readonly description?: string;
  readonly unit?: string;
  /** Whether every row has it. */
  readonly required?: true;
  /** A text that is a number in some rows. */
  readonly mixed?: true;
  /** The only texts there are. */
  readonly values?: readonly string[];
  /** The least and the greatest number there may be. */
  readonly minimum?: number;
  readonly maximum?: number;
}

/** An exported table: the name of its file without the ending, and its columns in order. */
export interface CsvTable {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly CsvColumn[];
  /** The table, of the same exports, that has every `path` of this one. */
  readonly pathsIn?: string;
}

export type CsvValue = string | number | null;

/** Excel takes a file for UTF-8 only where it starts with this. */
const BYTE_ORDER_MARK = '\uFEFF';

/** A number in decimal digits, without an exponent whatever its size. */
export function decimal(value: number): string {
  const short = String(value);
  if (!short.includes('e')) return short;
  return value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 });
}

/** The first line of a table, with the byte order mark before it. */
export function csvHead(table: CsvTable): string {
  return BYTE_ORDER_MARK + csvRows([table.columns.map((column) => column.name)]);
}

/**
 * Rows after RFC 4180. A text that a spreadsheet would run as a formula gets an apostrophe before it; numbers, also
 * negative ones, are written as numbers.
 */
export function csvRows(rows: readonly (readonly CsvValue[])[]): string {
  return rows.map((row) => (row.some(isSpecial) ? quoted(row) : `${row.map(plain).join(',')}\r\n`)).join('');
}

/** What has to be quoted, cleaned, or kept from running. Most rows have nothing of it, and are written much faster. */
const SPECIAL = /[",\u0000-\u001f\u007f-\u009f]|^[=+\-@＝＋－＠]/;

function isSpecial(value: CsvValue): boolean {
  return typeof value === 'string' && SPECIAL.test(value);
}

function plain(value: CsvValue): string {
  return typeof value === 'number' ? decimal(value) : (value ?? '');
}

function quoted(row: readonly CsvValue[]): string {
  return stringify([row as CsvValue[]], {
    record_delimiter: 'windows',
    quote_record_delimiter: true,
    escape_formulas: true,
    cast: { number: decimal, string: printedText },
  });
}

/** A text of a CSV file without the apostrophe that keeps spreadsheets from running it. */
export function withoutApostrophe(text: string): string {
  return /^'[=+\-@\t\r＝＋－＠]/.test(text) ? text.slice(1) : text;
}

/** The rows that a CSV text holds; the byte order mark is no part of them. */
export function rowsIn(text: string): string[][] {
  // Without quotes there is nothing to parse, and most reports have none; this is what makes `ogi check` quick.
  if (!text.includes('"')) {
    const lines = text.replace(BYTE_ORDER_MARK, '').split(/\r?\n/);
    return lines.filter((line) => line !== '').map((line) => line.split(','));
  }
  return parse(text, { bom: true, record_delimiter: ['\r\n', '\n'], relax_column_count: true });
}
