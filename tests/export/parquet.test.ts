import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { decimal } from '../../src/export/csv.ts';
import { parquet } from '../../src/export/formats/parquet/index.ts';
import { TABLES } from '../../src/export/tables.ts';
import { exported, parquetRows } from './reading-back.ts';
import { ALL } from './some-outcomes.ts';

const told = { language: 'zh', profile: 'default' } as const;

describe('Parquet', () => {
  test.each(TABLES.map(({ table, rows }) => [table.name, table, rows] as const))(
    'gives back the table %s as it is, typed',
    async (name, table, rowsOf) => {
      const { out } = await exported(parquet, ALL);
      const rows = await parquetRows(out, `${name}.parquet`);
      const values = ALL.flatMap((outcome) => rowsOf(outcome, told));
      const asText = (value: string | number | null) =>
        typeof value === 'number' ? decimal(value) : (value?.toWellFormed() ?? null);
      const expected = values.map((row) =>
        Object.fromEntries(
          table.columns.map(({ name: column, type }, index) => {
            const value = row[index] ?? null;
            return [column, type === 'string' ? asText(value) : value];
          }),
        ),
      );
      expect(rows).toMatchObject(expected);
      expect(rows).toHaveLength(values.length);
    },
  );

  test('keeps what is blank, a dash or unreadable null, and never 0', async () => {
    const { out } = await exported(parquet, ALL);
    const cells = await parquetRows(out, 'cells.parquet');
    const byState = Object.groupBy(cells, ({ state }) => String(state));
    for (const state of ['blank', 'dash', 'text', 'unreadable', 'absent']) {
      expect(byState[state]?.every(({ value }) => value === null)).toBe(true);
    }
    expect(byState.number?.every(({ value }) => typeof value === 'number')).toBe(true);
  });

  test('has what is a number among the expected and actual values as numbers too', async () => {
    const { out } = await exported(parquet, ALL);
    const [first, second] = await parquetRows(out, 'findings.parquet');
    expect(first).toMatchObject({ expected: '103', expected_number: 103, actual: '105', actual_number: 105 });
    expect(second).toMatchObject({ expected: null, expected_number: null, actual: '缺', actual_number: null });
  });

  test('is whole and typed where there is nothing', async () => {
    const { out } = await exported(parquet, []);
    for (const name of parquet.files) expect(await parquetRows(out, name)).toEqual([]);
  });

  test('has the same bytes each time', async () => {
    const bytes = async () => {
      const { out } = await exported(parquet, ALL);
      return parquet.files.map((name) => readFileSync(join(out, name)).toString('base64'));
    };
    expect(await bytes()).toEqual(await bytes());
  });
});
