import type { Table } from '../src/document.ts';

/** A table that prints so many numbers is one of a report, not of its frame. */
const ENOUGH = 10;
const NUMBER = /^[-+]?\d[\d,.]*$/;

/** Whether one of the tables is a table of numbers. Then no pictures beside them are read: they are copies, or illustrate. */
export function printNumbers(tables: readonly Table[]): boolean {
  return tables.some(({ cells }) => cells.filter(({ text }) => NUMBER.test(text.trim())).length >= ENOUGH);
}
