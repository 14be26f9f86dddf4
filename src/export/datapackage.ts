import { CELLS } from './cells-csv.ts';
import type { CsvColumn, CsvTable } from './csv.ts';
import { FAILURES } from './failures-csv.ts';
import { FINDINGS } from './findings-csv.ts';
import { REPORTS } from './reports-csv.ts';

/** The tables of an output folder, in the order the data package names them. */
export const TABLES: readonly CsvTable[] = [REPORTS, CELLS, FINDINGS, FAILURES];

/** The Frictionless Data Package that describes the CSV files of an output folder. */
export function datapackage(): object {
  return {
    profile: 'tabular-data-package',
    name: 'ogi-reports',
    title: '政府信息公开工作年度报告数据',
    description: 'Annual reports on open government information, read and judged by ogi',
    resources: TABLES.map(resource),
  };
}

function resource(table: CsvTable): object {
  return {
    profile: 'tabular-data-resource',
    name: table.name,
    title: table.title,
    path: `${table.name}.csv`,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
    schema: { fields: table.columns.map(field), missingValues: [''] },
  };
}

function field(column: CsvColumn): object {
  const { name, type, title, description, unit } = column;
  return { name, type, title, ...(description && { description }), ...(unit && { unit }) };
}
