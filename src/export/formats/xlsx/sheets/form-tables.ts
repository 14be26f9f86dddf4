import type { Edition } from '../../../../report/edition.ts';
import { EDITIONS } from '../../../../report/editions/index.ts';
import { FIELDS, type Field, rowTitle } from '../../../../report/fields.ts';
import { textCell } from '../cell.ts';
import { ENTRY_COLUMNS, type Entry, entryCells } from '../entry.ts';
import { formCell, formCells, gravest } from '../form-cells.ts';
import { addressIn, openSheet, type Sheet, type SheetColumn, type SheetTools } from '../sheet.ts';

/** A sheet with the cells of one section of the form. */
export interface FormTable {
  readonly sheet: Sheet;
  /** Adds a report, and notes where its fields stand. */
  add(entry: Entry): Promise<void>;
}

/** What the sheets are called; of a section that is not here, by its title. */
const NAMES: Readonly<Record<string, string>> = {
  disclosure: '主动公开',
  applications: '依申请公开',
  review_and_litigation: '复议诉讼',
};

/** A part with more numbers than this is given as it is printed, a row for a row; a smaller one a row for a report. */
const WIDEST = 60;

/** The sheets of all sections that have tables, in the order of the form. */
export function openFormTables(tools: SheetTools): readonly FormTable[] {
  const sections = [...new Set(FIELDS.map(({ part }) => part.section))];
  return sections.map((section) => {
    const fields = FIELDS.filter(({ part }) => part.section === section);
    const name = NAMES[section] ?? titleOf(section);
    const isMatrix = fields.some(({ part }) => part.rows.length * part.columns.length > WIDEST);
    return isMatrix ? openMatrix(name, fields, tools) : openWide(name, fields, tools);
  });
}

function titleOf(section: string): string {
  const [title = section] = EDITIONS.flatMap((edition) =>
    edition.sections.filter(({ id }) => id === section).map((found) => found.title),
  );
  return title.replace(/[\\/?*:[\]]/g, '').slice(0, 20);
}

const newest: Edition | undefined = EDITIONS.at(-1);

/** Which editions a field is of, where that has to be said. */
function ofEdition({ editions }: Field): string {
  return newest && editions.includes(newest.id) ? '' : `（${editions.join('、')}版）`;
}

function openWide(name: string, fields: readonly Field[], tools: SheetTools): FormTable {
  const head = [...ENTRY_COLUMNS, { title: '版本', width: 7 }];
  const columns = fields.map((field): SheetColumn => {
    const group = [field.part.path === 'disclosure' ? '' : field.part.label, field.row.label].filter(Boolean).join('·');
    return { title: field.column.label, width: 13, group: `${group}${ofEdition(field)}` };
  });
  const sheet = openSheet({ name, columns: [...head, ...columns], frozen: head.length }, tools);
  return {
    sheet,
    async add(entry) {
      const cells = formCells(entry.report);
      if (!fields.some((field) => cells.has(field.name))) return;
      const severity = gravest(entry.report);
      const values = fields.map((field) => formCell(cells.get(field.name), severity.get(field.name)));
      const at = await sheet.add([...entryCells(entry), textCell(entry.report.edition), ...values]);
      for (const [index, field] of fields.entries()) {
        if (cells.has(field.name)) entry.addresses.set(field.name, addressIn(at, head.length + index));
      }
    },
  };
}

function openMatrix(name: string, fields: readonly Field[], tools: SheetTools): FormTable {
  const head = [...ENTRY_COLUMNS, { title: '项目', width: 52 }];
  const across = [...new Map(fields.map(({ column }) => [column.id, column])).values()];
  const columns = across.map(({ label }): SheetColumn => ({ title: label, width: 12 }));
  const sheet = openSheet({ name, columns: [...head, ...columns], frozen: head.length }, tools);
  const rows = Map.groupBy(fields, ({ part, row }) => `${part.path} ${row.id}`);
  return {
    sheet,
    async add(entry) {
      const cells = formCells(entry.report);
      const severity = gravest(entry.report);
      for (const row of rows.values()) {
        const [first] = row;
        if (!first || !row.some((field) => cells.has(field.name))) continue;
        const byColumn = across.map(({ id }) => row.find(({ column }) => column.id === id)?.name ?? '');
        const values = byColumn.map((field) => formCell(cells.get(field), severity.get(field)));
        const at = await sheet.add([...entryCells(entry), textCell(rowTitle(first.row), 'wrapped'), ...values]);
        for (const [index, field] of byColumn.entries()) {
          if (cells.has(field)) entry.addresses.set(field, addressIn(at, head.length + index));
        }
      }
    },
  };
}
