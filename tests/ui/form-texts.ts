import type { FormTable } from '../../src/ui/browser/report/form-layout.ts';

/** What stands in the cells of a table, row by row, after its title; fields by their names. */
export function textsIn(table: FormTable | undefined): readonly string[] {
  const cells = table?.rows.flat() ?? [];
  return [table?.title ?? '', ...cells.map((cell) => (cell.kind === 'value' ? cell.field : cell.text))];
}
