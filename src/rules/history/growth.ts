import { reckon } from '../../claims/agreement.ts';
import { lastYear, NO_LAST_YEAR } from '../../claims/history.ts';
import type { Report, Statement } from '../../report/report.ts';
import { SUBJECT_BY_ID, type Subject } from '../../report/statements/subjects.ts';
import { defineRule, type Remark } from '../../rule.ts';

export default defineRule({
  kind: 'case',
  id: 'history/growth',
  severity: 'info',
  title: {
    zh: '正文所述的同比增减与本年、上年的数字相符',
    en: 'The growth that the text states is that between the numbers of last year and this',
  },
  basis: '国办公开办函〔2021〕30号（报告内容应当准确、全面）',
  reads: ['statements', 'last year’s report'],
  check(facts) {
    const last = lastYear(facts)?.report;
    if (!last) return NO_LAST_YEAR;
    const judged = facts.report.statements
      .filter(({ kind }) => kind === 'growth')
      .map((statement) => ({ statement, numbers: numbersFor(statement, facts.report, last) }))
      .filter(({ numbers }) => numbers.pairs.length > 0);
    if (judged.length === 0) return { missing: ['statements of growth'] };
    return judged.flatMap(({ statement, numbers }) => remarksOn(statement, numbers));
  },
  examples: {
    passes: [
      {
        sections: { overview: '全年共收到政府信息公开申请22件，同比增长10%。' },
        cells: { 'applications.received.total': '22' },
        last: { cells: { 'applications.received.total': '20' } },
      },
    ],
    fails: [
      {
        sections: { overview: '全年共收到政府信息公开申请22件，同比增长50%。' },
        cells: { 'applications.received.total': '22' },
        last: { cells: { 'applications.received.total': '20' } },
      },
    ],
  },
});

/** The same number of this year and of last. */
interface Pair {
  readonly now: number;
  readonly before: number;
}

interface Numbers {
  readonly pairs: readonly Pair[];
  /** What last year's report has. */
  readonly before: ReadonlySet<number>;
}

/** Every admissible reading on both years, and the counts that the texts state, last year's as printed here among them. */
function numbersFor(statement: Statement, report: Report, last: Report): Numbers {
  const { about, beside } = statement;
  const subject = SUBJECT_BY_ID.get(about);
  if (!subject || subject.readings.length === 0) return { pairs: [], before: new Set() };
  const [now, then] = [reckoned(subject, report), reckoned(subject, last)];
  const counts = countsIn(statement, report);
  // What the sentence counts may be less than the table does: then last year's table says nothing about it.
  const ofTable = counts.length === 0 || counts.some((count) => [...now.values()].includes(count));
  const alike = [...now].flatMap(([label, value]) => {
    const before = then.get(label);
    return before === undefined ? [] : [{ now: value, before }];
  });
  const befores = [...countsIn(statement, last), ...(beside === null ? [] : [beside])];
  const tableOnly = ofTable ? [...alike, ...crossed(counts, [...then.values()])] : [];
  const pairs = [...tableOnly, ...crossed([...counts, ...(ofTable ? now.values() : [])], befores)];
  return {
    pairs: pairs.filter(({ before }) => before > 0),
    before: new Set([...then.values(), ...countsIn(statement, last)]),
  };
}

function crossed(nows: readonly number[], befores: readonly number[]): readonly Pair[] {
  return [...new Set(nows)].flatMap((now) => [...new Set(befores)].map((before) => ({ now, before })));
}

/** The values of the admissible readings by their labels. */
function reckoned(subject: Subject, report: Report): ReadonlyMap<string, number> {
  const found = reckon(subject, report).flatMap(({ reading, value, blank }) =>
    value === null || blank ? [] : [[reading.label.zh, value] as const],
  );
  return new Map(found);
}

function countsIn({ about, scope }: Statement, { statements }: Report): readonly number[] {
  return statements
    .filter((other) => other.about === about && other.scope === scope && /count|list|amount/.test(other.kind))
    .map(({ value }) => value);
}

/** Whether two numbers make the growth: rounded or cut off at its last decimal. */
function isStatedBy({ value, approximate }: Statement): (pair: Pair) => boolean {
  const decimals = /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
  const tolerance = approximate ? Math.max(2, Math.abs(value) / 20) : 10 ** -decimals;
  return (pair) => Math.abs(growthOf(pair) - value) < tolerance;
}

function growthOf({ now, before }: Pair): number {
  return ((now - before) / before) * 100;
}

function remarksOn(statement: Statement, { pairs, before }: Numbers): readonly Remark[] {
  const { value, quote, place, beside } = statement;
  if (pairs.some(isStatedBy(statement))) {
    if (beside === null || before.size === 0 || before.has(beside)) return [];
    const known = [...before].join('、');
    return [
      {
        places: [place],
        expected: known,
        actual: beside,
        message: {
          zh: `正文“${quote}”所述上年数为${beside}，上年报告的数字为${known}`,
          en: `The text "${quote}" gives ${beside} for last year, whose report has ${[...before].join(', ')}`,
        },
      },
    ];
  }
  const distance = (pair: Pair) => Math.abs(growthOf(pair) - value);
  const [nearest] = pairs.toSorted((a, b) => distance(a) - distance(b));
  if (!nearest) return [];
  const growth = Math.round(growthOf(nearest) * 100) / 100;
  return [
    {
      places: [place],
      expected: growth,
      actual: value,
      message: {
        zh: `正文“${quote}”所述增减幅度为${value}%，按上年${nearest.before}、本年${nearest.now}计算为${growth}%`,
        en: `The text "${quote}" states a change of ${value} %, but from ${nearest.before} to ${nearest.now} it is ${growth} %`,
      },
    },
  ];
}
