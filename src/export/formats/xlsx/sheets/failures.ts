import type { Message } from '../../../../finding.ts';
import { failureText } from '../../../failure-text.ts';
import type { Failure } from '../../../failures-csv.ts';
import { PROBLEM_TITLES } from '../../../titles.ts';
import { textCell } from '../cell.ts';
import { openSheet, type Sheet, type SheetTools } from '../sheet.ts';

/** The sheet of sources that gave no report. */
export interface FailuresSheet {
  readonly sheet: Sheet;
  add(failure: Failure): Promise<void>;
}

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
      await sheet.add([textCell(path), textCell(PROBLEM_TITLES.zh[problem]), reason]);
    },
  };
}
