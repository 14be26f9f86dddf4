import { EDITIONS } from '../../report/editions/index.ts';
import { headingsOf } from '../../report/headings.ts';
import { type Passage, passagesOf } from '../../report/passages.ts';
import type { Report } from '../../report/report.ts';
import { defineRule, type Remark } from '../../rule.ts';

const ALL = ['overview', 'disclosure', 'applications', 'review_and_litigation', 'problems', 'other_matters'];

/** Words at the beginning of a passage that tell what section it is of, wherever it stands. */
const CONTENTS: Readonly<Record<string, RegExp>> = {
  overview: /^.{0,6}(?:主动公开|依申请公开|政府信息管理|平台建设|监督保障)/,
  problems: /^.{0,8}(?:主要问题|存在(?:的)?(?:主要)?(?:问题|不足)|改进(?:情况|措施)|整改措施)/,
  other_matters: /信息处理费|其他需要报告/,
};

/** The tables that stand in a section. */
const TABLES: Readonly<Record<string, readonly string[]>> = {
  disclosure: ['disclosure.'],
  applications: ['applications.'],
  review_and_litigation: ['review.', 'litigation.'],
};

export default defineRule({
  kind: 'case',
  id: 'structure/sections',
  severity: 'error',
  title: { zh: '六个部分齐全', en: 'All six sections are there' },
  basis: '《政府信息公开条例》第五十条；国办公开办函〔2021〕30号、〔2019〕60号所附格式',
  reads: ['sections'],
  check({ report }) {
    const edition = EDITIONS.find(({ id }) => id === report.edition);
    if (!edition || report.sections.length === 0) return { missing: ['sections'] };
    const found = new Set(report.sections.map(({ id }) => id));
    return edition.sections.flatMap(({ id, title }, index) =>
      found.has(id) ? [] : [remark(report, { id, title, index })],
    );
  },
  examples: {
    passes: [{ sections: {} }],
    fails: [
      { headings: ALL.slice(0, 5).map((id) => [id, id] as const) },
      {
        headings: [
          ...ALL.slice(0, 4).map((id, index) => [id, `${'一二三四'[index]}、${id}`] as const),
          ['other_matters', '六、其他需要报告的事项'],
        ],
        sections: { review_and_litigation: '（一）主要问题\n政策解读形式不够丰富。\n（二）改进情况\n加强培训。' },
      },
    ],
  },
});

interface Missing {
  readonly id: string;
  readonly title: string;
  readonly index: number;
}

/** Lighter where the content is there without its heading; whose fault it is nobody can tell where the numbers leave a gap. */
function remark(report: Report, { id, title, index }: Missing): Remark {
  const content = contentOf(report, id);
  const gap = leavesGap(report, id);
  const number = '一二三四五六'[index] ?? '';
  const zh = content ? `没有第${number}部分的标题“${title}”，其内容印在别处` : `没有第${number}部分“${title}”`;
  const en = content
    ? `The heading of section ${index + 1} "${title}" is missing; its content stands elsewhere`
    : `Section ${index + 1} "${title}" is missing`;
  return {
    places: content?.place ? [content.place] : report.sections.slice(-1).map(({ place }) => place),
    ...(content ? { severity: 'warning' } : {}),
    ...(gap ? { cause: 'undecided' } : {}),
    expected: title,
    actual: null,
    message: gap
      ? {
          zh: `${zh}；标题序号在此处不连续，标题可能漏读`,
          en: `${en}; the numbers skip there, the heading may not have been read`,
        }
      : { zh, en },
  };
}

/** Where the content of a section stands: a passage, or its table. */
function contentOf(report: Report, id: string): { readonly place: Passage['place'] | undefined } | undefined {
  const prefixes = TABLES[id] ?? [];
  const table = report.readings.find(
    ({ field, state }) => state !== 'absent' && prefixes.some((prefix) => field.startsWith(prefix)),
  );
  if (table) return { place: table.place };
  const words = CONTENTS[id];
  return words && passagesOf(report).find(({ text }) => words.test(text));
}

/** Between the headings of the sections before and after it a number is left out. */
function leavesGap(report: Report, id: string): boolean {
  const headings = headingsOf(report);
  const at = headings.findLastIndex((heading) => heading.id !== undefined && ALL.indexOf(heading.id) < ALL.indexOf(id));
  const before = at < 0 ? 0 : headings[at]?.number;
  const next = headings[at + 1]?.number;
  return before !== undefined && next !== undefined && next - before > 1;
}
