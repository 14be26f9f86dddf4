import type { Language } from '../../settings.tsx';

interface Words {
  readonly titleOf: (organ: string) => string;
  readonly nothing: string;
  readonly onlyOne: string;
  readonly before: string;
  readonly after: string;
  readonly numbers: string;
  readonly numbersHint: string;
  readonly changedOnly: string;
  readonly same: string;
  readonly notPrinted: string;
  readonly chain: string;
  readonly chainHint: string;
  readonly stock: string;
  readonly stockHint: string;
  readonly years: string;
  readonly holds: string;
  readonly broken: string;
  readonly unknown: string;
  readonly text: string;
  readonly textHint: string;
  readonly sameText: string;
  readonly tooDifferent: string;
  readonly onlyBefore: string;
  readonly onlyAfter: string;
  readonly openReport: string;
}

const zh: Words = {
  titleOf: (organ) => `${organ}：历年对比`,
  nothing: '没有这个机关的报告',
  onlyOne: '这个机关只有一份报告，没有可以对比的年度',
  before: '前一份',
  after: '后一份',
  numbers: '表格对比',
  numbersHint: '每格为前一份 → 后一份的数值，其下为增减；— 为没有数值',
  changedOnly: '只看有变化的行',
  same: '没有变化',
  notPrinted: '没有数值',
  chain: '结转衔接',
  chainHint: '上一年“结转下年度继续办理”应等于下一年“上年结转”',
  stock: '现行有效文件',
  stockHint: '上一年现行有效 + 本年制发 − 本年废止，应等于本年现行有效',
  years: '年度',
  holds: '衔接',
  broken: '不衔接',
  unknown: '无法判断',
  text: '文字变化',
  textHint: '删去的文字加删除线，新增的文字加下划线',
  sameText: '文字相同',
  tooDifferent: '文字全部不同，不逐字标出',
  onlyBefore: '后一份没有这一部分',
  onlyAfter: '前一份没有这一部分',
  openReport: '查看报告',
};

const en: Words = {
  titleOf: (organ) => `${organ}: history`,
  nothing: 'There is no report of this organ',
  onlyOne: 'This organ has one report only: there is no year to compare it with',
  before: 'Earlier',
  after: 'Later',
  numbers: 'Tables compared',
  numbersHint: 'Each cell: the earlier → the later number, and the difference below; — stands for no number',
  changedOnly: 'changed rows only',
  same: 'Nothing changed',
  notPrinted: 'no number',
  chain: 'Carried over',
  chainHint: 'What one year carries forward (结转下年度继续办理) is what the next carries in (上年结转)',
  stock: 'Documents in force',
  stockHint: 'In force last year + issued − repealed is what is in force this year',
  years: 'Years',
  holds: 'holds',
  broken: 'broken',
  unknown: 'cannot be told',
  text: 'Changes of the text',
  textHint: 'Removed text is struck through, added text is underlined',
  sameText: 'The same text',
  tooDifferent: 'Nothing is the same; changes are not marked',
  onlyBefore: 'The later report has no such section',
  onlyAfter: 'The earlier report has no such section',
  openReport: 'see the report',
};

/** The words of the history of an organ. */
export const HISTORY: Readonly<Record<Language, Words>> = { zh, en };
