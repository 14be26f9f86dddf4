import { SEVERITIES, type Severity } from '../../../../finding.ts';
import type { Filed } from '../../../filed.ts';
import { SEVERITY_TITLES } from '../../../titles.ts';
import { numberCell, type SheetCell, textCell } from '../cell.ts';
import { formCell, formCells } from '../form-cells.ts';
import { openSheet, type Sheet, type SheetColumn, type SheetTools } from '../sheet.ts';
import { unreadable } from './reports.ts';

/** The sheet with a row for each organ and year. It is written at the end; until then only sums are held. */
export interface Overview {
  add(report: Filed): void;
  write(): Promise<Sheet>;
}

/** The numbers of a report that are shown, where an organ has one report of a year. */
const SHOWN: readonly (readonly [field: string, title: string])[] = [
  ['applications.received.total', '本年新收申请'],
  ['applications.carried_in.total', '上年结转'],
  ['applications.outcomes.total.total', '办理结果总计'],
  ['applications.carried_forward.total', '结转下年度'],
  ['review.total', '行政复议'],
  ['litigation.direct.total', '直接起诉'],
  ['litigation.after_review.total', '复议后起诉'],
];

const COLUMNS: readonly SheetColumn[] = [
  { title: '机关', width: 32 },
  { title: '年度', width: 8 },
  { title: '结论', width: 10 },
  { title: '报告数', width: 8 },
  { title: '错误', width: 8 },
  { title: '警告', width: 8 },
  { title: '提示', width: 8 },
  { title: '可能误读', width: 10 },
  { title: '无法确定的单元格', width: 17 },
  { title: '规则通过', width: 10 },
  { title: '规则未能判断', width: 13 },
  ...SHOWN.map(([, title]) => ({ title, width: 13 })),
];

interface Sums {
  reports: number;
  readonly findings: Record<Severity, number>;
  misread: number;
  unreadable: number;
  passed: number;
  notAssessed: number;
  shown: readonly SheetCell[];
}

export function overview(complete: boolean, tools: SheetTools): Overview {
  const organs = new Map<string, Map<number, Sums>>();
  return {
    add(report) {
      const years = organs.get(report.organ ?? '') ?? new Map<number, Sums>();
      organs.set(report.organ ?? '', years);
      const sums = years.get(report.year ?? 0) ?? noSums();
      years.set(report.year ?? 0, sums);
      addTo(sums, report);
    },
    async write() {
      const name = complete ? '概览' : '概览（提取未完成）';
      const sheet = openSheet({ name, columns: COLUMNS, frozen: 2 }, tools);
      for (const [organ, years] of organs) {
        for (const [year, sums] of [...years].sort(([a], [b]) => a - b)) await sheet.add(rowOf(organ, year, sums));
      }
      return sheet;
    },
  };
}

function noSums(): Sums {
  const findings = { error: 0, warning: 0, info: 0 };
  return { reports: 0, findings, misread: 0, unreadable: 0, passed: 0, notAssessed: 0, shown: [] };
}

function addTo(sums: Sums, report: Filed): void {
  sums.reports += 1;
  for (const { severity, cause } of report.findings) {
    sums.findings[severity] += 1;
    if (cause === 'reading') sums.misread += 1;
  }
  sums.unreadable += unreadable(report);
  sums.passed += report.outcomes.passed;
  sums.notAssessed += report.outcomes.not_assessed;
  const cells = formCells(report);
  // Of several reports of a year, none speaks for the others.
  const several = SHOWN.map(() => textCell('多份', 'absent'));
  sums.shown = sums.reports > 1 ? several : SHOWN.map(([field]) => formCell(cells.get(field), undefined));
}

function rowOf(organ: string, year: number, sums: Sums): readonly SheetCell[] {
  const { reports, findings, misread, unreadable, passed, notAssessed, shown } = sums;
  return [
    textCell(organ === '' ? '（未能识别）' : organ),
    year === 0 ? textCell('（未能识别）') : numberCell(year),
    verdict(findings),
    ...[reports, findings.error, findings.warning, findings.info, misread, unreadable, passed, notAssessed].map(
      numberCell,
    ),
    ...shown,
  ];
}

function verdict(findings: Readonly<Record<Severity, number>>): SheetCell {
  const worst = SEVERITIES.find((severity) => findings[severity] > 0);
  return worst ? textCell(`有${SEVERITY_TITLES.zh[worst]}`, worst) : textCell('无发现', 'clean');
}
