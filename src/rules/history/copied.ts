import type { Case } from '../../case.ts';
import { ALONE, NO_LAST_YEAR } from '../../claims/history.ts';
import { LONG_PROSE, likeness, masked, PROSE } from '../../report/likeness.ts';
import type { Report, SectionText } from '../../report/report.ts';
import { defineRule, type Remark } from '../../rule.ts';

const ALIKE = 0.9;
const NEARLY = 0.8;
const SHORT = 80;
const LONG_PARAGRAPH = 60;

export default defineRule({
  kind: 'case',
  id: 'history/copied',
  severity: 'warning',
  title: { zh: '正文不是照搬上年', en: 'The text is not that of last year' },
  basis: '国办公开办函〔2021〕30号（不得内容雷同、敷衍塞责）',
  reads: ['sections', 'last year’s sections'],
  check({ report, related }: Case) {
    if (!related) return ALONE;
    const last = related.last?.report;
    if (!last) return NO_LAST_YEAR;
    const pairs = PROSE.flatMap((id) => pairOf(id, report, last));
    if (pairs.length === 0) return { missing: ['sections of some length in both reports'] };
    return pairs.flatMap((pair) => [...remarkOn(pair), ...paragraphsOf(pair)].slice(0, 1));
  },
  examples: {
    passes: [
      {
        sections: { problems: prose('基层业务培训不足') },
        last: { sections: { problems: prose('平台栏目更新不及时') } },
      },
    ],
    fails: [
      {
        sections: { problems: `2024年，${same(312)}` },
        last: { sections: { problems: `2023年，${same(296)}` } },
      },
      {
        sections: { problems: `${prose('基层业务培训不足')}\n${same(312)}` },
        last: { sections: { problems: `${prose('平台栏目更新不及时')}\n${same(296)}` } },
      },
    ],
  },
});

interface Pair {
  readonly section: SectionText;
  readonly before: SectionText;
  readonly length: number;
  readonly alike: number;
}

function pairOf(id: string, report: Report, last: Report): readonly Pair[] {
  const [section, before] = [report, last].map(({ sections }) => sections.find((one) => one.id === id));
  if (!section || !before) return [];
  const [now, then] = [section, before].map(textOf);
  if (!now || !then || Math.min(now.length, then.length) < SHORT) return [];
  return [{ section, before, length: now.length, alike: likeness(now, then) }];
}

function textOf({ paragraphs }: SectionText): string {
  return masked(paragraphs.map(({ text }) => text).join('\n'));
}

function remarkOn({ section, length, alike }: Pair): readonly Remark[] {
  if (alike < NEARLY || (alike < ALIKE && length < LONG_PROSE)) return [];
  const percent = Math.floor(alike * 100);
  return [
    {
      places: [section.place],
      severity: alike >= ALIKE && length >= LONG_PROSE ? 'warning' : 'info',
      expected: null,
      actual: `${percent}%`,
      message: {
        zh: `“${section.heading}”除年份和数字外，与上年报告的相同部分约占${percent}%`,
        en: `"${section.heading}" is ${percent} % the same as last year's, years and numbers aside`,
      },
    },
  ];
}

/** A section that is new as a whole may hold long paragraphs word for word: that is said, and is no more than that. */
function paragraphsOf({ section, before }: Pair): readonly Remark[] {
  const known = new Set(before.paragraphs.map(({ text }) => masked(text)));
  const same = section.paragraphs.filter(({ text }) => text.length >= LONG_PARAGRAPH && known.has(masked(text)));
  const [first] = same;
  if (!first) return [];
  return [
    {
      places: same.map(({ place }) => place),
      severity: 'info',
      expected: null,
      actual: first.text.slice(0, 40),
      message: {
        zh: `“${section.heading}”有${same.length}段除年份和数字外与上年报告相同：“${first.text.slice(0, 40)}…”`,
        en: `"${section.heading}" has ${same.length} paragraphs that are last year's, years and numbers aside: "${first.text.slice(0, 40)}…"`,
      },
    },
  ];
}

function prose(what: string): string {
  return `一是${what}。${[...what].map((word, index) => `第${index}项工作中${word}方面的${what.slice(0, index)}情况仍需改进`).join('；')}。`.repeat(
    2,
  );
}

function same(count: number): string {
  return (
    `全年主动公开信息${count}条。存在的主要问题：一是部分单位对政府信息公开工作重视程度不够，公开内容不够全面；` +
    '二是业务人员变动频繁，对条例理解不够深入，培训力度有待加强；三是政策解读形式较为单一，群众参与度不高。' +
    '改进措施：一是加强组织领导，落实工作责任；二是加大培训力度，提高业务水平；三是丰富解读形式，提升公开实效，更好满足群众需求。'
  );
}
