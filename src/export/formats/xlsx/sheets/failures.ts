import type { DocumentProblem } from '../../../../errors.ts';
import type { Message } from '../../../../finding.ts';
import { failureText } from '../../../failure-text.ts';
import type { Failure } from '../../../failures-csv.ts';
import { textCell } from '../cell.ts';
import { openSheet, type Sheet, type SheetTools } from '../sheet.ts';

/** The sheet of sources that gave no report. */
export interface FailuresSheet {
  readonly sheet: Sheet;
  add(failure: Failure): Promise<void>;
}

const PROBLEMS: Readonly<Record<DocumentProblem, string>> = {
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
};

export function openFailures(tools: SheetTools, language: keyof Message): FailuresSheet {
  const columns = [
    { title: '来源', width: 60 },
    { title: '原因', width: 16 },
    { title: '说明', width: 80 },
  ];
  const sheet = openSheet({ name: '未读取', columns, frozen: 1 }, tools);
  return {
    sheet,
    async add({ path, problem, message }) {
      const reason = textCell(failureText(message, language), 'wrapped');
      await sheet.add([textCell(path), textCell(PROBLEMS[problem]), reason]);
    },
  };
}
