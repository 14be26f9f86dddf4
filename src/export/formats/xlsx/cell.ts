import type { Style } from './styles.ts';

/** A cell to be written: a number as a number, a text as a text whatever it holds, `null` where it is empty. */
export interface SheetCell {
  readonly value: string | number | null;
  readonly style: Style;
  readonly link?: Link;
}

/** Where a cell leads: to a cell of the workbook, or out of it. */
export type Link = { readonly to: Address } | { readonly url: string };

export interface Address {
  readonly sheet: string;
  /** `B7` */
  readonly ref: string;
}

export function textCell(value: string | null, style: Style = 'text', link?: Link): SheetCell {
  return { value, style, ...(link && { link: link }) };
}

export function numberCell(value: number | null): SheetCell {
  return { value, style: 'number' };
}

/** A text that leads somewhere; one that leads nowhere is a text. */
export function linkCell(value: string | null, link: Link | undefined): SheetCell {
  return link ? { value, style: 'link', link } : { value, style: 'text' };
}

/** The letters of a column, from 0: `A`, `Z`, `AA`. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest >= 0 ? columnLetters(rest) : '') + String.fromCharCode(65 + (index % 26));
}

/** An address as links and texts have it: `'复议诉讼'!B7`. */
export function addressText({ sheet, ref }: Address): string {
  return `'${sheet.replaceAll("'", "''")}'!${ref}`;
}
