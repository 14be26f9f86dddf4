import { FIELD_BY_NAME, fieldTitle } from '../../report/fields.ts';
import { COLUMNS, outcomeRows } from '../../report/outcomes.ts';
import type { Report } from '../../report/report.ts';
import { sumOf, valuesOf } from '../../report/values.ts';
import { defineRule, type Remark } from '../../rule.ts';

export default defineRule({
  kind: 'case',
  id: 'applications/leaf-balance',
  severity: 'error',
  title: {
    zh: '（七）总计空白或不能辨认时：本年新收＋上年结转＝各项办理结果之和＋结转下年度',
    en: 'Where the total of outcomes is blank or unreadable: received and carried in equal all outcomes and carried forward',
  },
  basis: '国办公开办函〔2021〕30号、〔2019〕60号所附表格的勾稽关系',
  reads: ['applications'],
  check({ report }) {
    const value = valuesOf(report);
    const open = COLUMNS.filter(({ id }) => value(`applications.outcomes.total.${id}`) === null);
    const known = open.flatMap(({ id, label }) => {
      const balance = balanceOf(report, id);
      return balance ? [{ id, label, ...balance }] : [];
    });
    if (known.length === 0) return { missing: open.map(({ id }) => `applications.outcomes.total.${id}`) };
    return known.flatMap(({ id, label, intake, outlay, outcomes }): Remark[] => {
      if (intake === outlay) return [];
      const fields = ['received', 'carried_in', 'carried_forward', 'outcomes.total'].map(
        (row) => `applications.${row}.${id}`,
      );
      const total = FIELD_BY_NAME.get(`applications.outcomes.total.${id}`);
      const title = total ? fieldTitle(total) : '（七）总计';
      return [
        {
          fields,
          expected: intake,
          actual: outlay,
          message: {
            zh: `“${label}”列：“${title}”没有数字，各项办理结果之和为${outcomes}，加结转下年度为${outlay}，与本年新收＋上年结转（${intake}）不等`,
            en: `Column ${label}: "${title}" has no number; the outcomes add up to ${outcomes}, with those carried forward ${outlay}, but received and carried in are ${intake}`,
          },
        },
      ];
    });
  },
  examples: {
    passes: [
      {
        cells: {
          'applications.received.total': '8',
          'applications.outcomes.granted.total': '7',
          'applications.carried_forward.total': '1',
          'applications.outcomes.total.total': '',
        },
        rest: '0',
      },
    ],
    fails: [
      {
        cells: {
          'applications.received.total': '8',
          'applications.outcomes.granted.total': '5',
          'applications.carried_forward.total': '1',
          'applications.outcomes.total.total': '',
        },
        rest: '0',
      },
    ],
  },
});

/** Both sides of a column; nothing where one of the terms is not printed: blank is not 0. */
function balanceOf(report: Report, column: string): { intake: number; outlay: number; outcomes: number } | undefined {
  const value = valuesOf(report);
  const at = (row: string) => value(`applications.${row}.${column}`);
  const intake = sumOf([at('received'), at('carried_in')]);
  const outcomes = sumOf(outcomeRows(report).map(({ id }) => at(id)));
  const forward = at('carried_forward');
  if (intake === null || outcomes === null || forward === null) return undefined;
  return { intake, outcomes, outlay: outcomes + forward };
}
