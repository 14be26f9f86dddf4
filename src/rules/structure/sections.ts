import { EDITIONS } from '../../report/editions/index.ts';
import { defineRule } from '../../rule.ts';

const ALL = ['overview', 'disclosure', 'applications', 'review_and_litigation', 'problems', 'other_matters'];

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
    return edition.sections
      .filter(({ id }) => !found.has(id))
      .map(({ id, title }) => ({
        places: report.sections.slice(-1).map(({ place }) => place),
        expected: title,
        actual: null,
        message: {
          zh: `没有第${'一二三四五六'[edition.sections.findIndex((section) => section.id === id)]}部分“${title}”`,
          en: `Section ${1 + edition.sections.findIndex((section) => section.id === id)} "${title}" is missing`,
        },
      }));
  },
  examples: {
    passes: [{ sections: {} }],
    fails: [{ headings: ALL.slice(0, 5).map((id) => [id, id] as const) }],
  },
});
