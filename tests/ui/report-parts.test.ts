import { describe, expect, test } from '@jest/globals';
import type { Finding } from '../../src/finding.ts';
import type { CellView, ReportView } from '../../src/ui/api.ts';
import { calculationsOf, calculationText, statementsOf } from '../../src/ui/browser/report/calculation.ts';
import { type FormTable, formTables, ownTable } from '../../src/ui/browser/report/form-layout.ts';
import { fieldAt } from '../../src/ui/browser/report/original/hits.ts';
import { piecesOf } from '../../src/ui/browser/report/original/text-pieces.ts';
import { textsIn } from './form-texts.ts';

const place = { page: 1, box: [0, 0, 1, 1] } as const;

function cell(field: string, raw: string, state: CellView['state'] = 'number'): CellView {
  const value = state === 'number' ? Number(raw) : null;
  return { field, value, raw, state, method: 'text', confidence: 1, place, correction: null };
}

function view(cells: Readonly<Record<string, string>>, more: Partial<ReportView> = {}): ReportView {
  const all = Object.entries(cells).map(([field, raw]) => cell(field, raw, raw === '' ? 'blank' : 'number'));
  return { edition: '2021', cells: all, findings: [], statements: [], ...more } as unknown as ReportView;
}

function finding(rule: string, fields: readonly string[], more: Partial<Finding> = {}): Finding {
  return { rule, fields, places: [], expected: null, actual: null, ...more } as unknown as Finding;
}

describe('the calculation of a finding', () => {
  const column = (id: string) =>
    ['received', 'carried_in', 'outcomes.total', 'carried_forward'].map((row) => `applications.${row}.${id}`);
  const cellsOf = (id: string, raws: readonly string[]) =>
    Object.fromEntries(column(id).map((field, index) => [field, raws[index] ?? '']));

  test('is the sum that does not come out, with both results', () => {
    const report = view(cellsOf('natural_person', ['3001', '34', '2932', '105']));
    const [calculation] = calculationsOf(finding('applications/balance', column('natural_person')), report);
    expect(calculation && calculationText(calculation)).toBe('3001 + 34 = 3035 ≠ 2932 + 105 = 3037');
  });

  test('is one for each column that the finding names, and for no other', () => {
    const report = view({
      ...cellsOf('natural_person', ['5', '0', '3', '3']),
      ...cellsOf('total', ['6', '0', '3', '4']),
      ...cellsOf('other', ['7', '0', '3', '3']),
    });
    const found = calculationsOf(
      finding('applications/balance', [...column('natural_person'), ...column('total')]),
      report,
    );
    expect(found.map(calculationText)).toEqual(['5 ≠ 3 + 3 = 6', '6 ≠ 3 + 4 = 7']);
    expect(found[0]?.left.zeros).toBe(1);
  });

  test('takes in what else the same defect breaks', () => {
    const fields = ['review.upheld', 'review.corrected', 'review.other', 'review.pending', 'review.total'];
    const report = view(
      Object.fromEntries(fields.map((field, index) => [field, ['1', '2', '', '0', '4'][index] ?? ''])),
    );
    const also = [{ rule: 'review/total', at: '总计', expected: 3, actual: 4 }];
    const [calculation] = calculationsOf(finding('review/blank', fields, { also }), report);
    expect(calculation && calculationText(calculation)).toBe('1 + 2 = 3 ≠ 4');
    expect(calculation?.left.zeros).toBe(2);
  });

  test('is none where the finding is about something else', () => {
    const report = view(cellsOf('natural_person', ['5', '0', '3', '3']));
    expect(calculationsOf(finding('applications/blank', column('natural_person')), report)).toEqual([]);
  });

  test('adds money without the errors of binary fractions', () => {
    const fields = ['review.upheld', 'review.corrected', 'review.other', 'review.pending', 'review.total'];
    const report = view(
      Object.fromEntries(fields.map((field, index) => [field, ['0.1', '0.2', '0', '0', '0.4'][index] ?? ''])),
    );
    const [calculation] = calculationsOf(finding('review/total', fields), report);
    expect(calculation?.left.sum).toBe(0.3);
  });
});

