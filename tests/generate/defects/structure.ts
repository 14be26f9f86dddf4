import { SECTIONS } from '../../../src/report/editions/shared.ts';
import { officeOf } from '../names.ts';
import { generateTruth } from '../numbers.ts';
import { type SectionText, type Truth, withCell } from '../truth.ts';
import { type Clean, type Defect, type Kind, withSection } from './defect.ts';

type Change = (clean: Clean) => Truth | undefined;

/** A kind of error that rules on structure tell. */
function kind(id: string, expect: readonly string[], names: readonly string[], change: Change): Kind {
  return {
    id,
    make: (clean): Defect | undefined => {
      const truth = change(clean);
      const same = truth && JSON.stringify(truth) === JSON.stringify(clean.truth);
      return truth && !same ? { truth, description: id, expect, names } : undefined;
    },
  };
}

/** Some text of the introduction said otherwise. */
function introduced(truth: Truth, from: string | RegExp, to: string): Truth {
  return { ...truth, introduction: truth.introduction.map((text) => text.replaceAll(from, to)) };
}

/** The first passage that fits said otherwise. */
function replaced(truth: Truth, from: RegExp, to: string): Truth {
  const found = truth.sections.flatMap(({ paragraphs }) => paragraphs).find((text) => from.test(text));
  const paragraphs = (section: SectionText): readonly string[] =>
    section.paragraphs.map((text) => (text === found ? text.replace(from, to) : text));
  return { ...truth, sections: truth.sections.map((section) => ({ ...section, paragraphs: paragraphs(section) })) };
}

const years: readonly Kind[] = [
  kind('year: another in the title', ['structure/'], ['title', '2023', '2024'], ({ truth }) => ({
    ...truth,
    title: truth.title.replace(String(truth.year), String(truth.year - 1)),
  })),
  kind('year: another in the period', ['structure/period', 'structure/year'], ['2023', '2024'], ({ truth }) =>
    truth.period ? introduced(truth, /(\d{4})(?=\s*年\s*(?:1|12)\s*月)/g, String(truth.year - 1)) : undefined,
  ),
  kind('year: another in the introduction', ['structure/'], ['2023'], ({ truth }) =>
    introduced(truth, `${truth.year}年政府信息公开工作情况`, `${truth.year - 1}年政府信息公开工作情况`),
  ),
  kind('year: last year in the text', ['structure/'], ['2023'], ({ truth }) =>
    withSection(truth, 'overview', ({ paragraphs: [lead = '', ...rest] }) => ({
      paragraphs: [lead.replace(String(truth.year), String(truth.year - 1)), ...rest],
    })),
  ),
];

function heading(id: string): string {
  return SECTIONS.find((section) => section.id === id)?.title ?? '';
}

/** Words of headings for messages that name a section: its title in the form, or its number. */
function named(...ids: readonly string[]): readonly string[] {
  const ordinals = ids.map((id) => `${'一二三四五六'[SECTIONS.findIndex((section) => section.id === id)]}、`);
  return [...ids.map(heading), ...ordinals];
}

const sections: readonly Kind[] = [
  ...(['overview', 'problems', 'other_matters'] as const).map((id) =>
    kind(`section missing: ${heading(id)}`, ['structure/sections'], named(id), ({ truth }) => ({
      ...truth,
      sections: truth.sections.filter((section) => section.id !== id),
    })),
  ),
  kind('section renamed', ['structure/titles'], ['政府信息依申请公开情况'], ({ truth }) =>
    withSection(truth, 'applications', () => ({ heading: '三、政府信息依申请公开情况' })),
  ),
  kind(
    'two sections in the wrong order',
    ['structure/section-order'],
    named('problems', 'other_matters'),
    ({ truth }) => ({
      ...truth,
      sections: [...truth.sections.slice(0, 4), ...truth.sections.slice(4).toReversed()],
    }),
  ),
  kind('topics of section 一 missing', ['structure/topics'], ['监督保障'], ({ truth }) =>
    withSection(truth, 'overview', ({ paragraphs }) => ({ paragraphs: paragraphs.slice(0, 3) })),
  ),
  kind('improvements missing', ['structure/problems'], ['改进'], ({ truth }) =>
    withSection(truth, 'problems', () => ({
      paragraphs: [
        '一是政策解读以文字为主，图表和视频偏少；二是个别栏目更新不够及时，存在集中发布的现象；三是基层力量薄弱。',
      ],
    })),
  ),
  kind(
    'the processing fee is not stated',
    ['structure/processing-fee', 'statements/processing-fee'],
    ['信息处理费'],
    ({ truth }) => withSection(truth, 'other_matters', () => ({ paragraphs: ['无其他需要报告的事项。'] })),
  ),
  kind('accountability missing (governments)', ['structure/accountability'], ['责任追究'], ({ truth }) =>
    truth.organ.endsWith('人民政府') ? replaced(truth, /[^。）]*责任追究[^。]*。/, '') : undefined,
  ),
  kind('social assessment missing (governments)', ['structure/accountability'], ['社会评议'], ({ truth }) =>
    truth.organ.endsWith('人民政府') ? replaced(truth, /[^。）]*社会评议[^。]*。/, '') : undefined,
  ),
];

/** The organ of the same kind in another place, from which a text may have been copied. */
function neighbour(organ: string): string {
  return organ.replace(/^(?:[^市]{2,4}市)?(?:[^市县区]{2,4}[县区])?/, '磐岭县');
}

