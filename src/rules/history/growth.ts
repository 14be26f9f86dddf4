import { reckon } from '../../agreement.ts';
import { lastYear, NO_LAST_YEAR } from '../../history-rules.ts';
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
      .map((statement) => ({ statement, pairs: pairsFor(statement, facts.report, last) }))
      .filter(({ pairs }) => pairs.length > 0);
    if (judged.length === 0) return { missing: ['statements of growth'] };
    return judged.flatMap(({ statement, pairs }) =>
      pairs.some(isStatedBy(statement)) ? [] : remarkOn(statement, pairs),
    );
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

/** Every admissible reading on both years, and the counts that the texts state, each with last year's as printed here. */
function pairsFor(statement: Statement, report: Report, last: Report): readonly Pair[] {
  const subject = SUBJECT_BY_ID.get(statement.about);
  if (!subject || subject.readings.length === 0) return [];
  const [now, then] = [reckoned(subject, report), reckoned(subject, last)];
  const beside = statement.beside === null ? [] : [statement.beside];
  const alike = [...now].flatMap(([label, value]) => {
    const before = then.get(label);
    return before === undefined ? [] : [{ now: value, before }];
  });
  const nows = [...new Set([...now.values(), ...countsIn(statement.about, report)])];
  const thens = [...new Set([...countsIn(statement.about, last), ...beside])];
  const stated = nows.flatMap((value) => thens.map((before) => ({ now: value, before })));
  const mixed = countsIn(statement.about, report).flatMap((value) =>
    [...then.values()].map((before) => ({ now: value, before })),
  );
  return [...alike, ...stated, ...mixed].filter((pair) => pair.before > 0);
}

/** The values of the admissible readings by their labels. */
function reckoned(subject: Subject, report: Report): ReadonlyMap<string, number> {
  const found = reckon(subject, report).flatMap(({ reading, value, blank }) =>
    value === null || blank ? [] : [[reading.label.zh, value] as const],
  );
  return new Map(found);
}

function countsIn(about: string, { statements }: Report): readonly number[] {
  return statements
    .filter((statement) => statement.about === about && /count|list|amount/.test(statement.kind))
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

function remarkOn(statement: Statement, [usual]: readonly Pair[]): readonly Remark[] {
  if (!usual) return [];
  const growth = Math.round(growthOf(usual) * 100) / 100;
  const { value, quote, place } = statement;
  return [
    {
      places: [place],
      expected: growth,
      actual: value,
      message: {
        zh: `正文“${quote}”所述增减幅度为${value}%，按上年${usual.before}、本年${usual.now}计算为${growth}%`,
        en: `The text "${quote}" states a change of ${value} %, but from ${usual.before} to ${usual.now} it is ${growth} %`,
      },
    },
  ];
}
