import type { Source } from '../../../../audit.ts';
import type { DocumentProblem } from '../../../../errors.ts';
import { CAUSE_TITLES, PROBLEM_TITLES, SEVERITY_TITLES, VERDICT_TITLES } from '../../../../export/titles.ts';
import type { Cause } from '../../../../finding.ts';
import type { SourceState, Standing, Trend, Verdict } from '../../../api.ts';
import type { Language } from '../../settings.tsx';

/** What several pages say. */
interface Words {
  readonly overview: string;
  readonly reports: string;
  readonly unread: string;
  readonly history: string;
  readonly notice: string;
  readonly pages: string;
  readonly skip: string;
  readonly language: string;
  readonly theme: Readonly<Record<'light' | 'dark', string>>;
  readonly reviewer: string;
  readonly reviewerHint: string;
  readonly readOnly: string;
  readonly loading: string;
  readonly notHere: string;
  readonly organ: string;
  readonly year: string;
  readonly edition: string;
  readonly medium: string;
  readonly severity: string;
  readonly gravest: string;
  readonly cause: string;
  readonly rule: string;
  readonly state: string;
  readonly decision: string;
  readonly search: string;
  readonly title: string;
  readonly path: string;
  readonly findings: string;
  readonly open: string;
  readonly noOrgan: string;
  readonly noYear: string;
  readonly noEdition: string;
  readonly ocr: string;
  readonly standings: Readonly<Record<Standing, string>>;
  readonly causes: Readonly<Record<Cause, string>>;
  readonly media: Readonly<Record<Source['medium'], string>>;
  readonly states: Readonly<Record<SourceState, string>>;
  readonly decisions: Readonly<Record<Verdict | 'open', string>>;
  readonly problems: Readonly<Record<DocumentProblem, string>>;
  readonly trends: Readonly<Record<Trend, string>>;
  readonly editionOf: (edition: string) => string;
  readonly page: (page: number, pages: number) => string;
  readonly pageBefore: string;
  readonly pageAfter: string;
}

const zh: Words = {
  overview: '总览',
  reports: '报告列表',
  unread: '未能读取',
  history: '历年对比',
  notice: '问题通知单',
  pages: '页面',
  skip: '跳到正文',
  language: '语言',
  theme: { light: '浅色', dark: '深色' },
  reviewer: '审核人',
  reviewerHint: '以此姓名记录审核结论',
  readOnly: '只读',
  loading: '正在载入…',
  notHere: '没有这个页面',
  organ: '机关',
  year: '年度',
  edition: '格式版本',
  medium: '文件类型',
  severity: '严重程度',
  gravest: '最严重',
  cause: '原因',
  rule: '规则',
  state: '读取情况',
  decision: '审核结论',
  search: '搜索',
  title: '标题',
  path: '来源',
  findings: '问题',
  open: '待审',
  noOrgan: '（机关不详）',
  noYear: '年度不详',
  noEdition: '未找到规定的表格',
  ocr: '图像识别',
  standings: { ...SEVERITY_TITLES.zh, clean: '无问题' },
  causes: CAUSE_TITLES.zh,
  media: { html: '网页', pdf: 'PDF', image: '图像', text: '文本' },
  states: { read: '已读取', failed: '未能读取', 'not-a-report': '不是年度报告' },
  decisions: { open: '待审', ...VERDICT_TITLES.zh },
  problems: PROBLEM_TITLES.zh,
  trends: {
    received: '新收申请',
    granted: '予以公开、部分公开',
    denied: '不予公开',
    review: '行政复议',
    litigation: '行政诉讼',
  },
  editionOf: (edition) => `${edition} 版`,
  page: (page, pages) => `第 ${page} 页，共 ${pages} 页`,
  pageBefore: '上一页',
  pageAfter: '下一页',
};

const en: Words = {
  overview: 'Overview',
  reports: 'Reports',
  unread: 'Unread',
  history: 'History',
  notice: 'Notice',
  pages: 'Pages',
  skip: 'Skip to content',
  language: 'Language',
  theme: { light: 'Light', dark: 'Dark' },
  reviewer: 'Reviewer',
  reviewerHint: 'decisions are logged under this name',
  readOnly: 'read only',
  loading: 'Loading…',
  notHere: 'There is no such page',
  organ: 'Organ',
  year: 'Year',
  edition: 'Edition',
  medium: 'Medium',
  severity: 'Severity',
  gravest: 'gravest',
  cause: 'Cause',
  rule: 'Rule',
  state: 'State',
  decision: 'Decision',
  search: 'Search',
  title: 'Title',
  path: 'Source',
  findings: 'Findings',
  open: 'Open',
  noOrgan: '(organ not known)',
  noYear: 'year not known',
  noEdition: 'no tables of the form found',
  ocr: 'OCR',
  standings: { ...SEVERITY_TITLES.en, clean: 'clean' },
  causes: CAUSE_TITLES.en,
  media: { html: 'HTML', pdf: 'PDF', image: 'picture', text: 'text' },
  states: { read: 'read', failed: 'could not be read', 'not-a-report': 'not a report' },
  decisions: { open: 'open', ...VERDICT_TITLES.en },
  problems: PROBLEM_TITLES.en,
  trends: {
    received: 'Received',
    granted: 'Granted, in whole or in part',
    denied: 'Denied',
    review: 'Administrative review',
    litigation: 'Litigation',
  },
  editionOf: (edition) => `edition ${edition}`,
  page: (page, pages) => `page ${page} of ${pages}`,
  pageBefore: 'Previous page',
  pageAfter: 'Next page',
};

/** The words of each language. */
export const COMMON: Readonly<Record<Language, Words>> = { zh, en };
