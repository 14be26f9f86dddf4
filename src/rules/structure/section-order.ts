import { EDITIONS } from '../../report/editions/index.ts';
import { type Heading, headingsOf } from '../../report/headings.ts';
import { defineRule, type Remark } from '../../rule.ts';

const NUMERALS = '一二三四五六七八九十';

export default defineRule({
  kind: 'case',
  id: 'structure/section-order',
  severity: 'warning',
  title: {
    zh: '六个部分各出现一次，次序与格式一致，序号连续',
    en: 'The sections stand in the order of the form, each once, numbered in sequence',
  },
  basis: '国办公开办函〔2021〕30号、〔2019〕60号所附格式',
  reads: ['sections'],
  check({ report }) {
    const order = EDITIONS.find(({ id }) => id === report.edition)?.sections.map(({ id }) => id);
    const headings = headingsOf(report).filter(({ alike }) => alike);
    if (!order || headings.length < 2) return { missing: ['sections'] };
    const numbered = headings.filter(({ number }) => number !== undefined);
    const restart = restarts(numbered);
    if (restart.length > 0) return restart;
    return [...repeated(numbered), ...disordered(headings, order), ...misnumbered(headings, headingsOf(report), order)];
  },
  examples: {
    passes: [
      {},
      {
        headings: [
          ['overview', '一、总体情况'],
          ['', '主动公开情况'],
          ['disclosure', '二、主动公开政府信息情况'],
        ],
      },
      {
        headings: [
          ['disclosure', '二、主动公开政府信息情况'],
          ['disclosure', '主动公开政府信息情况'],
        ],
      },
    ],
    fails: [
      {
        headings: [
          ['overview', '一、总体情况'],
          ['disclosure', '三、主动公开政府信息情况'],
          ['applications', '四、收到和处理政府信息公开申请情况'],
          ['disclosure', '一、主动公开政府信息情况'],
          ['applications', '二、收到和处理政府信息公开申请情况'],
        ],
      },
      {
        headings: [
          ['overview', '一、总体情况'],
          ['applications', '二、收到和处理政府信息公开申请情况'],
          ['disclosure', '三、主动公开政府信息情况'],
        ],
      },
      {
        headings: [
          ['overview', '一、总体情况'],
          ['disclosure', '二、主动公开政府信息情况'],
          ['applications', '二、收到和处理政府信息公开申请情况'],
          ['review_and_litigation', '四、政府信息公开行政复议、行政诉讼情况'],
          ['problems', '五、存在的主要问题及改进情况'],
          ['other_matters', '六、其他需要报告的事项'],
        ],
      },
    ],
  },
});

/** A section that comes again after later ones, numbered from the beginning: narrative and tables apart. */
function restarts(headings: readonly Heading[]): readonly Remark[] {
  const again = headings.findIndex(
    ({ id, number }, index) =>
      number === 1 && index > 1 && headings.slice(0, index).some((before) => before.id === id || before.number === 1),
  );
  const heading = headings[again];
  const before = headings[again - 1];
  if (!heading || !before) return [];
  return [
    {
      places: [heading.section.place],
      expected: '一至六连续编号',
      actual: heading.section.heading,
      message: {
        zh: `标题序号从头编起：“${before.section.heading}”之后又印“${heading.section.heading}”，六个部分应各出现一次、连续编号`,
        en: `The numbering of the headings restarts: "${before.section.heading}" is followed by "${heading.section.heading}"; each of the six sections should stand once`,
      },
    },
  ];
}

function repeated(headings: readonly Heading[]): readonly Remark[] {
  return headings.flatMap(({ id, section }, index): Remark[] => {
    const first = headings.slice(0, index).find((other) => other.id === id);
    if (!first) return [];
    return [
      {
        places: [section.place, first.section.place],
        expected: 1,
        actual: 2,
        message: {
          zh: `同一部分出现两次：“${first.section.heading}”和“${section.heading}”`,
          en: `One section stands twice: "${first.section.heading}" and "${section.heading}"`,
        },
      },
    ];
  });
}

/** The first section that stands before one it should follow. */
function disordered(headings: readonly Heading[], order: readonly string[]): readonly Remark[] {
  const places = headings.map(({ id }) => order.indexOf(id ?? ''));
  const at = places.findIndex((place, index) => index > 0 && place < (places[index - 1] ?? 0));
  const [before, heading] = [headings[at - 1], headings[at]];
  if (!before || !heading) return [];
  return [
    {
      places: [heading.section.place, before.section.place],
      expected: `“${heading.title}”在“${before.title}”之前`,
      actual: `“${heading.title}”在“${before.title}”之后`,
      message: {
        zh: `部分的次序与格式不同：“${heading.section.heading}”应在“${before.section.heading}”之前`,
        en: `The order of the sections is not that of the form: "${heading.section.heading}" should stand before "${before.section.heading}"`,
      },
    },
  ];
}

/** All sections are there in order, but one bears another number than its own. */
function misnumbered(
  headings: readonly Heading[],
  all: readonly Heading[],
  order: readonly string[],
): readonly Remark[] {
  const inOrder = headings.length === order.length && headings.every(({ id }, index) => id === order[index]);
  if (!inOrder || all.length > headings.length) return [];
  return headings.flatMap(({ number, section }, index): Remark[] => {
    const expected = NUMERALS[index] ?? '';
    if (number === undefined || number === index + 1) return [];
    return [
      {
        places: [section.place],
        expected,
        actual: NUMERALS[number - 1] ?? String(number),
        message: {
          zh: `标题“${section.heading}”的序号应为“${expected}”`,
          en: `The heading "${section.heading}" should be numbered ${index + 1}（${expected}）`,
        },
      },
    ];
  });
}
