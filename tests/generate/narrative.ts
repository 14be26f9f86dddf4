import { SECTIONS } from '../../src/report/editions/shared.ts';
import type { Facts } from './prose/facts.ts';
import { introduction, otherMatters, problems } from './prose/frame.ts';
import { overview } from './prose/overview.ts';
import { digitsOf, type Sentence } from './prose/sentence.ts';
import { type Random, randomFrom } from './random.ts';
import type { SectionText, Truth } from './truth.ts';

type Text = Pick<Truth, 'introduction' | 'sections' | 'statements' | 'period'>;

/** The text of a report in our own words; what it states agrees with the tables and with the year before. */
export function narrative(facts: Facts): Text {
  const random = randomFrom(31 * facts.seed + facts.year);
  const dated = facts.dated || random.chance(0.8);
  const digits = digitsOf(random);
  const written: Readonly<Record<string, readonly (readonly Sentence[])[]>> = {
    overview: overview(random, facts, digits),
    problems: problems(random, facts),
    other_matters: otherMatters(random, facts, digits),
  };
  return {
    period: dated ? { from: `${facts.year}-01-01`, to: `${facts.year}-12-31` } : null,
    introduction: introduction(random, facts, dated),
    sections: headings(random, facts).map(
      ([id, heading], index): SectionText => ({
        id,
        heading: `${'一二三四五六'[index]}、${heading}`,
        paragraphs: (written[id] ?? []).map((sentences) => sentences.map(({ text }) => text).join('')),
      }),
    ),
    statements: Object.values(written)
      .flat(2)
      .flatMap(({ stated }) => stated),
  };
}

/** Headings that organs write in place of the form's. */
const REWORDED: Readonly<Record<string, readonly string[]>> = {
  overview: ['工作开展情况', '基本情况'],
  disclosure: ['政府信息主动公开情况', '主动公开工作情况'],
  applications: ['政府信息依申请公开情况', '依申请公开办理情况'],
  review_and_litigation: ['行政复议和行政诉讼情况', '政府信息公开复议、诉讼情况'],
  problems: ['存在的主要问题及整改措施', '存在的不足和下步打算'],
  other_matters: ['其他事项', '其他需要说明的事项'],
};

function headings(random: Random, { reworded }: Facts): (readonly [string, string])[] {
  return SECTIONS.map(({ id, title, alternates = [] }) => {
    const own = reworded && random.chance(0.5) ? REWORDED[id] : undefined;
    const official = alternates.length > 0 && random.chance(0.08) ? random.pick(alternates) : title;
    return [id, own ? random.pick(own) : official];
  });
}
