import type { SchemaElement } from 'hyparquet-writer';
import { type CsvColumn, type CsvTable, type CsvValue, decimal } from '../../csv.ts';

/** A column of a Parquet file. */
export interface ParquetColumn {
  readonly name: string;
  readonly type: 'STRING' | 'INT32' | 'DOUBLE';
  readonly required: boolean;
  /** The column of the table that it is made of. */
  readonly from: number;
  readonly convert: (value: CsvValue) => CsvValue;
}

const TYPES = { string: 'STRING', integer: 'INT32', number: 'DOUBLE' } as const;

/** The columns of a table; one of texts that may be numbers has another beside it with only the numbers. */
export function parquetColumns(table: CsvTable): readonly ParquetColumn[] {
  return table.columns.flatMap((column, from) => [
    parquetColumn(column, from),
    ...(column.mixed
      ? [{ name: `${column.name}_number`, type: 'DOUBLE' as const, required: false, from, convert: numberOnly }]
      : []),
  ]);
}

function parquetColumn({ name, type, required }: CsvColumn, from: number): ParquetColumn {
  return { name, type: TYPES[type], required: required === true, from, convert: type === 'string' ? text : same };
}

const same = (value: CsvValue) => value;
const text = (value: CsvValue) => (typeof value === 'number' ? decimal(value) : value);
const numberOnly = (value: CsvValue) => (typeof value === 'number' ? value : null);

/** The schema of a file with these columns, all of which may be null but those that are required. */
export function parquetSchema(columns: readonly ParquetColumn[]): SchemaElement[] {
  return [{ name: 'root', num_children: columns.length }, ...columns.map(element)];
}

function element({ name, type, required }: ParquetColumn): SchemaElement {
  const repetition_type = required ? 'REQUIRED' : 'OPTIONAL';
  if (type !== 'STRING') return { name, type, repetition_type };
  return { name, type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' }, repetition_type };
}
