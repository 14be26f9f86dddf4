import type { Message } from '../../finding.ts';
import { isTraditional, textIn } from '../../report/passages.ts';
import { defineRule, type Remark } from '../../rule.ts';

const NOTHING = /^(?:（[一二]）[^。]{0,12})?(?:暂?无|没有|不存在|暂无问题|无存在问题)[。.]?$/;
const PROBLEM = /问题|不足|差距|薄弱|欠缺|短板|困难|有待|不够|不强|不高|不深|不多|不及时|滞后|偏少|仍需|还需|缺乏/;
const IMPROVEMENT = /改进|整改|下一步|下步|加强|提升|提高|完善|强化|优化|措施|加大|深化|规范|推进|今后|将/;

/** A shorter text was shortened: nothing can be said of what it lacks. */
const FULL_LENGTH = 40;
/** An overview of this length is whole, and so should be the other sections. */
const FULL_OVERVIEW = 500;

export default defineRule({
  kind: 'case',
  id: 'structure/problems',
  severity: 'warning',
  title: {
    zh: '第五部分写明存在的主要问题和改进情况',
    en: 'Section 5 tells of problems and of improvements',
  },
  basis: '《政府信息公开条例》第五十条第一款第（四）项',
  reads: ['sections'],
  check({ report }) {
    const section = report.sections.find(({ id }) => id === 'problems');
    if (!section) return { missing: ['sections'] };
    const text = textIn(report, 'problems');
    if (isTraditional(text)) return { missing: ['simplified characters'] };
    const remark = (severity: 'warning' | 'info', actual: string | null, message: Message): readonly Remark[] => [
      { places: [section.place], severity, expected: '主要问题及改进情况', actual, message },
    ];
    if (text === '') {
      const whole = textIn(report, 'overview').length >= FULL_OVERVIEW;
      return remark(whole ? 'warning' : 'info', null, {
        zh: '第五部分只有标题，没有内容',
        en: 'Section 5 has a heading and no text',
      });
    }
    if (NOTHING.test(text)) {
      return remark('warning', text, {
        zh: `第五部分只写“${text}”，应写明存在的主要问题和改进情况`,
        en: `Section 5 only says "${text}"; it should tell of problems and improvements`,
      });
    }
    const lacking = [
      ...(PROBLEM.test(text) ? [] : [{ zh: '存在的主要问题', en: 'problems' }]),
      ...(IMPROVEMENT.test(text) ? [] : [{ zh: '改进情况', en: 'improvements' }]),
    ];
    if (lacking.length === 0) return [];
    return remark(text.length >= FULL_LENGTH ? 'warning' : 'info', null, {
      zh: `第五部分没有写到${lacking.map(({ zh }) => zh).join('和')}`,
      en: `Section 5 tells of no ${lacking.map(({ en }) => en).join(' and no ')}`,
    });
  },
  examples: {
    passes: [
      {
        sections: { problems: '（一）存在问题：主动性和创造性不足。\n（二）改进情况：在业务培训上下功夫，加强培训。' },
      },
    ],
    fails: [
      { sections: { problems: '无。' } },
      {
        sections: {
          problems:
            '本单位高度重视政府信息公开，各项任务圆满完成，群众反响良好，取得了显著成绩和丰硕成果，受到各界一致好评。',
        },
      },
      { sections: { overview: '一是主动公开信息。'.repeat(60) } },
    ],
  },
});
