import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { CELLS, cellRows } from '../../src/export/cells-csv.ts';
import { decimal, rowsIn, withoutApostrophe } from '../../src/export/csv.ts';
import { datapackage } from '../../src/export/datapackage.ts';
import { FAILURES } from '../../src/export/failures-csv.ts';
import { filed } from '../../src/export/filed.ts';
import { FINDINGS, findingRows } from '../../src/export/findings-csv.ts';
import { csv } from '../../src/export/formats/csv.ts';
import { printedText } from '../../src/export/printed-text.ts';
import { REPORTS, reportRows } from '../../src/export/reports-csv.ts';
import { TABLES } from '../../src/export/tables.ts';
import { FIELDS } from '../../src/report/fields.ts';
import { aFinding, anAudit, aReading } from './an-audit.ts';
import { exported } from './reading-back.ts';
import { ALL } from './some-outcomes.ts';

const names = (table: typeof CELLS) => table.columns.map((column) => column.name).join(',');

describe('the tables of an output folder', () => {
  test('have the columns of the contract, and after them those of reviews', () => {
    expect(names(CELLS)).toBe(
      'path,organ,year,field,value,raw,state,method,confidence,page,x0,y0,x1,y1,selector,read,corrected_by,corrected_at,correction_note',
    );
    expect(names(FINDINGS)).toBe(
      'path,organ,year,rule,severity,cause,fields,expected,actual,message,basis,page,profile,decision,decision_note,decided_by,decided_at',
    );
    expect(names(FAILURES)).toBe('path,problem,message');
    expect(names(REPORTS)).toBe(
      ['path', 'organ', 'year', 'edition', 'title', ...FIELDS.map((field) => field.name)].join(','),
    );
  });

  test('reports.csv has one row a report, empty where no number is printed', () => {
    const audit = anAudit({ readings: { 'review.total': { value: null, state: 'blank', raw: '' } } });
    const [row, ...more] = reportRows(filed(audit));
    const value = (name: string) => row?.[REPORTS.columns.findIndex((column) => column.name === name)];
    expect(more).toEqual([]);
    expect(row).toHaveLength(REPORTS.columns.length);
    expect(value('title')).toBe('某市2024年政府信息公开工作年度报告');
    expect(value('review.upheld')).toBe(0);
    expect(value('review.total')).toBeNull();
    expect(value('disclosure.rules.made')).toBeNull();
  });

  test('cells.csv has a row for every reading, also where there is no cell', () => {
    const audit = anAudit({
      report: {
        readings: [
          aReading({ field: 'review.upheld', value: -8, raw: '-8' }),
          aReading({ field: 'review.total', value: null, raw: '', state: 'absent', confidence: 0, place: undefined }),
        ],
        extras: [
          { number: 1, label: '其中：网上', readings: [aReading({ field: 'extra.1.total', value: 3, raw: '3' })] },
        ],
      },
    });
    const head = ['a/报告 一.html', '某市人民政府', 2024];
    const nothing = [null, null, null, null];
    const place = [2, 10, 20, 30, 40, null, ...nothing];
    expect(cellRows(filed(audit))).toEqual([
      [...head, 'review.upheld', -8, '-8', 'number', 'text', 1, ...place],
      [...head, 'review.total', null, '', 'absent', 'text', 0, null, null, null, null, null, null, ...nothing],
      [...head, 'extra.1.label', null, '其中：网上', 'text', 'text', 1, ...place],
      [...head, 'extra.1.total', 3, '3', 'number', 'text', 1, ...place],
    ]);
  });

  test('findings.csv speaks the language asked for', () => {
    const zh = { language: 'zh', profile: 'default' } as const;
    const audit = anAudit({ findings: [aFinding(), aFinding({ places: [{ selector: 'body' }], expected: null })] });
    expect(findingRows(filed(audit), { language: 'en', profile: 'default' })).toEqual([
      [
        'a/报告 一.html',
        '某市人民政府',
        2024,
        'applications/balance',
        'error',
        'report',
        'applications.carried_forward.natural_person applications.received.natural_person',
        103,
        105,
        'expected 103, is 105',
        '国办公开办函〔2021〕30号',
        4,
        'default',
        ...[null, null, null, null],
      ],
      expect.arrayContaining([null, 105]),
    ]);
    expect(findingRows(filed(audit), zh)[1]?.[FINDINGS.columns.findIndex(({ name }) => name === 'page')]).toBeNull();
    expect(findingRows(filed(audit), zh)[0]).toContain('应为103，实为105');
  });

  test('are described by the data package', () => {
    const described = datapackage() as { resources: { path: string; schema: { fields: { name: string }[] } }[] };
    expect(
      described.resources.map(({ path, schema }) => [path, schema.fields.map((field) => field.name).join(',')]),
    ).toEqual([
      ['reports.csv', names(REPORTS)],
      ['cells.csv', names(CELLS)],
      ['findings.csv', names(FINDINGS)],
      ['failures.csv', names(FAILURES)],
    ]);
    expect(JSON.stringify(described)).toContain('行政事业性收费·本年收费金额（单位：万元）');
  });

  test('have types, units, what may stand in a column, and where its reports are, in the data package', () => {
    const { resources } = datapackage() as {
      resources: { name: string; schema: { fields: { name: string }[]; foreignKeys?: object[] } }[];
    };
    const field = (table: string, name: string) =>
      resources.find((resource) => resource.name === table)?.schema.fields.find((one) => one.name === name);
    expect(field('reports', 'path')).toMatchObject({ type: 'string', constraints: { required: true } });
    expect(field('reports', 'review.total')).toMatchObject({ type: 'number', unit: '件（项）' });
    expect(field('cells', 'confidence')).toMatchObject({ constraints: { minimum: 0, maximum: 1 } });
    expect(field('findings', 'severity')).toMatchObject({ constraints: { enum: ['error', 'warning', 'info'] } });
    const reference = { fields: 'path', reference: { resource: 'reports', fields: 'path' } };
    expect(resources.map(({ schema }) => schema.foreignKeys)).toEqual([undefined, [reference], [reference], undefined]);
  });

  test.each(TABLES.map(({ table, rows }) => [table.name, table, rows] as const))(
    '%s.csv holds what the data package says of it, whatever the sources',
    async (name, table, rowsOf) => {
      const { out } = await exported(csv, ALL);
      const [head, ...rows] = rowsIn(readFileSync(join(out, `${name}.csv`), 'utf8'));
      expect(head).toEqual(table.columns.map((column) => column.name));
      const told = { language: 'zh', profile: 'default' } as const;
      const written = ALL.flatMap((outcome) => rowsOf(outcome, told));
      const plain = (value: string | number | null) => (typeof value === 'number' ? decimal(value) : (value ?? ''));
      const expected = written.map((row) => row.map((value) => printedText(plain(value)).toWellFormed()));
      expect(rows.map((row) => row.map(withoutApostrophe))).toEqual(expected);
      for (const [index, column] of table.columns.entries()) {
        const values = rows.map((row) => row[index] ?? '');
        if (column.required) expect(values).not.toContain('');
        if (column.values)
          expect(values.filter((value) => value !== '' && !column.values?.includes(value))).toEqual([]);
        if (column.type !== 'string') expect(values.filter((value) => Number.isNaN(Number(value)))).toEqual([]);
      }
    },
  );
});
