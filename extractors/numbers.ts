import type { Block, Table } from '../src/document.ts';

/** A table that prints so many numbers is one of a report, not of its frame. */
const ENOUGH = 10;
const NUMBER = /^[-+]?\d[\d,.]*$/;

/** Whether one of the tables is a table of numbers. */
export function printNumbers(tables: readonly Table[], enough = ENOUGH): boolean {
  return tables.some(({ cells }) => cells.filter(({ text }) => NUMBER.test(text.trim())).length >= enough);
}

/** A paragraph of so many characters is prose; titles, menus and imprints are shorter, or have no full stop. */
const PROSE = 40;

/** Whether blocks are a report or a part of one, and no mere frame around pictures: numbers, or sentences. */
export function holdSubstance(blocks: readonly Block[]): boolean {
  const tables = blocks.filter((block) => block.kind === 'table');
  const isProse = (block: Block) => block.kind === 'text' && block.text.length >= PROSE && /[。；]/.test(block.text);
  return printNumbers(tables, 1) || blocks.some(isProse);
}
