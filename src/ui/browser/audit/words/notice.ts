import type { Language } from '../../settings.tsx';

/** What surrounds a notice on the screen; the notice itself is in Chinese. */
interface Words {
  readonly title: string;
  readonly print: string;
  readonly counted: (reports: number, findings: number) => string;
  readonly without: (reports: number) => string;
  readonly left: (reports: number) => string;
  readonly nothing: string;
}

const zh: Words = {
  title: '问题通知单',
  print: '打印或另存为 PDF',
  counted: (reports, findings) => `${reports} 份报告，${findings} 个已确认的问题`,
  without: (reports) => `另有 ${reports} 份报告没有已确认的问题，未列入`,
  left: (reports) => `还有 ${reports} 份有已确认问题的报告未显示：请缩小筛选范围`,
  nothing: '所选报告没有已确认的问题：请先在报告页确认问题',
};

const en: Words = {
  title: 'Notice',
  print: 'Print, or save as PDF',
  counted: (reports, findings) =>
    `${reports} ${reports === 1 ? 'report' : 'reports'}, ${findings} confirmed ${findings === 1 ? 'finding' : 'findings'}`,
  without: (reports) => `${reports} more without a confirmed finding ${reports === 1 ? 'is' : 'are'} left out`,
  left: (reports) =>
    `${reports} more with confirmed findings ${reports === 1 ? 'is' : 'are'} not shown: filter for fewer`,
  nothing: 'None of these reports has a confirmed finding: confirm findings on the page of a report first',
};

/** The words around the notice. */
export const NOTICE: Readonly<Record<Language, Words>> = { zh, en };

/** What a notice prints. */
export const PRINTED = {
  title: '政府信息公开工作年度报告问题通知单',
  to: (organ: string | null) => `${organ ?? '（机关不详）'}：`,
  opening: (title: string, count: number) => `经核查，你单位《${title}》存在以下${count}个问题，请予核实并更正：`,
  heads: ['序号', '问题', '位置', '依据', '应为', '实为', '说明'],
  page: (page: number) => `第${page}页`,
  andMore: (count: number) => `等${count}处`,
  source: (path: string) => `报告来源：${path}`,
  office: '核查单位（盖章）：',
  date: '年　　月　　日',
} as const;
