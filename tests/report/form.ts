import type { Document, Table } from '../../src/document.ts';
import type { Edition } from '../../src/report/edition.ts';
import { EDITIONS } from '../../src/report/editions/index.ts';
import { readReport } from '../../src/report/read.ts';
import type { Reading, ReadResult } from '../../src/report/report.ts';

/** A table as lines of cells, none of them spanning. */
export type Lines = readonly (readonly string[])[];

export function tableOf(lines: Lines, index = 0): Table {
  const cells = lines.flatMap((line, row) =>
    line.map((text, column) => ({
      row,
      column,
      rowSpan: 1,
      columnSpan: 1,
      text,
      place: { selector: `T${index}R${row}C${column}` },
    })),
  );
  const columns = Math.max(0, ...lines.map((line) => line.length));
  return { kind: 'table', rows: lines.length, columns, cells, place: { selector: `T${index}` } };
}

/** A document of tables, with a title before them. */
export function documentOf(tables: readonly Lines[], title = '青川市人民政府2023年政府信息公开工作年度报告'): Document {
  const heading = { kind: 'text', text: title, place: { selector: 'h1' }, heading: true } as const;
  const blocks = [heading, ...tables.map(tableOf)];
  return { medium: 'html', reading: 'text', pages: 1, metadata: {}, blocks, warnings: [] };
}

/** The same document, each table on a page of its own. */
export function onPages({ blocks, ...document }: Document): Document {
  const box = [0, 0, 100, 100] as const;
  const paged = blocks.map((block, index) => {
    const place = { page: index + 1, box };
    if (block.kind === 'text') return { ...block, place };
    return { ...block, place, cells: block.cells.map((cell) => ({ ...cell, place })) };
  });
  return { ...document, medium: 'pdf', pages: blocks.length, blocks: paged };
}

export function editionOf(id: string): Edition {
  const edition = EDITIONS.find((candidate) => candidate.id === id);
  if (!edition) throw new TypeError(`Expected an edition that there is, got ${id}`);
  return edition;
}

export const HEADS = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'];

/** The columns of table 3, as fields name them. */
export const WHO = [
  'natural_person',
  'commercial_enterprise',
  'research_institution',
  'public_welfare_organization',
  'legal_service_institution',
  'other',
  'total',
];

/** The label of each row of table 3 as the form prints it. */
export function rowLabels(edition: string): readonly { readonly id: string; readonly label: string }[] {
  const part = editionOf(edition).parts.find(({ path }) => path === 'applications');
  const rows = part?.rows.filter((row) => row.replaces === undefined) ?? [];
  return rows.map((row) => {
    const mark = /^\d/.test(row.ordinal ?? '') ? '.' : /^[一二三四]/.test(row.ordinal ?? '') ? '、' : '';
    return { id: row.id, label: `${row.ordinal ?? ''}${mark}${row.label}` };
  });
}

/** Table 3 of an edition: line k prints k, k+100, … in its seven columns, so that no two cells are alike. */
export function matrix(edition = '2021', heads: readonly string[] = HEADS): string[][] {
  const rows = rowLabels(edition).map(({ label }, row) => [label, ...HEADS.map((_, column) => valueAt(row, column))]);
  return [['', ...heads], ...rows];
}

export function valueAt(row: number, column: number): string {
  return String(1000 * (column + 1) + row);
}

export function disclosure2021(): string[][] {
  return [
    ['第二十条第（一）项'],
    ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
    ['规章', '1', '2', '3'],
    ['行政规范性文件', '4', '5', '6'],
    ['第二十条第（五）项'],
    ['信息内容', '本年处理决定数量'],
    ['行政许可', '7'],
    ['第二十条第（六）项'],
    ['信息内容', '本年处理决定数量'],
    ['行政处罚', '8'],
    ['行政强制', '9'],
    ['第二十条第（八）项'],
    ['信息内容', '本年收费金额（单位：万元）'],
    ['行政事业性收费', '1.452'],
  ];
}

const RESULTS = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];

export function review(
  values: readonly string[] = Array.from({ length: 15 }, (_, index) => String(index + 1)),
): string[][] {
  return [
    ['行政复议', '', '', '', '', '行政诉讼', '', '', '', '', '', '', '', '', ''],
    [...RESULTS, '未经复议直接起诉', '', '', '', '', '复议后起诉', '', '', '', ''],
    ['', '', '', '', '', ...RESULTS, ...RESULTS],
    [...values],
  ];
}

export function read(tables: readonly Lines[]): ReadResult {
  return readReport(documentOf(tables));
}

export function reading(result: ReadResult, field: string): Reading {
  const found = result.report.readings.find((candidate) => candidate.field === field);
  if (!found) throw new TypeError(`Expected a reading of ${field}`);
  return found;
}

/** Value of a field, whatever its state. */
export function value(result: ReadResult, field: string): number | null {
  return reading(result, field).value;
}

/** The rules of the doubts, each once. */
export function doubts(result: ReadResult): readonly string[] {
  return [...new Set(result.doubts.map((doubt) => doubt.rule))].toSorted();
}
