import type { CellState } from '../report/report.ts';
import type { CsvTable, CsvValue } from './csv.ts';
import { correctedCells } from './decided.ts';
import type { Filed } from './filed.ts';
import { ORGAN, PATH, YEAR } from './reports-csv.ts';

export const CELL_STATES = [
  'number',
  'blank',
  'dash',
  'text',
  'unreadable',
  'absent',
] as const satisfies readonly CellState[];
const STATES_DESCRIBED =
  'number; blank: an empty cell; dash: a mark for nothing; text: no number; unreadable: not read with certainty; absent: the report has no such cell';

/** One row a cell: also those that the report does not have, and the rows it has of its own. */
export const CELLS: CsvTable = {
  name: 'cells',
  title: '单元格',
  pathsIn: 'reports',
  columns: [
    PATH,
    ORGAN,
    YEAR,
    {
      name: 'field',
      type: 'string',
      required: true,
      title: '字段',
      description:
        'A column of reports.csv, or `extra.<n>.<column>` for a row of the report’s own, whose label is the raw of `extra.<n>.label`',
    },
    { name: 'value', type: 'number', title: '数值', description: 'Empty unless the state is number' },
    {
      name: 'raw',
      type: 'string',
      title: '原文',
      description: 'As printed; an apostrophe stands before a text that starts with = + - @ or a tab',
    },
    {
      name: 'state',
      type: 'string',
      required: true,
      title: '状态',
      description: STATES_DESCRIBED,
      values: CELL_STATES,
    },
    {
      name: 'method',
      type: 'string',
      required: true,
      title: '读取方式',
      description: 'ocr: recognised in a picture; corrected: a person said what stands there',
      values: ['text', 'ocr', 'corrected'],
    },
    {
      name: 'confidence',
      type: 'number',
      required: true,
      title: '置信度',
      description: 'From 0 to 1',
      minimum: 0,
      maximum: 1,
    },
    { name: 'page', type: 'integer', title: '页码', description: 'From 1', minimum: 1 },
    { name: 'x0', type: 'number', title: '左', unit: 'pt', description: 'From the left edge of the page' },
    { name: 'y0', type: 'number', title: '上', unit: 'pt', description: 'From the top edge of the page' },
    { name: 'x1', type: 'number', title: '右', unit: 'pt', description: 'From the left edge of the page' },
    { name: 'y1', type: 'number', title: '下', unit: 'pt', description: 'From the top edge of the page' },
    { name: 'selector', type: 'string', title: '选择器', description: 'A CSS selector in HTML; line and cell in text' },
    {
      name: 'read',
      type: 'string',
      mixed: true,
      title: '原读取结果',
      description: 'Of a corrected cell: the number that was read, or the state where none was',
    },
    { name: 'corrected_by', type: 'string', title: '更正人' },
    { name: 'corrected_at', type: 'string', title: '更正时间', description: 'ISO date and time' },
    { name: 'correction_note', type: 'string', title: '更正说明' },
  ],
};

export function cellRows(report: Filed): readonly (readonly CsvValue[])[] {
  const { source, organ, year } = report;
  return correctedCells(report).map((columns) => [source.path, organ, year, ...columns]);
}
