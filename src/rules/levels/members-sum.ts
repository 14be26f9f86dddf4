import type { Case, Sibling } from '../../case.ts';
import { numberOf, titleOf } from '../../claims/history.ts';
import { mayBeSame, organOf } from '../../report/organ.ts';
import type { Report } from '../../report/report.ts';
import { readingsByField } from '../../report/values.ts';
import { defineRule, type Remark } from '../../rule.ts';

const FIELDS = [
  'applications.received.total',
  'applications.outcomes.total.total',
  'applications.carried_forward.total',
  'review.total',
  'litigation.direct.total',
  'litigation.after_review.total',
  'disclosure.normative_documents.in_force',
  'disclosure.permits.decisions',
  'disclosure.penalties.decisions',
  'disclosure.coercive_measures.decisions',
];

export default defineRule({
  kind: 'case',
  id: 'levels/members-sum',
  severity: 'warning',
  title: {
    zh: '汇总报告的数字不少于所汇总各机关报告的合计',
    en: 'A report that sums up those of other organs has no less than they have together',
  },
  basis: '《政府信息公开条例》第四十九条；ogi.config.json 中 organs.members 所列的汇总范围',
  reads: [...FIELDS, 'the reports of the organs that belong to it'],
  check(facts) {
    const members = facts.related?.members ?? [];
    if (members.length === 0) return { missing: ['reports of the organs that belong to it'] };
    if (coversOfficeOnly(facts.report)) return { missing: ['the scope of the whole region'] };
    const absent = absentMembers(facts, members);
    const compared = FIELDS.flatMap((field) => comparisonOf(field, facts.report, members));
    if (compared.length === 0) return { missing: FIELDS };
    const complete = absent.length === 0 && members.some(({ report }) => isOffice(report));
    return compared.flatMap((comparison) => remarkOn(comparison, absent, complete));
  },
  examples: {
    passes: [
      {
        organ: '溪桥县人民政府',
        cells: { 'applications.received.total': '12' },
        members: [
          { organ: '溪桥县教育局', cells: { 'applications.received.total': '3' } },
          { organ: '溪桥县民政局', cells: { 'applications.received.total': '4' } },
        ],
      },
    ],
    fails: [
      {
        organ: '溪桥县人民政府',
        cells: { 'applications.received.total': '5' },
        members: [
          { organ: '溪桥县教育局', cells: { 'applications.received.total': '3' } },
          { organ: '溪桥县民政局', cells: { 'applications.received.total': '4' } },
        ],
      },
      {
        organ: '溪桥县人民政府',
        cells: { 'applications.received.total': '9' },
        members: [
          { organ: '溪桥县人民政府办公室', cells: { 'applications.received.total': '3' } },
          { organ: '溪桥县民政局', cells: { 'applications.received.total': '4' } },
        ],
      },
    ],
  },
});

/** Whether the text says that the numbers of the table are those of the office or a part alone. */
function coversOfficeOnly(report: Report): boolean {
  const received = numberOf(readingsByField(report), 'applications.received.total');
  const said = report.statements.filter(({ about }) => about === 'applications.received.total');
  return (
    said.some(({ scope, value }) => scope === 'part' && value === received) &&
    said.every(({ scope }) => scope !== 'whole')
  );
}

/** Organs that the profile names, and that have no report here. */
function absentMembers({ report, profile }: Case, members: readonly Sibling[]): readonly string[] {
  const own = organOf(report.organ?.value ?? '');
  const named = Object.entries(profile.organs.members).find(([organ]) => mayBeSame(organOf(organ), own))?.[1] ?? [];
  const there = members.map((member) => organOf(member.report.organ?.value ?? ''));
  return named.filter((name) => !there.some((organ) => mayBeSame(organ, organOf(name))));
}

function isOffice({ organ }: Report): boolean {
  return organOf(organ?.value ?? '').level === 'office';
}

interface Comparison {
  readonly field: string;
  readonly own: number;
  readonly sum: number;
  /** How many members the sum is of. */
  readonly counted: number;
  /** Whether every member has the number. */
  readonly whole: boolean;
}

function comparisonOf(field: string, report: Report, members: readonly Sibling[]): readonly Comparison[] {
  const own = numberOf(readingsByField(report), field);
  const numbers = members.flatMap((member) => numberOf(readingsByField(member.report), field) ?? []);
  if (own === null || numbers.length === 0) return [];
  const sum = numbers.reduce((total, number) => total + number, 0);
  return [{ field, own, sum, counted: numbers.length, whole: numbers.length === members.length }];
}

function remarkOn(
  { field, own, sum, counted, whole }: Comparison,
  absent: readonly string[],
  complete: boolean,
): readonly Remark[] {
  const below = own < sum;
  if (!below && (own === sum || !complete || !whole)) return [];
  const title = titleOf(field);
  const without = absent.length > 0 ? `（未见报告：${absent.join('、')}）` : '';
  return [
    {
      fields: [field],
      severity: below ? 'warning' : 'info',
      expected: below ? `≥${sum}` : sum,
      actual: own,
      message: {
        zh: `“${title}”为${own}，${below ? '少于' : '多于'}所汇总的${counted}个机关的合计${sum}${without}，请确认统计范围`,
        en: `"${title}" is ${own}, ${below ? 'less' : 'more'} than the ${sum} of the ${counted} organs it sums up${absent.length > 0 ? ` (no report: ${absent.join(', ')})` : ''}: confirm the scope`,
      },
    },
  ];
}
