import { ParquetWriter } from 'hyparquet-writer';
import type { CsvValue } from '../../csv.ts';
import { TABLES } from '../../tables.ts';
import type { ExportFolder, ExportFormat } from '../format.ts';
import { byteFile } from './byte-file.ts';
import { type ParquetColumn, parquetColumns, parquetSchema } from './columns.ts';

/** How many values are held of a table before they are written as a row group. */
const GROUP = 500_000;

/** The tables as Parquet files: typed, and null where nothing is printed. */
export const parquet: ExportFormat = {
  name: 'parquet',
  description: 'the tables as Parquet files, typed, for DuckDB, pandas, R, Spark',
  files: TABLES.map(({ table }) => `${table.name}.parquet`),

  async open(folder, options) {
    const files = TABLES.map(({ table, rows }) => ({ rows, file: parquetFile(folder, table) }));
    return {
      async add(outcome) {
        for (const { rows, file } of files) await file.add(rows(outcome, options));
      },
      async finish() {
        for (const { file } of files) await file.finish();
        return [];
      },
    };
  },
};

interface ParquetFile {
  add(rows: readonly (readonly CsvValue[])[]): Promise<void>;
  finish(): Promise<void>;
}

function parquetFile(folder: ExportFolder, table: (typeof TABLES)[number]['table']): ParquetFile {
  const columns = parquetColumns(table);
  const bytes = byteFile((chunk) => folder.append(`${table.name}.parquet`, chunk));
  // Titles and units travel along, as in datapackage.json.
  const kvMetadata = [{ key: 'columns', value: JSON.stringify(table.columns) }];
  const writer = new ParquetWriter({ writer: bytes.writer, schema: parquetSchema(columns), kvMetadata });
  let held: CsvValue[][] = columns.map(() => []);
  let count = 0;
  const writeGroup = async () => {
    if (count === 0) return;
    const data = columns.map(({ name, type }, index) => ({ name, type, data: held[index] ?? [] }));
    await writer.write({ columnData: data, rowGroupSize: count });
    await bytes.flush();
    held = columns.map(() => []);
    count = 0;
  };
  return {
    async add(rows) {
      for (const row of rows) {
        for (const [index, column] of columns.entries()) held[index]?.push(valueIn(row, column));
      }
      count += rows.length;
      if (count * columns.length >= GROUP) await writeGroup();
    },
    async finish() {
      await writeGroup();
      await writer.finish();
      await bytes.flush();
    },
  };
}

function valueIn(row: readonly CsvValue[], { from, convert }: ParquetColumn): CsvValue {
  return convert(row[from] ?? null);
}
