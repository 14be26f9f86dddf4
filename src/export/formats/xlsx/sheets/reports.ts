import type { Filed } from '../../../filed.ts';
import { linkCell, numberCell, type SheetCell, textCell } from '../cell.ts';
import { ENTRY_COLUMNS, type Entry, entryCells } from '../entry.ts';
import { stateOf } from '../form-cells.ts';
import { fileLink, webLink } from '../links.ts';
import { openSheet, type Sheet, type SheetTools } from '../sheet.ts';

/** The sheet with a row for each report. */
export interface ReportsSheet {
  readonly sheet: Sheet;
  add(entry: Entry): Promise<void>;
}

const COLUMNS = [
  ...ENTRY_COLUMNS,
  { title: '标题', width: 50 },
  { title: '格式版本', width: 9 },
  { title: '来源', width: 44 },
  { title: '网址', width: 30 },
  { title: '表格', width: 16 },
  { title: '错误', width: 7 },
  { title: '警告', width: 7 },
  { title: '提示', width: 7 },
  { title: '规则通过', width: 9 },
  { title: '规则未通过', width: 11 },
  { title: '规则未能判断', width: 13 },
  { title: '无法确定的单元格', width: 17 },
  { title: '载体', width: 8 },
  { title: '读取方式', width: 9 },
  { title: '页数', width: 7 },
];

const READINGS = { text: '文字', ocr: '图像识别' } as const;

export function openReports(tools: SheetTools): ReportsSheet {
  const sheet = openSheet({ name: '报告', columns: COLUMNS, frozen: 3 }, tools);
  return { sheet, add: async (entry) => void (await sheet.add(reportCells(entry))) };
}

function reportCells(entry: Entry): readonly SheetCell[] {
  const { report, options, addresses } = entry;
  const { source, title, edition, findings, outcomes } = report;
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  // The first field of the largest table: from there the report goes on.
  const to = addresses.get('applications.received.natural_person') ?? [...addresses.values()][0];
  return [
    ...entryCells(entry),
    textCell(title),
    textCell(edition ?? '未找到表格'),
    linkCell(source.path, fileLink(source, options.locate)),
    linkCell(source.address ?? null, webLink(source)),
    linkCell(to ? '查看表格' : null, to && { to }),
    ...[count('error'), count('warning'), count('info')].map(numberCell),
    ...[outcomes.passed, outcomes.failed, outcomes.not_assessed].map(numberCell),
    numberCell(unreadable(report)),
    textCell(source.medium),
    textCell(READINGS[source.reading]),
    numberCell(source.pages),
  ];
}

/** How many cells of a report could not be read with certainty. */
export function unreadable({ cells }: Filed): number {
  return cells.filter((cell) => stateOf(cell) === 'unreadable').length;
}
