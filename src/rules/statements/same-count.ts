import { plain } from '../../claims/agreement.ts';
import { quoted } from '../../claims/statement-messages.ts';
import { BASIS, distinct, sameParagraph, statementsAbout } from '../../claims/statements.ts';
import { oncePer } from '../../once.ts';
import type { Report, Statement } from '../../report/report.ts';
import { defineRule, type Remark } from '../../rule.ts';

export default defineRule({
  kind: 'case',
  id: 'statements/same-count',
  severity: 'warning',
  title: {
    zh: '正文两处说同一事项的，数字一致',
    en: 'Where the text counts the same thing twice, it gives the same number',
  },
  basis: BASIS,
  reads: ['statements'],
  check({ report }) {
    const stated = candidates(report);
    if (stated.length === 0) return { missing: ['statements'] };
    const alike = [...Map.groupBy(stated, skeletonOf).values()];
    return alike.flatMap((group) => remarkOf(group));
  },
  examples: {
    passes: [
      {
        sections: {
          overview: '全年举办政府信息公开业务培训班3期。',
          other_matters: '全年举办政府信息公开业务培训班3期。',
        },
      },
      // Different channels.
      {
        sections: {
          overview: '及时通过政府网站公开信息518条。\n区教育局微信公众号公开信息528条。',
        },
      },
    ],
    fails: [
      {
        sections: {
          overview: '全年举办政府信息公开业务培训班3期。',
          other_matters: '全年举办政府信息公开业务培训班5期。',
        },
      },
    ],
  },
});

/** Counts of what no table has; what comes and goes (保留, 新增) may be counted twice at two times. */
const AT_A_TIME = /保留|原有|现有|新增|新开|清理|关停|上半年|下半年|季度|月|截至|上年|去年|分别|每/;

/** The shortest clause, its number left out, that surely means the same thing. */
const SURE = 10;
const SHORTEST = 6;

function candidates(report: Report): readonly Statement[] {
  return statementsAbout(report, ['narrative', 'applications.channels.']).filter(
    (statement) =>
      (statement.kind === 'count' || statement.kind === 'list') &&
      !statement.approximate &&
      statement.noun.length >= 3 &&
      !AT_A_TIME.test(statement.quote) &&
      skeletonOf(statement).length >= SHORTEST,
  );
}

/** The words of the clause: who, by what, and what is counted, without year and number. */
const skeletonOf = oncePer(({ quote: printed, value }: Statement): string => {
  const quote = plain(printed);
  const number = new RegExp(`(?<!\\d)${value}(?!\\d)`);
  const end = quote.search(number);
  // In characters (七件): what the clause says without its number is not known.
  if (end < 0) return '';
  const clause = quote.slice(0, end);
  const unit = quote.slice(end + String(value).length);
  return `${clause.replace(/20\d\d年度?|全年|今年|本年度?|年内|累计|总计|共计|合计|共|已|[，。、；：,;:\s]/g, '')}${unit.slice(0, 2)}`;
});

function remarkOf(group: readonly Statement[]): readonly Remark[] {
  const [first] = group;
  const other = group.find(
    (one) => first && one.value !== first.value && one.scope === first.scope && one.unit === first.unit,
  );
  if (!first || !other) return [];
  const sure = skeletonOf(first).length >= SURE && !sameParagraph(first, other);
  return [
    {
      places: distinct([first.place, other.place]),
      severity: sure ? 'warning' : 'info',
      expected: first.value,
      actual: other.value,
      message: {
        zh: `正文“${quoted(first.quote)}”与“${quoted(other.quote)}”说的是同一事项，数字不一致`,
        en: `The text counts the same thing twice with different numbers: "${quoted(first.quote)}" and "${quoted(other.quote)}"`,
      },
    },
  ];
}
