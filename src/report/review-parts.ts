import type { Cell } from '../document.ts';
import type { Finding } from '../finding.ts';
import { doubt } from './doubts.ts';
import type { Part } from './edition.ts';
import { fieldName } from './fields.ts';
import { normaliseLabel, similarity, wordingsOf } from './label.ts';
import type { PlacedRow } from './matrix.ts';

/** A line of heads names at least two results, or one of the parts. */
export const LEAST_HEADS = 2;

const LITIGATION = /^行政诉讼(?:情况|案件|\(.*\))?$/;
const MISREAD_LITIGATION = /^(?:.政诉讼|行.诉讼|行政.讼|行政诉.?)$/;

/** Of a head's words one character in four may be misread. */
const GROUP_ALIKE = 0.75;

/** The part that a head or a label names. */
export function partOf(cell: Cell, parts: readonly Part[]): Part | undefined {
  return parts.find((part) => similarity(cell.text, wordingsOf(part)) >= GROUP_ALIKE);
}

/** Whether a head is that of a part, or of the lawsuits. */
export function isGroup(cell: Cell, parts: readonly Part[]): boolean {
  if (cell.text.length > 16) return false;
  const text = normaliseLabel(cell.text);
  return LITIGATION.test(text) || MISREAD_LITIGATION.test(text) || partOf(cell, parts) !== undefined;
}

/** Numbers for parts that were read before: the first stay, and a difference is said. */
export function secondLine(again: readonly PlacedRow[], before: readonly PlacedRow[]): readonly Finding[] {
  const printed = ({ cells }: PlacedRow) => cells.map((cell) => cell?.text.trim() ?? '').join(' ');
  return again.flatMap((row): Finding[] => {
    const first = before.find(({ part }) => part === row.part);
    if (!first || printed(first) === printed(row)) return [];
    const detail = {
      zh: `“${row.part.label}”：${printed(first)}；${printed(row)}`,
      en: `"${row.part.label}": ${printed(first)}; ${printed(row)}`,
    };
    const fields = row.part.columns.map((column) => fieldName(row.part, row.row, column));
    const places = [first.place, row.place].filter((place) => place !== undefined);
    return [
      doubt('structure/second-table', { detail, fields, places, expected: printed(first), actual: printed(row) }),
    ];
  });
}
