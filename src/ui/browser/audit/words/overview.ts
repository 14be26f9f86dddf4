import type { Language } from '../../settings.tsx';

interface Words {
  readonly asTable: string;
  readonly nothing: string;
  readonly sources: string;
  readonly byYear: string;
  readonly byEdition: string;
  readonly byMedium: string;
  readonly bySeverity: string;
  readonly byRule: string;
  readonly mostDrawn: string;
  readonly reports: string;
  readonly ofThem: string;
  readonly decided: string;
  readonly heat: string;
  readonly heatHint: string;
  readonly missing: string;
  readonly heatCell: (organ: string, year: number, standing: string, findings: number) => string;
  readonly trendNote: string;
  readonly sum: string;
}

const zh: Words = {
  asTable: '以表格显示',
  nothing: '没有数据',
  sources: '来源',
  byYear: '各年度报告（按最严重的问题）',
  byEdition: '格式版本',
  byMedium: '文件类型',
  bySeverity: '问题（按严重程度）',
  byRule: '问题（按规则）',
  mostDrawn: '图中为问题最多的规则；表格中为全部',
  reports: '报告数',
  ofThem: '涉及报告',
  decided: '已审',
  heat: '机关 × 年度',
  heatHint: '每格为该机关该年度报告中最严重的问题；点击查看报告',
  missing: '未见报告',
  heatCell: (organ, year, standing, findings) => `${organ} ${year}年：${standing}，${findings} 个问题`,
  trendNote: '各年合计：只计入印有全部所需数字的报告，报告数见表格',
  sum: '合计',
};

const en: Words = {
  asTable: 'As a table',
  nothing: 'no numbers',
  sources: 'Sources',
  byYear: 'Reports by year (gravest finding)',
  byEdition: 'Editions',
  byMedium: 'Media',
  bySeverity: 'Findings by severity',
  byRule: 'Findings by rule',
  mostDrawn: 'drawn are the rules with most findings; the table has all',
  reports: 'reports',
  ofThem: 'in reports',
  decided: 'decided',
  heat: 'Organ × year',
  heatHint: 'The gravest finding of each organ and year; click to see the report',
  missing: 'no report',
  heatCell: (organ, year, standing, findings) =>
    `${organ} ${year}: ${standing}, ${findings} ${findings === 1 ? 'finding' : 'findings'}`,
  trendNote: 'Sums of a year over the reports that print all numbers needed; the table says over how many',
  sum: 'sum',
};

/** The words of the overview. */
export const OVERVIEW: Readonly<Record<Language, Words>> = { zh, en };
