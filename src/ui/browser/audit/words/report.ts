import type { Verdict } from '../../../api.ts';
import type { Language } from '../../settings.tsx';

interface Words {
  readonly published: string;
  readonly pages: (count: number) => string;
  readonly captured: string;
  readonly address: string;
  readonly rules: string;
  readonly outcomes: (passed: number, failed: number, unknown: number) => string;
  readonly years: string;
  readonly compare: string;
  readonly notice: string;
  readonly back: string;
  readonly reportBefore: string;
  readonly reportAfter: string;
  readonly lastReport: string;
  readonly firstReport: string;
  readonly review: string;
  readonly openOnly: string;
  readonly allSeverities: string;
  readonly findingBefore: string;
  readonly findingAfter: string;
  readonly position: (at: number, all: number) => string;
  readonly noFindings: string;
  readonly noneShown: string;
  readonly noneChosen: string;
  readonly note: string;
  readonly noteHint: string;
  readonly confirm: string;
  readonly dismiss: string;
  readonly takeBack: string;
  readonly undo: string;
  readonly saidOf: (verdict: Verdict | null) => string;
  readonly saidCorrected: (findings: number) => string;
  readonly saidUndone: string;
  readonly nothingToUndo: string;
  readonly saidFinding: (at: number, all: number, message: string) => string;
  readonly outdated: string;
  readonly lapsed: (field: string, said: string, by: string, read: string) => string;
  readonly keys: string;
  readonly close: string;
  readonly keyNames: Readonly<
    Record<'next' | 'previous' | 'confirm' | 'dismiss' | 'undo' | 'reportAfter' | 'reportBefore' | 'keys', string>
  >;
  readonly noteKeys: string;
}

const zh: Words = {
  published: '发布日期',
  pages: (count) => `${count} 页`,
  captured: '采集时间',
  address: '网址',
  rules: '规则',
  outcomes: (passed, failed, unknown) => `通过 ${passed}，未通过 ${failed}，未能判断 ${unknown}`,
  years: '本机关其他年度',
  compare: '历年对比',
  notice: '问题通知单',
  back: '返回列表',
  reportBefore: '上一份报告',
  reportAfter: '下一份报告',
  lastReport: '已是最后一份报告',
  firstReport: '已是第一份报告',
  review: '审核',
  openOnly: '只看待审',
  allSeverities: '全部严重程度',
  findingBefore: '上一个问题',
  findingAfter: '下一个问题',
  position: (at, all) => `${at} / ${all}`,
  noFindings: '未发现问题',
  noneShown: '没有符合筛选条件的问题',
  noneChosen: '尚未选择问题',
  note: '说明',
  noteHint: '审核说明（随结论记录）',
  confirm: '确认',
  dismiss: '排除',
  takeBack: '收回结论',
  undo: '撤销',
  saidOf: (verdict) => (verdict === null ? '已收回结论' : verdict === 'confirmed' ? '已确认该问题' : '已排除该问题'),
  saidCorrected: (findings) => `已更正，规则已重新判定：现有 ${findings} 个问题`,
  saidUndone: '已撤销最近一次操作',
  nothingToUndo: '没有可撤销的操作',
  saidFinding: (at, all, message) => `问题 ${at} / ${all}：${message}`,
  outdated:
    '本机关有单元格在各报告比对之后更正过：与其他年度、其他机关比对的问题仍是更正前的，请运行 ogi check 重新比对',
  lapsed: (field, said, by, read) =>
    `来源文件已有改动，原更正不再适用：“${field}”曾由${by}更正为 ${said}（当时读取为 ${read}）`,
  keys: '快捷键',
  close: '关闭',
  keyNames: {
    next: '下一个问题',
    previous: '上一个问题',
    confirm: '确认',
    dismiss: '排除（先写说明）',
    undo: '撤销',
    reportAfter: '下一份报告',
    reportBefore: '上一份报告',
    keys: '显示快捷键',
  },
  noteKeys: '写说明时：Enter 提交，Esc 放弃',
};

const en: Words = {
  published: 'published',
  pages: (count) => `${count} ${count === 1 ? 'page' : 'pages'}`,
  captured: 'captured',
  address: 'address',
  rules: 'rules',
  outcomes: (passed, failed, unknown) => `${passed} passed, ${failed} failed, ${unknown} not assessed`,
  years: 'Other years of this organ',
  compare: 'History',
  notice: 'Notice',
  back: 'Back to the list',
  reportBefore: 'Previous report',
  reportAfter: 'Next report',
  lastReport: 'This is the last report',
  firstReport: 'This is the first report',
  review: 'Review',
  openOnly: 'open only',
  allSeverities: 'all severities',
  findingBefore: 'Previous finding',
  findingAfter: 'Next finding',
  position: (at, all) => `${at} of ${all}`,
  noFindings: 'No findings',
  noneShown: 'No finding is like this',
  noneChosen: 'No finding is chosen',
  note: 'Note',
  noteHint: 'kept with the decision',
  confirm: 'Confirm',
  dismiss: 'Dismiss',
  takeBack: 'Take back',
  undo: 'Undo',
  saidOf: (verdict) => (verdict === null ? 'The decision is taken back' : `The finding is ${verdict}`),
  saidCorrected: (findings) =>
    `Corrected, and judged again: ${findings} ${findings === 1 ? 'finding' : 'findings'} now`,
  saidUndone: 'The last step is undone',
  nothingToUndo: 'There is nothing to undo',
  saidFinding: (at, all, message) => `Finding ${at} of ${all}: ${message}`,
  outdated:
    'Cells of this organ were corrected since its reports were compared: what was found by comparing is older; run ogi check to compare again',
  lapsed: (field, said, by, read) =>
    `The source was changed, and a correction no longer applies: ${field} was corrected to ${said} by ${by} (read then: ${read})`,
  keys: 'Keys',
  close: 'Close',
  keyNames: {
    next: 'next finding',
    previous: 'previous finding',
    confirm: 'confirm',
    dismiss: 'dismiss (write a note first)',
    undo: 'undo',
    reportAfter: 'next report',
    reportBefore: 'previous report',
    keys: 'show the keys',
  },
  noteKeys: 'In the note: Enter decides, Esc gives up',
};

/** The words of a report's page. */
export const REPORT: Readonly<Record<Language, Words>> = { zh, en };
