import { quoted } from '../../claims/statement-messages.ts';
import { statementsAbout } from '../../claims/statements.ts';
import type { Statement } from '../../report/report.ts';
import { defineRule, type Remark } from '../../rule.ts';

/** Said of somebody who was held to account, not of rules by which one may be. */
const HELD = /(?:被|予以|受到|进行了?|对.{1,20})(?:问责|追责|责任追究|通报批评)(?!制度|机制|办法|规定)/;

export default defineRule({
  kind: 'case',
  id: 'statements/accountability',
  severity: 'info',
  title: {
    zh: '正文关于责任追究情况的说法前后一致',
    en: 'What the text says of accountability does not contradict itself',
  },
  basis: '《政府信息公开条例》第四十七条、第五十条',
  reads: ['statements', 'sections'],
  check({ report }) {
    const stated = statementsAbout(report, ['accountability']);
    const none = stated.find(({ value }) => value === 0);
    if (stated.length === 0) return { missing: ['statements'] };
    if (!none) return [];
    const counted = stated.find(({ value }) => value > 0);
    if (counted) return [contradiction(none, counted.quote, counted.place)];
    const paragraph = report.sections
      .filter(({ id }) => id === 'problems')
      .flatMap(({ paragraphs }) => paragraphs)
      .find(({ text }) => HELD.test(text));
    const told = paragraph?.text.split(/[。；]/).find((sentence) => HELD.test(sentence));
    return paragraph && told ? [contradiction(none, told, paragraph.place)] : [];
  },
  examples: {
    passes: [
      { sections: { overview: '2023年，未出现因政府信息公开问题的责任追究情况。' } },
      {
        sections: {
          overview: '2023年，未出现因政府信息公开问题的责任追究情况。',
          problems: '严格执行保密制度及责任追究制度。',
        },
      },
    ],
    fails: [
      {
        sections: {
          overview: '2023年，未出现因政府信息公开问题的责任追究情况。',
          problems: '个别单位因公开不及时被通报批评。',
        },
      },
    ],
  },
});

function contradiction(none: Statement, told: string, place: Statement['place']): Remark {
  return {
    places: [none.place, place],
    expected: none.quote,
    actual: told,
    message: {
      zh: `正文称“${quoted(none.quote)}”，另处又称“${quoted(told)}”，前后不一致`,
      en: `The text says "${quoted(none.quote)}", and elsewhere "${quoted(told)}"`,
    },
  };
}
