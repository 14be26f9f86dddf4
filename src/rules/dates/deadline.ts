import type { Case } from '../../case.ts';
import { organOf } from '../../report/organ.ts';
import { dateInPath, daysBetween } from '../../report/printed-dates.ts';
import { defineRule, type Remark } from '../../rule.ts';

/** Until the Regulations of 2019 all organs had until 31 March. */
const LAST_YEAR_OF_OLD_LAW = 2018;
const OLD_DEADLINE = '03-31';
/** Pages that carry dates further apart than this were stamped anew. */
const SAME_DATE = 7;

export default defineRule({
  kind: 'case',
  id: 'dates/deadline',
  severity: 'error',
  title: {
    zh: '按期公布：部门在1月31日前，人民政府在3月31日前',
    en: 'Published in time: departments by 31 January, governments by 31 March',
  },
  basis: '《政府信息公开条例》第四十九条（2018年度及以前：2007年条例第三十一条）',
  reads: ['published_on', 'year', 'organ'],
  check(facts) {
    const { published_on: published, year } = facts.report;
    const day = deadlineOf(facts);
    if (!published || !year) return { missing: [published ? 'year' : 'published_on'] };
    if (!day) return { missing: ['deadline of the organ'] };
    const deadline = `${year.value + 1}-${day}`;
    return published.value <= deadline ? [] : [late(facts, deadline)];
  },
  examples: {
    passes: [
      { organ: '沭阳县发展和改革局', year: 2023, published_on: '2024-01-17' },
      { organ: '沭阳县人民政府', year: 2023, published_on: '2024-03-29' },
      { organ: '沭阳县发展和改革局', year: 2018, published_on: '2019-03-29' },
    ],
    fails: [
      { organ: '沭阳县发展和改革局', year: 2023, published_on: '2024-02-06' },
      { organ: '沭阳县人民政府', year: 2023, published_on: '2024-04-09' },
      { organ: '沭阳县教育局', year: 2023, published_on: '2026-05-01' },
    ],
  },
});

/** A government’s office mostly reports for the government. */
function deadlineOf({ report, profile: { deadlines } }: Case): string | null | undefined {
  const { organ, year } = report;
  if (year && year.value <= LAST_YEAR_OF_OLD_LAW) return OLD_DEADLINE;
  const level = organ && organOf(organ.value).level;
  if (!level || level === 'committee') return undefined;
  return deadlines[level === 'office' ? 'government' : level];
}

/** A page dated a year or more later, or other than its address, may have been published in time and moved since. */
function late({ report: { published_on, organ, year }, path }: Case, deadline: string): Remark {
  const date = published_on?.value ?? '';
  const inPath = dateInPath(path);
  const moved = date.slice(0, 4) > String((year?.value ?? 0) + 1);
  const unlike = inPath !== undefined && daysBetween({ from: date, to: date, quote: date }, inPath) > SAME_DATE;
  const undecided = moved || unlike;
  const note = { zh: '；网页日期可能是迁移后重新生成的，请核实', en: '; the page may have been moved and dated anew' };
  return {
    places: published_on ? [published_on.place] : [],
    ...(undecided ? { severity: 'warning', cause: 'undecided' } : {}),
    expected: deadline,
    actual: date,
    message: {
      zh: `${organ?.value ?? '本机关'}应在${deadline}前公布年度报告，公布日期为${date}${undecided ? note.zh : ''}`,
      en: `${organ?.value ?? 'The organ'} should publish its report by ${deadline}; it is dated ${date}${undecided ? note.en : ''}`,
    },
  };
}