test('a finding is shown with the statement of its number, not with others of the same paragraph', () => {
  const statement = (value: number) => ({
    about: 'applications.received.total',
    value,
    quote: `收到${value}件`,
    place,
  });
  const report = view({}, { statements: [statement(7), statement(8)] as unknown as ReportView['statements'] });
  const found = statementsOf(finding('statements/received', [], { places: [place], actual: 8 }), report);
  expect(found.map(({ quote }) => quote)).toEqual(['收到8件']);
});

describe('the form', () => {
  const named = (tables: readonly FormTable[], title: string) => tables.find((table) => table.title.includes(title));
  /** How many columns each row takes, those counted that reach down from above. */
  function widths({ rows }: FormTable): readonly number[] {
    const reach: number[] = [];
    return rows.map((row, index) => {
      const own = row.reduce((sum, { columnSpan }) => sum + columnSpan, 0);
      const above = reach[index] ?? 0;
      for (const { rowSpan, columnSpan } of row) {
        for (let below = 1; below < rowSpan; below += 1)
          reach[index + below] = (reach[index + below] ?? 0) + columnSpan;
      }
      return own + above;
    });
  }

  test.each(['2019', '2021'])('of %s is whole: every row of a table is as wide as the others', (edition) => {
    const tables = formTables(edition, []);
    expect(tables).toHaveLength(3);
    for (const table of tables) expect(new Set(widths(table)).size).toBe(1);
  });

  test('has one row in place of three where the report prints it', () => {
    const subtotal = cell('applications.outcomes.other.subtotal.total', '3');
    const with3 = textsIn(named(formTables('2021', [cell('applications.outcomes.other.other.total', '3')]), '申请'));
    const with1 = textsIn(named(formTables('2021', [subtotal]), '申请'));
    expect(with3).toContain('3.其他');
    expect(with3).not.toContain('（六）其他处理 ');
    expect(with1).not.toContain('3.其他');
    expect(with1.filter((text) => text === '（六）其他处理')).toHaveLength(1);
  });

  test('has a field at every number, each once', () => {
    const fields = formTables('2021', [cell('applications.outcomes.other.other.total', '3')])
      .flatMap(({ rows }) => rows.flat())
      .flatMap((one) => (one.kind === 'value' ? [one.field] : []));
    expect(fields).toHaveLength(200);
    expect(new Set(fields).size).toBe(200);
  });

  test('is empty where no edition was found', () => {
    expect(formTables(null, [])).toEqual([]);
  });

  test('shows rows of the report’s own under their labels', () => {
    const own = ownTable('其他', [cell('extra.1.label', '网上查询', 'text'), cell('extra.1.total', '9')]);
    expect(textsIn(own)).toEqual(['其他', '', '总计', '网上查询', 'extra.1.total']);
    expect(ownTable('其他', [cell('review.total', '9')])).toBeUndefined();
  });
});

test('a point of a page belongs to the smallest cell around it', () => {
  const at = (field: string, box: readonly [number, number, number, number], page = 1): CellView => ({
    ...cell(field, '1'),
    place: { page, box },
  });
  const cells = [at('wide', [0, 0, 100, 100]), at('narrow', [10, 10, 20, 20]), at('elsewhere', [10, 10, 12, 12], 2)];
  expect(fieldAt(cells, 1, [11, 11])).toBe('narrow');
  expect(fieldAt(cells, 1, [50, 50])).toBe('wide');
  expect(fieldAt(cells, 1, [500, 50])).toBeUndefined();
});

test('cells of a line of text are found in their order, also where numbers repeat', () => {
  const at = (column: number, raw: string): CellView => ({
    ...cell(`f${column}`, raw),
    place: { selector: `L3C${column}` },
  });
  const pieces = piecesOf('| 7 | 0 | 70 | 0 |', 3, [at(4, '0'), at(1, '7'), at(2, '0'), at(3, '70')]);
  expect(pieces.flatMap((piece) => ('field' in piece ? [[piece.field, piece.start]] : []))).toEqual([
    ['f1', 2],
    ['f2', 6],
    ['f3', 10],
    ['f4', 15],
  ]);
  expect(pieces.map(({ text }) => text).join('')).toBe('| 7 | 0 | 70 | 0 |');
});
