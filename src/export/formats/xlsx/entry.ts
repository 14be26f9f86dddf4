import type { Filed } from '../../filed.ts';
import type { ExportOptions } from '../format.ts';
import { type Address, numberCell, type SheetCell, textCell } from './cell.ts';
import type { SheetColumn } from './sheet.ts';

/** A report on its way into the sheets. */
export interface Entry {
  /** Its number in every sheet, from 1. */
  readonly number: number;
  readonly report: Filed;
  readonly options: ExportOptions;
  /** Where each field of it stands in the workbook, as far as it was written. */
  readonly addresses: Map<string, Address>;
}

/** What every sheet about reports begins with. */
export const ENTRY_COLUMNS: readonly SheetColumn[] = [
  { title: '序号', width: 7 },
  { title: '机关', width: 26 },
  { title: '年度', width: 7 },
];

export function entryCells({ number, report }: Entry): readonly SheetCell[] {
  return [numberCell(number), textCell(report.organ), numberCell(report.year)];
}
