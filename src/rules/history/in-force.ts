import { causeFrom, lastYear, NO_LAST_YEAR, numbersOf, type Readings } from '../../claims/history.ts';
import { readingsByField } from '../../report/values.ts';
import { defineRule, type Remark } from '../../rule.ts';

const ROWS = [
  { path: 'disclosure.rules', zh: '规章', en: 'rules' },
  { path: 'disclosure.normative_documents', zh: '行政规范性文件', en: 'normative documents' },
] as const;

type Row = (typeof ROWS)[number];

export default defineRule({
  kind: 'case',
  id: 'history/in-force',
  severity: 'warning',
  title: {
    zh: '现行有效件数等于上年现行有效件数加本年制发件数减本年废止件数',
    en: 'Documents in force are those of last year, those issued added, those repealed taken away',
  },
  basis: '国办公开办函〔2021〕30号所附表格（第二十条第（一）项）',
  reads: ROWS.map(({ path }) => `${path}.in_force`),
  check(facts) {
    const last = lastYear(facts);
    if (!last) return NO_LAST_YEAR;
    if (facts.report.edition !== '2021') return { missing: ROWS.map(({ path }) => `${path}.in_force`) };
    const [now, then] = [readingsByField(facts.report), readingsByField(last.report)];
    const judged = ROWS.map((row) => judge(row, now, then)).filter((remarks) => remarks !== undefined);
    return judged.length > 0 ? judged.flat() : { missing: ROWS.map(({ path }) => `last year’s ${path}.in_force`) };
  },
  examples: {
    passes: [
      // 宿迁 2024
      {
        cells: cells({ issued: 50, repealed: 227, in_force: 420 }),
        last: { cells: cells({ issued: 1, repealed: 1, in_force: 597 }) },
      },
    ],
    fails: [
      // 平潭 2023
      {
        cells: cells({ issued: 77, repealed: 132, in_force: 470 }),
        last: { cells: cells({ issued: 88, repealed: 55, in_force: 698 }) },
      },
    ],
  },
});

/** What is wrong with a row; nothing at all where a number is missing. */
function judge(row: Row, now: Readings, then: Readings): readonly Remark[] | undefined {
  const { path, zh, en } = row;
  const own = numbersOf(now, [`${path}.issued`, `${path}.repealed`, `${path}.in_force`]);
  const before = stock(path, then);
  if (!own || !before) return undefined;
  const [issued = 0, repealed = 0, inForce = 0] = own;
  const expected = before.count + issued - repealed;
  const sameForm = before.field.endsWith('.in_force');
  if (expected === inForce || (!sameForm && before.count === inForce)) return [];
  const note = sameForm
    ? {
        zh: '有效期届满或清理失效而未计入废止的，请一并说明',
        en: 'documents that expired may not have been counted as repealed',
      }
    : {
        zh: '上年报告用旧格式，口径可能不同',
        en: 'last year’s report is on the older form, which may count otherwise',
      };
  return [
    {
      fields: [`${path}.in_force`, `${path}.issued`, `${path}.repealed`],
      severity: sameForm ? 'warning' : 'info',
      ...causeFrom(then, [before.field]),
      expected,
      actual: inForce,
      message: {
        zh: `${zh}：上年${before.label}${before.count}件，加本年制发${issued}件，减本年废止${repealed}件，现行有效应为${expected}件，报告为${inForce}件（${note.zh}）`,
        en: `${en}: ${before.count} last year, ${issued} issued and ${repealed} repealed make ${expected} in force, but the report says ${inForce} (${note.en})`,
      },
    },
  ];
}

/** What there was a year ago; the older form counts what was made public in all. */
function stock(path: string, then: Readings): { field: string; label: string; count: number } | undefined {
  for (const [column, label] of [
    ['in_force', '现行有效'],
    ['disclosed_total', '对外公开总数量'],
  ] as const) {
    const [count] = numbersOf(then, [`${path}.${column}`]) ?? [];
    if (count !== undefined) return { field: `${path}.${column}`, label, count };
  }
  return undefined;
}

function cells(documents: Readonly<Record<'issued' | 'repealed' | 'in_force', number>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(documents).map(([column, count]) => [`disclosure.normative_documents.${column}`, String(count)]),
  );
}
