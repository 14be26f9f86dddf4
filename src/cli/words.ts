import type { Audit } from '../audit.ts';
import type { Place } from '../document.ts';
import type { DocumentProblem } from '../errors.ts';
import { CAUSE_TITLES, PROBLEM_TITLES, SEVERITY_TITLES, STATE_TITLES } from '../export/titles.ts';
import type { Cause, Message, Severity } from '../finding.ts';
import type { CellState } from '../report/report.ts';

export type Language = keyof Message;

/** What the program says in a terminal, in both languages. */
export interface Words {
  readonly severity: Readonly<Record<Severity, string>>;
  readonly cause: Readonly<Record<Cause, string>>;
  readonly state: Readonly<Record<CellState, string>>;
  readonly problem: Readonly<Record<DocumentProblem, string>>;
  readonly head: Readonly<
    Record<'title' | 'organ' | 'year' | 'edition' | 'period' | 'published_on' | 'source', string>
  >;
  readonly cell: Readonly<Record<'value' | 'raw' | 'state' | 'method' | 'confidence' | 'place', string>>;
  readonly reports: (count: number) => string;
  readonly edition: (id: string) => string;
  readonly seconds: (seconds: string) => string;
  readonly cells: string;
  readonly rules: string;
  readonly outcome: Readonly<Record<keyof Audit['outcomes'], string>>;
  readonly findings: string;
  readonly none: string;
  readonly noFindings: string;
  readonly firstOf: (shown: number, all: number) => string;
  readonly unread: (count: number) => string;
  readonly others: (count: number) => string;
  readonly skipped: (count: number) => string;
  readonly interrupted: string;
  readonly written: (folder: string) => string;
  readonly place: (place: Place) => string;
  readonly fields: string;
  readonly basis: string;
  readonly ownRows: string;
  readonly legend: string;
  /** Of what was recognised in a picture. */
  readonly ocr: string;
  readonly noTables: string;
  readonly notOfEdition: string;
  readonly pages: (count: number) => string;
  readonly judgedAgain: (count: number) => string;
  readonly organs: (count: number) => string;
  readonly missingYears: (count: number) => string;
  readonly expectedMissing: (count: number) => string;
  readonly exported: (sources: number, folder: string) => string;
  readonly serving: (address: string) => string;
  /** Of a server that others can reach. */
  readonly reachable: string;
  readonly exportIncomplete: (sources: number) => string;
  /** How many sources were not read again, and how many had the bytes of another. */
  readonly reused: (unchanged: number, same: number) => string;
  readonly perSecond: (rate: string) => string;
  readonly slowest: string;
  readonly noLongerListed: (count: number) => string;
  /** The parts of the line that says how far a run has come. */
  readonly progress: {
    readonly separator: string;
    readonly done: (count: string) => string;
    readonly failed: (count: number) => string;
    readonly findings: (count: number) => string;
    readonly left: (time: string) => string;
    readonly slow: (path: string, time: string) => string;
  };
}

const zh: Words = {
  severity: SEVERITY_TITLES.zh,
  cause: CAUSE_TITLES.zh,
  state: STATE_TITLES.zh,
  problem: PROBLEM_TITLES.zh,
  head: {
    title: '标题',
    organ: '机关',
    year: '年度',
    edition: '格式版本',
    period: '统计期限',
    published_on: '发布日期',
    source: '来源',
  },
  cell: { value: '数值', raw: '原文', state: '状态', method: '读取方式', confidence: '置信度', place: '位置' },
  reports: (count) => `已读取 ${count} 份报告`,
  edition: (id) => (id === 'none' ? '未找到表格' : `${id} 版`),
  seconds: (seconds) => `用时 ${seconds} 秒`,
  cells: '单元格',
  rules: '规则',
  outcome: { passed: '通过', failed: '未通过', not_assessed: '未能判断' },
  findings: '问题',
  none: '无',
  noFindings: '未发现问题',
  firstOf: (shown, all) => (shown < all ? `（前 ${shown} 条，共 ${all} 条）` : ''),
  unread: (count) => `${count} 个来源未能读取：`,
  others: (count) => `${count} 个来源不是年度报告，列于 failures.csv`,
  skipped: (count) => `跳过 ${count} 个非报告文件`,
  interrupted: '已中断：以下为中断前完成的部分',
  written: (folder) => `结果写入 ${folder}：`,
  place: (place) => ('page' in place ? `第 ${place.page} 页 [${place.box.map(short).join(', ')}]` : place.selector),
  fields: '字段',
  basis: '依据',
  ownRows: '报告自行增加的行',
  ocr: '图像识别',
  legend: '· 空白   ? 无法确定   空位 缺项   ! 错误   ~ 警告   * 提示（其后为下列说明的编号）',
  noTables: '未找到规定的表格',
  notOfEdition: '本报告的格式版本没有这个字段',
  pages: (count) => `${count} 页`,
  judgedAgain: (count) => `已重新判定 ${count} 份报告`,
  organs: (count) => `分属 ${count} 个机关，已与同一机关其他年度、所汇总机关的报告比对`,
  missingYears: (count) => `${count} 个机关的报告年度不连续，缺少：`,
  expectedMissing: (count) => `${count} 个应发布报告的机关未见报告：`,
  exported: (sources, folder) => `已从台账导出 ${sources} 个来源至 ${folder}：`,
  serving: (address) => `审核页面（Ctrl-C 结束）：${address}`,
  reachable: '注意：网络上的其他计算机可以访问本服务；传输不加密，凡持有启动地址者均可查看报告、记录结论',
  exportIncomplete: (sources) => `上次提取未完成：仅导出已完成的 ${sources} 个来源；请再次运行 ogi extract 后重新导出`,
  reused: (unchanged, same) => `其中 ${unchanged} 个来源未变，沿用原结果；${same} 个与其他来源内容相同`,
  perSecond: (rate) => `每秒 ${rate} 个来源`,
  slowest: '用时最长',
  noLongerListed: (count) => `以前处理过的 ${count} 个来源不在本次之列`,
  progress: {
    separator: '，',
    done: (count) => `已完成 ${count}`,
    failed: (count) => `失败 ${count}`,
    findings: (count) => `问题 ${count}`,
    left: (time) => `剩余 ${time}`,
    slow: (path, time) => `正在读取 ${path}（${time}）`,
  },
};

