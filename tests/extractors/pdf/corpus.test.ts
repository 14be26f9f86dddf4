import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Table } from '../../../src/document.ts';
import { WHO } from '../../report/form.ts';
import { doubtsOf, extractor, rowsOf, tablesOf, textsOf } from './build.ts';

const CORPUS = new URL('../../../../shared/corpus/', import.meta.url).pathname;
const there = existsSync(CORPUS);

if (!there) {
  console.warn(`skipped: the real documents are not at ${CORPUS}`);
}

function read(name: string) {
  return extractor.extract(readFileSync(`${CORPUS}${name}`), name);
}

/** Every row of seven numbers that the truth has under `applications`, in its order. */
function truthRows(values: Readonly<Record<string, number | null>>): string[][] {
  const rows = new Map<string, string[]>();
  for (const [field, value] of Object.entries(values)) {
    const [, row, applicant] = /^applications\.(.*)\.(\w+)$/.exec(field) ?? [];
    const column = WHO.indexOf(applicant ?? '');
    if (row && column >= 0) {
      const numbers = rows.get(row) ?? WHO.map(() => '');
      numbers[column] = value === null ? '' : String(value);
      rows.set(row, numbers);
    }
  }
  return [...rows.values()].filter((row) => row.some((value) => value !== ''));
}

/** The last seven columns of every row of numbers. */
function numberRows(tables: readonly Table[]): string[][] {
  return tables
    .filter(({ columns }) => columns === 10)
    .flatMap((table) =>
      Array.from({ length: table.rows }, (_, row) =>
        table.cells
          .filter((cell) => cell.row === row && cell.column >= 3 && cell.columnSpan === 1)
          .map(({ text }) => text),
      ),
    )
    .filter((row) => row.length === 7 && row.every((text) => /^\d*$/.test(text)));
}

(there ? describe : describe.skip)('real documents', () => {
  const truth = there ? JSON.parse(readFileSync(`${CORPUS}truth.json`, 'utf8')) : {};

  test.each(['huaian-gov-2024.pdf', 'hongze-gov-2024.pdf'])('%s: every number in its own cell', async (name) => {
    const document = await read(name);
    const { values } = truth[name] as { values: Readonly<Record<string, number | null>> };
    const found = numberRows(tablesOf(document));
    const expected = truthRows(values);
    expect(found.filter((row) => row.some((text) => text !== ''))).toEqual(expected);
    const all = tablesOf(document).flatMap(rowsOf);
    const review = Object.keys(values).filter((field) => /^(?:review|litigation)\./.test(field));
    expect(all).toContainEqual(review.map((field) => String(values[field])));
    for (const field of Object.keys(values).filter((key) => key.startsWith('disclosure.') && values[key] !== null)) {
      expect(all.some((row) => row.includes(String(values[field])))).toBe(true);
    }
    expect(doubtsOf(document)).toEqual([]);
    expect(document.warnings).toEqual([]);
    expect(textsOf(document).filter((text) => /^[-—\s]*\d+[-—\s]*$/.test(text))).toEqual([]);
  });

  test.each(['budget-1.pdf', 'budget-2.pdf', 'budget-3.pdf'])('not-reports/%s is read', async (name) => {
    const document = await read(`not-reports/${name}`);
    expect(tablesOf(document).length).toBeGreaterThan(3);
    expect(textsOf(document).length).toBeGreaterThan(10);
  });
});
