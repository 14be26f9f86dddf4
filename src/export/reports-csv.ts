import type { Unit } from '../report/edition.ts';
import { FIELDS, fieldTitle } from '../report/fields.ts';
import type { CsvColumn, CsvTable, CsvValue } from './csv.ts';
import { correctedCells } from './decided.ts';
import type { Filed } from './filed.ts';

/** The columns that start a row of every table about a report. */
export const PATH: CsvColumn = {
  name: 'path',
  type: 'string',
  required: true,
  title: '来源路径',
  description: 'The source as given, with `/`',
};
export const ORGAN: CsvColumn = { name: 'organ', type: 'string', title: '发布机关' };
export const YEAR: CsvColumn = { name: 'year', type: 'integer', title: '年度' };

export const EDITION: CsvColumn = {
  name: 'edition',
  type: 'string',
  title: '格式版本',
  description: 'The edition of the form that the tables follow; empty where none was found',
};
export const TITLE: CsvColumn = { name: 'title', type: 'string', title: '标题' };

/** The units as they are written in the data package. */
export const UNIT_TITLES: Readonly<Record<Unit, string>> = {
  count: '件（项）',
  change: '项（增为正，减为负）',
  wan_yuan: '万元',
  yuan: '元',
};

/** One row a report, one column a field of any edition. */
export const REPORTS: CsvTable = {
  name: 'reports',
  title: '报告',
  columns: [
    PATH,
    ORGAN,
    YEAR,
    EDITION,
    TITLE,
    ...FIELDS.map((field) => ({
      name: field.name,
      type: 'number' as const,
      title: fieldTitle(field),
      description: `Editions: ${field.editions.join(', ')}. Empty where the report prints no number; cells.csv says why`,
      unit: UNIT_TITLES[field.column.unit],
    })),
  ],
};

export function reportRows(report: Filed): readonly (readonly CsvValue[])[] {
  const { source, organ, year, edition, title } = report;
  const values = new Map(correctedCells(report).map(([field, value]) => [field, value]));
  return [[source.path, organ, year, edition, title, ...FIELDS.map(({ name }) => values.get(name) ?? null)]];
}
