import type { Place } from '../../../document.ts';
import { CAUSE_TITLES, SEVERITY_TITLES, STATE_TITLES, VERDICT_TITLES } from '../../../export/titles.ts';
import type { Cause, Severity } from '../../../finding.ts';
import type { CellState } from '../../../report/report.ts';
import type { Verdict } from '../../api.ts';

export type Language = 'zh' | 'en';

/** What the components of a report say, in both languages. */
export interface Words {
  readonly original: string;
  readonly tables: string;
  readonly findings: (count: number) => string;
  readonly severity: Readonly<Record<Severity, string>>;
  readonly cause: Readonly<Record<Cause, string>>;
  readonly state: Readonly<Record<CellState, string>>;
  readonly verdict: Readonly<Record<Verdict, string>>;
  readonly note: string;
  readonly decided: (verdict: string, by: string, at: string) => string;
  readonly value: string;
  readonly raw: string;
  readonly stateHead: string;
  readonly method: string;
  readonly methods: (method: string) => string;
  readonly confidence: string;
  readonly place: string;
  readonly placeText: (place: Place) => string;
  readonly noPlace: string;
  readonly zero: string;
  readonly corrected: string;
  readonly readAs: string;
  readonly correctedBy: (by: string, at: string) => string;
  readonly correct: string;
  readonly save: string;
  readonly cancel: string;
  readonly notNumber: string;
  readonly failed: (reason: string) => string;
  readonly expected: string;
  readonly actual: string;
  readonly basis: string;
  readonly rule: string;
  readonly also: string;
  readonly broken: (at: string, expected: string, actual: string) => string;
  readonly calculation: string;
  readonly zeros: (count: number) => string;
  readonly statement: string;
  readonly inTable: string;
  readonly showPlace: (number: number) => string;
  readonly cells: string;
  readonly noFindings: string;
  readonly noTables: string;
  readonly ownRows: string;
  readonly cellsHint: string;
  readonly legend: string;
  readonly uncertain: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fitWidth: string;
  readonly page: (number: number, all: number) => string;
  readonly pageLabel: (number: number) => string;
  readonly goToPage: string;
  readonly loading: string;
  readonly gone: string;
  readonly noOriginal: string;
  readonly notShown: (reason: string) => string;
  readonly view: string;
}

const round = (number: number) => Math.round(number * 10) / 10;

const zh: Words = {
  original: '原件',
  tables: '表格（读取结果）',
  findings: (count) => `问题（${count}）`,
  severity: SEVERITY_TITLES.zh,
  cause: CAUSE_TITLES.zh,
  state: STATE_TITLES.zh,
  verdict: VERDICT_TITLES.zh,
  note: '说明',
  decided: (verdict, by, at) => `${verdict}：${by}，${at}`,
  value: '数值',
  raw: '原文',
  stateHead: '状态',
  method: '读取方式',
  methods: (method) => (method === 'ocr' ? '图像识别' : method === 'text' ? '文字' : method),
  confidence: '置信度',
  place: '位置',
  placeText: (place) => ('page' in place ? `第${place.page}页 (${place.box.map(round).join(', ')})` : place.selector),
  noPlace: '无',
  zero: '零',
  corrected: '已更正',
  readAs: '原读取',
  correctedBy: (by, at) => `更正：${by}，${at}`,
  correct: '更正此单元格',
  save: '保存',
  cancel: '取消',
  notNumber: '请填写数字，如 12 或 1.5',
  failed: (reason) => `未能保存：${reason}`,
  expected: '应为',
  actual: '实为',
  basis: '依据',
  rule: '规则',
  also: '同一问题还不符合',
  broken: (at, expected, actual) => `“${at}”：应为 ${expected}，实为 ${actual}`,
  calculation: '计算',
  zeros: (count) => `另有${count}项为0或空白`,
  statement: '正文所述',
  inTable: '表中',
  showPlace: (number) => `在原件中显示位置${number}`,
  cells: '单元格',
  noFindings: '未发现问题',
  noTables: '未找到规定的表格',
  ownRows: '报告自行增加的行',
  cellsHint: '用方向键移动，按回车在原件中显示',
  legend: '空 空白　— 横线　? 无法确定　斜线底纹 缺项　° 图像识别　波浪线 不确定　✎ 已更正　! 错误　▲ 警告　i 提示',
  uncertain: '不确定',
  zoomIn: '放大',
  zoomOut: '缩小',
  fitWidth: '适合宽度',
  page: (number, all) => `第${number}页，共${all}页`,
  pageLabel: (number) => `第${number}页`,
  goToPage: '转到页',
  loading: '正在载入…',
  gone: '原件已不在原处，或读取后有改动，不能显示',
  noOriginal: '没有可以显示的原件',
  notShown: (reason) => `原件不能显示：${reason}`,
  view: '显示',
};

const en: Words = {
  original: 'Original',
  tables: 'Tables as read',
  findings: (count) => `Findings (${count})`,
  severity: SEVERITY_TITLES.en,
  cause: CAUSE_TITLES.en,
  state: STATE_TITLES.en,
  verdict: VERDICT_TITLES.en,
  note: 'Note',
  decided: (verdict, by, at) => `${verdict} by ${by}, ${at}`,
  value: 'Value',
  raw: 'As printed',
  stateHead: 'State',
  method: 'Method',
  methods: (method) => (method === 'ocr' ? 'recognised in a picture' : method === 'text' ? 'from characters' : method),
  confidence: 'Confidence',
  place: 'Place',
  placeText: (place) => ('page' in place ? `page ${place.page} (${place.box.map(round).join(', ')})` : place.selector),
  noPlace: 'none',
  zero: 'zero',
  corrected: 'corrected',
  readAs: 'Was read as',
  correctedBy: (by, at) => `corrected by ${by}, ${at}`,
  correct: 'Correct this cell',
  save: 'Save',
  cancel: 'Cancel',
  notNumber: 'Enter a number, such as 12 or 1.5',
  failed: (reason) => `Could not be saved: ${reason}`,
  expected: 'Expected',
  actual: 'Actual',
  basis: 'Basis',
  rule: 'Rule',
  also: 'The same defect also breaks',
  broken: (at, expected, actual) => `"${at}": expected ${expected}, is ${actual}`,
  calculation: 'Calculation',
  zeros: (count) => `and ${count} more that are 0 or blank`,
  statement: 'The text says',
  inTable: 'The table',
  showPlace: (number) => `Show place ${number} on the original`,
  cells: 'Cells',
  noFindings: 'No findings',
  noTables: 'No table of the form was found',
  ownRows: 'Rows of the report’s own',
  cellsHint: 'Arrow keys move, Enter shows the cell on the original',
  legend:
    '空 blank   — dash   ? unreadable   hatched: absent   ° recognised in a picture   wavy line: not certain   ✎ corrected   ! error   ▲ warning   i info',
  uncertain: 'not certain',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fitWidth: 'Fit width',
  page: (number, all) => `Page ${number} of ${all}`,
  pageLabel: (number) => `Page ${number}`,
  goToPage: 'Go to page',
  loading: 'Loading…',
  gone: 'The original is not where it was, or was changed since it was read; it cannot be shown',
  noOriginal: 'There is no original to show',
  notShown: (reason) => `The original cannot be shown: ${reason}`,
  view: 'View',
};

export const WORDS: Readonly<Record<Language, Words>> = { zh, en };
