import type { Verdict } from '../decision.ts';
import type { DocumentProblem } from '../errors.ts';
import type { Cause, Message, Severity } from '../finding.ts';
import type { CellState } from '../report/report.ts';

/** What the words of the exports are called where people read them, in both languages. */
type Titles<Word extends string> = Readonly<Record<keyof Message, Readonly<Record<Word, string>>>>;

export const SEVERITY_TITLES: Titles<Severity> = {
  zh: { error: '错误', warning: '警告', info: '提示' },
  en: { error: 'error', warning: 'warning', info: 'info' },
};

export const CAUSE_TITLES: Titles<Cause> = {
  zh: { report: '报告有误', reading: '可能误读', undecided: '原因未定' },
  en: { report: 'the report is wrong', reading: 'may be misread', undecided: 'cause undecided' },
};

export const STATE_TITLES: Titles<CellState> = {
  zh: { number: '数值', blank: '空白', dash: '横线', text: '文字', unreadable: '无法确定', absent: '缺项' },
  en: {
    number: 'number',
    blank: 'blank',
    dash: 'dash',
    text: 'text',
    unreadable: 'unreadable',
    absent: 'absent',
  },
};

export const VERDICT_TITLES: Titles<Verdict> = {
  zh: { confirmed: '已确认', dismissed: '已排除' },
  en: { confirmed: 'confirmed', dismissed: 'dismissed' },
};

/** Why a source gave no report, in a word or two. */
export const PROBLEM_TITLES: Titles<DocumentProblem> = {
  zh: {
    'not-found': '不存在',
    'no-permission': '无权读取',
    empty: '内容为空',
    'too-large': '文件过大',
    'unsupported-format': '格式不支持',
    encrypted: '已加密',
    damaged: '已损坏',
    'needs-ocr': '需图像识别',
    'not-a-report': '不是年度报告',
    timeout: '超时',
    internal: '程序故障',
  },
  en: {
    'not-found': 'not found',
    'no-permission': 'no permission',
    empty: 'empty',
    'too-large': 'too large',
    'unsupported-format': 'unsupported format',
    encrypted: 'encrypted',
    damaged: 'damaged',
    'needs-ocr': 'needs OCR',
    'not-a-report': 'not a report',
    timeout: 'timeout',
    internal: 'internal fault',
  },
};
