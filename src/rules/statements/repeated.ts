import { quoted } from '../../claims/statement-messages.ts';
import { distinct } from '../../claims/statements.ts';
import type { Place } from '../../document.ts';
import type { Paragraph } from '../../report/report.ts';
import { defineRule } from '../../rule.ts';

const LONG = 30;

export default defineRule({
  kind: 'case',
  id: 'statements/repeated',
  severity: 'info',
  title: { zh: '报告中没有逐字重复的句子', en: 'No sentence of the report is repeated word for word' },
  basis: '国办公开办函〔2021〕30号（报告内容应当准确、全面，不得敷衍）',
  reads: ['sections'],
  check({ report }) {
    const paragraphs = [...report.introduction, ...report.sections.flatMap((section) => section.paragraphs)];
    if (paragraphs.length === 0) return { missing: ['sections'] };
    const found = Map.groupBy(paragraphs.flatMap(sentencesOf), ({ text }) => text);
    const repeated = [...found.values()].filter((places) => places.length > 1);
    // A paragraph that was copied repeats several sentences: one remark.
    const copied = Map.groupBy(repeated, (places) => JSON.stringify(places.map(({ place }) => place)));
    return [...copied.values()].map((sentences) => {
      const [first = []] = sentences;
      const text = first[0]?.text ?? '';
      const more = sentences.length > 1 ? `等${sentences.length}句` : '';
      return {
        places: distinct(first.map(({ place }) => place)),
        expected: 1,
        actual: first.length,
        message: {
          zh: `“${quoted(text)}”${more}在报告中逐字出现${first.length}次`,
          en: `"${quoted(text)}"${more && ` and ${sentences.length - 1} more`} stands in the report ${first.length} times`,
        },
      };
    });
  },
  examples: {
    passes: [
      {
        sections: {
          overview: '强化组织领导、规范办理流程，指导各部门采取自行办理、协同办理、会商办理相结合的工作方式。',
        },
      },
    ],
    fails: [
      {
        sections: {
          overview: '强化组织领导、规范办理流程，指导各部门采取自行办理、协同办理、会商办理相结合的工作方式。',
          problems: '强化组织领导、规范办理流程，指导各部门采取自行办理、协同办理、会商办理相结合的工作方式。',
        },
      },
    ],
  },
});

function sentencesOf({ text, place }: Paragraph): readonly { readonly text: string; readonly place: Place }[] {
  return text
    .replace(/\s+/g, '')
    .split(/(?<=[。；！？;!?])/)
    .filter((sentence) => sentence.length >= LONG && /[一-鿿]/.test(sentence))
    .map((sentence) => ({ text: sentence, place }));
}