const en: Words = {
  severity: SEVERITY_TITLES.en,
  cause: CAUSE_TITLES.en,
  state: STATE_TITLES.en,
  problem: PROBLEM_TITLES.en,
  head: {
    title: 'title',
    organ: 'organ',
    year: 'year',
    edition: 'edition',
    period: 'period',
    published_on: 'published',
    source: 'source',
  },
  cell: { value: 'value', raw: 'raw', state: 'state', method: 'method', confidence: 'confidence', place: 'place' },
  reports: (count) => `${count} ${count === 1 ? 'report' : 'reports'} read`,
  edition: (id) => (id === 'none' ? 'no tables found' : `edition ${id}`),
  seconds: (seconds) => `in ${seconds} s`,
  cells: 'cells',
  rules: 'rules',
  outcome: { passed: 'passed', failed: 'failed', not_assessed: 'not assessed' },
  findings: 'findings',
  none: 'none',
  noFindings: 'no findings',
  firstOf: (shown, all) => (shown < all ? ` (the first ${shown} of ${all})` : ''),
  unread: (count) => `${count} ${count === 1 ? 'source' : 'sources'} could not be read:`,
  others: (count) =>
    `${count} ${count === 1 ? 'source is no report' : 'sources are no reports'}, named in failures.csv`,
  skipped: (count) => `${count} ${count === 1 ? 'file that is no report' : 'files that are no reports'} skipped`,
  interrupted: 'interrupted: this is what was finished',
  written: (folder) => `written to ${folder}:`,
  place: (place) => ('page' in place ? `page ${place.page} [${place.box.map(short).join(', ')}]` : place.selector),
  fields: 'fields',
  basis: 'basis',
  ownRows: 'rows of the report’s own',
  ocr: 'recognised in a picture',
  legend: '· blank  ? unreadable  (nothing) absent  ! error  ~ warning  * info, with the number of the note',
  noTables: 'no table of the form was found',
  notOfEdition: 'the edition of this report has no such field',
  pages: (count) => `${count} ${count === 1 ? 'page' : 'pages'}`,
  judgedAgain: (count) => `${count} ${count === 1 ? 'report' : 'reports'} judged again`,
  organs: (count) =>
    `of ${count} ${count === 1 ? 'organ' : 'organs'}, compared with their other years and with the organs they sum up`,
  missingYears: (count) => `${count} with a year missing between their reports:`,
  expectedMissing: (count) => `${count} of which a report is expected and there is none for:`,
  exported: (sources, folder) =>
    `${sources} ${sources === 1 ? 'source' : 'sources'} exported from the ledger to ${folder}:`,
  serving: (address) => `audit pages (Ctrl-C ends them): ${address}`,
  reachable:
    'warning: others on the network can reach this server; nothing is encrypted, and whoever has the start address can see the reports and decide',
  exportIncomplete: (sources) =>
    `the last extraction is not complete: only the ${sources} sources that are done were exported; run ogi extract to its end, and export again`,
  reused: (unchanged, same) => `${unchanged} unchanged and not read again, ${same} with the same bytes as another`,
  perSecond: (rate) => `${rate} sources a second`,
  slowest: 'slowest',
  noLongerListed: (count) => `${count} ${count === 1 ? 'source' : 'sources'} of earlier runs not among them`,
  progress: {
    separator: ', ',
    done: (count) => `${count} done`,
    failed: (count) => `${count} failed`,
    findings: (count) => `${count} ${count === 1 ? 'finding' : 'findings'}`,
    left: (time) => `${time} left`,
    slow: (path, time) => `reading ${path} (${time})`,
  },
};

/** The words of each language. */
export const WORDS: Readonly<Record<Language, Words>> = { zh, en };

function short(points: number): string {
  return String(Math.round(points * 10) / 10);
}
