import { FIELDS } from '../../../../report/fields.ts';
import { textCell } from '../cell.ts';
import { ENTRY_COLUMNS, type Entry, entryCells } from '../entry.ts';
import { formCell, formCells, gravest } from '../form-cells.ts';
import { addressIn, openSheet, type SheetTools } from '../sheet.ts';
import type { FormTable } from './form-tables.ts';

const LABELS = new Map(FIELDS.map(({ column }) => [column.id, column.label]));

/** The title of a column by its id. */
export function columnTitle(id: string): string {
  return LABELS.get(id) ?? id;
}

/** The sheet of rows that reports have of their own: one row a number. */
export function openExtras(tools: SheetTools): FormTable {
  const columns = [
    ...ENTRY_COLUMNS,
    { title: '报告自行增加的行', width: 40 },
    { title: '列', width: 16 },
    { title: '数值', width: 14 },
  ];
  const sheet = openSheet({ name: '自增行', columns, frozen: 3 }, tools);
  return {
    sheet,
    async add(entry: Entry) {
      const cells = formCells(entry.report);
      const severity = gravest(entry.report);
      for (const [field, cell] of cells) {
        const [, number, column] = /^extra\.(\d+)\.(.+)$/.exec(field) ?? [];
        if (number === undefined || column === undefined || column === 'label') continue;
        const label = cells.get(`extra.${number}.label`)?.raw ?? '';
        const named = [textCell(label), textCell(columnTitle(column))];
        const at = await sheet.add([...entryCells(entry), ...named, formCell(cell, severity.get(field))]);
        entry.addresses.set(field, addressIn(at, 5));
      }
    },
  };
}
