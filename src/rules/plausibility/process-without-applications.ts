import { passagesOf, sentencesOf } from '../../report/passages.ts';
import { sumOf, valuesOf } from '../../report/values.ts';
import { defineRule } from '../../rule.ts';

const INTAKE = ['applications.received.total', 'applications.carried_in.total'];
/** Said of applications that were answered. */
const ANSWERED =
  /答复申请(?:时|中|过程)|在办理(?:依)?申请(?:时|中|过程)|申请[^。；]{0,16}(?:均|全部|都)[^。；]{0,10}(?:答复|办结|回复)|(?:按时|及时|按期)(?:办结|答复)率/;
const NONE = /未收到|没有收到|无依申请|未接到|未发生|0[件条份起]|零/;

export default defineRule({
  kind: 'case',
  id: 'plausibility/process-without-applications',
  severity: 'info',
  title: {
    zh: '没有收到申请时，正文不称已答复申请',
    en: 'Where no application was received the text does not tell how they were answered',
  },
  basis: '国办公开办函〔2021〕30号（内容雷同、敷衍塞责的追责要求）',
  reads: [...INTAKE, 'sections'],
  check({ report }) {
    const value = valuesOf(report);
    const intake = sumOf(INTAKE.map(value));
    const passages = passagesOf(report);
    if (intake === null || passages.length === 0) return { missing: intake === null ? INTAKE : ['sections'] };
    if (intake > 0) return [];
    for (const passage of passages) {
      const sentence = sentencesOf(passage).find((text) => ANSWERED.test(text) && !NONE.test(text));
      if (!sentence) continue;
      return [
        {
          places: [passage.place],
          fields: INTAKE,
          expected: null,
          actual: sentence,
          message: {
            zh: `表中没有收到申请，正文却写道：“${sentence}”，可能是套用的文字`,
            en: `No application was received, but the text says: "${sentence}"; it may be a stock text`,
          },
        },
      ];
    }
    return [];
  },
  examples: {
    passes: [
      { rest: '0', sections: { overview: '（二）依申请公开情况。2023年无依申请公开情况。' } },
      {
        cells: { 'applications.received.total': '3' },
        rest: '0',
        sections: { overview: '收到申请3件，均按期答复。' },
      },
    ],
    fails: [
      {
        rest: '0',
        sections: { overview: '在答复申请时，做到依法有据、严谨规范、慎重稳妥，保证办结时限要求，提高办件质量。' },
      },
    ],
  },
});
