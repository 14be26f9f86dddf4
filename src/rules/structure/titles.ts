import type { Section } from '../../report/edition.ts';
import { EDITIONS } from '../../report/editions/index.ts';
import { comparableTitle, type Heading, headingsOf } from '../../report/headings.ts';
import { defineRule, type Remark } from '../../rule.ts';

export default defineRule({
  kind: 'case',
  id: 'structure/titles',
  severity: 'warning',
  title: { zh: '各部分标题与格式一致', en: 'The sections bear the titles of the form' },
  basis: '国办公开办函〔2021〕30号、〔2019〕60号所附格式；《政府信息公开条例》第五十条',
  reads: ['sections'],
  check({ report }) {
    const edition = EDITIONS.find(({ id }) => id === report.edition);
    if (!edition || report.sections.length === 0) return { missing: ['sections'] };
    const headings = headingsOf(report);
    const known = edition.sections.flatMap((section, index) => {
      const own = headings.filter(({ id }) => id === section.id);
      return own.some((heading) => isOfficial(heading, section)) ? [] : own.slice(0, 1).flatMap(wrong(section, index));
    });
    return [...known, ...headings.filter(({ id }) => id === undefined).map(foreign)];
  },
  examples: {
    passes: [
      {},
      { headings: [['overview', '一、总体情况、']] },
      { headings: [['other_matters', '六、其它需要报告的事项']] },
    ],
    fails: [
      { headings: [['applications', '三、政府信息依申请公开情况']] },
      { headings: [['review_and_litigation', '四、政府信息公开行政法复议、行政诉讼情况']] },
      { headings: [['problems', '五、存在的主要问题及整改措施']] },
      { headings: [['problems', '五、政府信息公开工作存在的主要问题及改进情况']] },
      { headings: [['', '二、工作机制保障']] },
    ],
  },
});

function isOfficial({ title }: Heading, section: Section): boolean {
  return comparableTitle(title) === comparableTitle(section.title);
}

/** A title that notices or the Regulations use is accepted, and only said. */
function wrong(section: Section, index: number): (heading: Heading) => readonly Remark[] {
  return ({ title, section: { place } }) => {
    const accepted = section.alternates.some((other) => comparableTitle(other) === comparableTitle(title));
    const zh = `第${'一二三四五六'[index]}部分的标题印作“${title}”，格式为“${section.title}”`;
    const en = `The title of section ${index + 1} is printed as "${title}"; the form has "${section.title}"`;
    return [
      {
        places: [place],
        ...(accepted ? { severity: 'info' } : {}),
        expected: section.title,
        actual: title,
        message: accepted ? { zh: `${zh}，属通用写法`, en: `${en}, the wording is in common use` } : { zh, en },
      },
    ];
  };
}

function foreign({ section: { heading, place } }: Heading): Remark {
  return {
    places: [place],
    severity: 'info',
    expected: null,
    actual: heading,
    message: {
      zh: `标题“${heading}”不属于格式规定的六个部分`,
      en: `The heading "${heading}" is none of the six of the form`,
    },
  };
}
