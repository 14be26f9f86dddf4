import type { DocumentProblem } from '../errors.ts';
import type { Message } from '../finding.ts';

/** Why a source gave no report, in a word or two. */
export const PROBLEM_TITLES: Readonly<Record<keyof Message, Readonly<Record<DocumentProblem, string>>>> = {
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
