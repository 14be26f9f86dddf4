import { normaliseLabel } from '../../report/label.ts';
import { COLUMNS, outcomeRows } from '../../report/outcomes.ts';
import type { ExtraRow, Report } from '../../report/report.ts';
import { sumOf, valuesOf } from '../../report/values.ts';
import { defineRule, type Remark } from '../../rule.ts';

const A_SUM = /小计|合计/;

export default defineRule({
  kind: 'case',
  id: 'applications/group-subtotal',
  severity: 'warning',
  title: {
    zh: '报告自行增加的小计行等于本组各行之和',
    en: 'A subtotal that the report adds of its own is the sum of its group',
  },
  basis: '国办公开办函〔2021〕30号、〔2019〕60号所附表格（格式中没有小计行）',
  reads: ['extras', 'applications.outcomes'],
  check({ report }) {
    const groups = groupsOf(report);
    const extras = report.extras.filter((extra) => sumsUp(extra, groups));
    if (extras.length === 0) return { missing: ['extras'] };
    return extras.flatMap((extra) => {
      const named = groups.find(({ name }) => extra.label.includes(name.slice(3)));
      if (named) return differences(extra, named);
      // A bare 小计 may be that of any group.
      const closest = groups.map((group) => differences(extra, group)).toSorted((a, b) => a.length - b.length)[0] ?? [];
      return closest.slice(0, 1);
    });
  },
  examples: {
    passes: [
      {
        cells: {
          'applications.outcomes.unavailable.not_held.total': '5',
          'applications.outcomes.unavailable.needs_creation.total': '2',
        },
        rest: '0',
        extras: [['（四）无法提供', { total: '7' }]],
      },
      {
        cells: { 'applications.outcomes.denied.state_secret.total': '3' },
        rest: '0',
        extras: [['小计', { total: '3' }]],
      },
    ],
    fails: [
      {
        cells: {
          'applications.outcomes.unavailable.not_held.total': '5',
          'applications.outcomes.unavailable.needs_creation.total': '2',
        },
        rest: '0',
        extras: [['（四）无法提供小计', { total: '5' }]],
      },
      { rest: '0', extras: [['小计', { natural_person: '4', total: '4' }]] },
    ],
  },
});

interface Group {
  /** （三）不予公开 */
  readonly name: string;
  /** Sums of its rows by column; `null` where one is not known. */
  readonly sums: Readonly<Record<string, number | null>>;
}

function groupsOf(report: Report): readonly Group[] {
  const value = valuesOf(report);
  const rows = outcomeRows(report).filter(({ group }) => group !== undefined);
  return [...new Set(rows.flatMap(({ group }) => group ?? []))].map((name) => {
    const own = rows.filter(({ group }) => group === name);
    const sumIn = (column: string) => sumOf(own.map(({ id }) => value(`applications.${id}.${column}`)));
    return { name, sums: Object.fromEntries(COLUMNS.map(({ id }) => [id, sumIn(id)])) };
  });
}

/** It stands below the heads of table 3, and its label says that it is a sum, or is that of a group and nothing more. */
function sumsUp({ label, readings }: ExtraRow, groups: readonly Group[]): boolean {
  const inTable = readings.some(({ field }) => COLUMNS.some(({ id }) => field.endsWith(`.${id}`)));
  const last = normaliseLabel(label.split(' ').at(-1) ?? '');
  return (
    inTable && (A_SUM.test(last) || groups.some(({ name }) => normaliseLabel(name).endsWith(last) && last.length > 3))
  );
}

/** The number may be the first row's, moved up in reading. */
function differences({ label, readings }: ExtraRow, group: Group): readonly Remark[] {
  return readings.flatMap(({ field, value, raw, place }): Remark[] => {
    const column = COLUMNS.find(({ id }) => field.endsWith(`.${id}`));
    const sum = column && group.sums[column.id];
    if (!column || value === null || sum === null || sum === undefined || sum === value) return [];
    return [
      {
        ...(place ? { places: [place] } : {}),
        cause: 'undecided',
        expected: sum,
        actual: value,
        message: {
          zh: `“${label}”一行“${column.label}”列印作${raw}，“${group.name}”各行之和为${sum}`,
          en: `The row "${label}" prints ${raw} below ${column.label}; the rows of ${group.name} add up to ${sum}`,
        },
      },
    ];
  });
}