const residue: readonly Kind[] = [
  kind('superseded basis: 〔2019〕60号', ['structure/basis'], ['60号'], ({ truth }) =>
    introduced(truth, '国办公开办函〔2021〕30号', '国办公开办函〔2019〕60号'),
  ),
  kind('superseded basis: 国令第492号', ['structure/basis'], ['492'], ({ truth }) =>
    introduced(truth, '第711号', '第492号'),
  ),
  kind('misprint in the basis', ['structure/basis-typo', 'structure/basis'], ['涵'], ({ truth }) =>
    introduced(truth, '公开办函', '公开办涵'),
  ),
  kind('placeholder for a number', ['structure/placeholder'], ['XX', '××', 'X'], ({ truth }) =>
    replaced(truth, /\d+(?=篇|人次|次，|条，)/, 'XX'),
  ),
  kind('instruction of the form left in', ['structure/placeholder'], ['表格如下', '以表格形式'], ({ truth }) =>
    withSection(truth, 'disclosure', () => ({ paragraphs: ['该部分以表格形式报告。表格如下：'] })),
  ),
  kind('another organ in the contact line', ['structure/organ'], ['磐岭县'], ({ truth }) =>
    introduced(
      truth,
      new RegExp(`${officeOf(truth.organ)}(?=联系|咨询|，联系)`, 'g'),
      officeOf(neighbour(truth.organ)),
    ),
  ),
  kind('another organ in the introduction', ['structure/organ'], ['磐岭县'], ({ truth }) =>
    introduced(truth, new RegExp(`${truth.organ}(?=编制|依据|${truth.year}年)`, 'g'), neighbour(truth.organ)),
  ),
];

const late = ({ organ, year }: Truth): string => `${year + 1}-${/人民政府/.test(organ) ? '04-12' : '03-06'}`;

const dates: readonly Kind[] = [
  {
    id: 'published late',
    make: ({ truth }) => {
      const day = late(truth);
      const on = { ...truth, published_on: day };
      return {
        truth: on,
        description: day,
        expect: ['dates/'],
        names: [day, day.replace(/(\d+)-0?(\d+)-0?(\d+)/, '$1年$2月$3日')],
      };
    },
  },
  {
    id: 'published before the year was over',
    make: ({ truth }) => {
      const day = `${truth.year}-12-20`;
      return { truth: { ...truth, published_on: day }, description: day, expect: ['dates/'], names: [day, '12月20日'] };
    },
  },
  kind('tables of the form of 2019', ['structure/edition'], ['2019', '2021'], ({ truth }) => {
    const { organ, year, seed } = truth;
    return {
      ...generateTruth(seed, { organ, year, edition: '2019', blanks: 'none', profile: 'bureau' }),
      title: truth.title,
    };
  }),
];

function copied(id: string, names: readonly string[], ids: readonly string[]): Kind {
  return {
    id,
    make: ({ truth, last }) => {
      const years = (text: string): string => text.replaceAll(String(last.year), String(truth.year));
      const sectionsNow = truth.sections.map((section) => {
        const old = last.sections.find((other) => other.id === section.id);
        return ids.includes(section.id) && old ? { ...section, paragraphs: old.paragraphs.map(years) } : section;
      });
      const expect = ['history/copied'];
      return { truth: { ...truth, sections: sectionsNow }, last, description: id, expect, names };
    },
  };
}

/** Shorter paragraphs may be the same each year. */
const LONG_PARAGRAPH = 60;

/** The longest paragraph without numbers, which would tell of themselves. */
const paragraph: Kind = {
  id: 'copied from last year: one paragraph of section 一',
  make: ({ truth, last }) => {
    const plain = (last.sections[0]?.paragraphs ?? []).filter(
      (text) => text.length >= LONG_PARAGRAPH && !/\d/.test(text),
    );
    const old = plain.toSorted((a, b) => b.length - a.length)[0];
    if (old === undefined) return undefined;
    const after = withSection(truth, 'overview', ({ paragraphs }) => ({ paragraphs: [...paragraphs, old] }));
    return { truth: after, last, description: old, expect: ['history/copied'], names: named('overview') };
  },
};

const history: readonly Kind[] = [
  copied('copied from last year: section 五', named('problems'), ['problems']),
  copied('copied from last year: section 一', named('overview'), ['overview']),
  paragraph,
  {
    id: 'tables 2 to 4 are those of last year',
    make: ({ truth, last }) => {
      const after = Object.entries(last.printed).reduce(
        (one, [field, text]) => withCell(one, field, last.values[field] ?? null, text),
        truth,
      );
      return {
        truth: after,
        last,
        description: 'all numbers as last year',
        expect: ['history/'],
        names: ['applications', 'disclosure', '表'],
      };
    },
  },
];

function exchanged(id: string, pair: readonly [string, string], names: readonly string[]): Kind {
  return kind(id, ['structure/', 'reading/'], names, ({ truth }) => ({ ...truth, exchanged: [pair] }));
}

const order: readonly Kind[] = [
  exchanged(
    'rows exchanged with their labels',
    ['outcomes.unavailable.not_held', 'outcomes.unavailable.needs_creation'],
    ['applications.outcomes.unavailable', '不掌握', '另行制作'],
  ),
  exchanged(
    'columns exchanged with their heads',
    ['commercial_enterprise', 'research_institution'],
    ['商业企业', '科研机构', 'applications'],
  ),
  exchanged(
    'blocks of lawsuits exchanged with their heads',
    ['litigation.direct', 'litigation.after_review'],
    ['复议后起诉', '未经复议直接起诉', 'litigation'],
  ),
];

/** Errors in what the report is made of, in its dates, and against last year's text. */
export const STRUCTURE_DEFECTS: readonly Kind[] = [...years, ...sections, ...residue, ...dates, ...history, ...order];
