import type { DocumentProblem } from '../errors.ts';
import type { Message } from '../finding.ts';
import type { CsvTable, CsvValue } from './csv.ts';
import { failureText } from './failure-text.ts';
import { PATH } from './reports-csv.ts';

/** A source that gave no report, and why. */
export interface Failure {
  readonly path: string;
  readonly problem: DocumentProblem;
  /** In English; `failureText` has it in Chinese. */
  readonly message: string;
}

/** One row a source that gave no report. */
export const FAILURES: CsvTable = {
  name: 'failures',
  title: '未能读取或不是年度报告的来源',
  columns: [
    PATH,
    { name: 'problem', type: 'string', required: true, title: '问题类别' },
    { name: 'message', type: 'string', title: '说明' },
  ],
};

export function failureRow({ path, problem, message }: Failure, language: keyof Message): readonly CsvValue[] {
  return [path, problem, failureText(message, language)];
}
