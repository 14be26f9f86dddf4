import { oncePer } from '../once.ts';
import type { Column, Edition, Part, Row } from './edition.ts';
import { EDITIONS } from './editions/index.ts';

/** One number of the form: its name, where the form prints it, and what it counts. */
export interface Field {
  /** The path joined by dots: `applications.received.total`. */
  readonly name: string;
  readonly part: Part;
  readonly row: Row;
  readonly column: Column;
  readonly editions: readonly string[];
}

/** The name of the field at a row and a column of a part. */
export function fieldName(part: Part, row: Row, column: Column): string {
  return row.id === '' ? `${part.path}.${column.id}` : `${part.path}.${row.id}.${column.id}`;
}

/** The fields of one edition in the order of the form. */
export const fieldsOf: (edition: Edition) => readonly Field[] = oncePer((edition) =>
  edition.parts.flatMap((part) =>
    part.rows.flatMap((row) =>
      part.columns.map((column) => ({
        name: fieldName(part, row, column),
        part,
        row,
        column,
        editions: [edition.id],
      })),
    ),
  ),
);

/** Every field of every edition, each once, in the order of the newest edition that has it. */
export const FIELDS: readonly Field[] = collect();

/** Every field by its name. */
export const FIELD_BY_NAME: ReadonlyMap<string, Field> = new Map(FIELDS.map((field) => [field.name, field]));

function collect(): Field[] {
  const byName = new Map<string, Field>();
  for (const edition of EDITIONS.toReversed()) {
    for (const field of fieldsOf(edition)) {
      const known = byName.get(field.name);
      byName.set(field.name, known ? { ...known, editions: [edition.id, ...known.editions] } : field);
    }
  }
  return [...byName.values()];
}

/** A row's label with its ordinal as the form prints it: `1.属于国家秘密`. */
export function rowLabel({ ordinal = '', label }: Row): string {
  const mark = /^\d/.test(ordinal) ? '.' : /^[一二三四]/.test(ordinal) ? '、' : '';
  return `${ordinal}${mark}${label}`;
}

/** The path of a row's labels in Chinese, for messages: `（三）不予公开 1.属于国家秘密`. */
export function rowTitle(row: Row): string {
  return [row.group, rowLabel(row)].filter(Boolean).join(' ');
}

/** A field's title in Chinese as the form prints it, for messages and heads. */
export function fieldTitle(field: Field): string {
  const inMatrix = field.part.path === 'applications';
  const head = inMatrix
    ? [rowTitle(field.row)]
    : [field.part.path === 'disclosure' ? '' : field.part.label, field.row.label];
  return [...head, field.column.label].filter(Boolean).join('·');
}
