import type { Message } from '../../finding.ts';
import { organOf } from '../../report/organ.ts';
import {
  type OrganDifference,
  type OrganMention,
  organDifference,
  organMentions,
} from '../../report/organ-mentions.ts';
import { passagesOf } from '../../report/passages.ts';
import type { Report } from '../../report/report.ts';
import { defineRule, type Remark } from '../../rule.ts';

const ROLES: Readonly<Record<OrganMention['role'], Message>> = {
  reporting: { zh: '正文说明的编制、公布机关', en: 'the organ that the text says reports' },
  contact: { zh: '正文所留联系单位', en: 'the organ to be asked' },
};

export default defineRule({
  kind: 'case',
  id: 'structure/organ',
  severity: 'error',
  title: {
    zh: '标题、引言和联系方式中的机关一致',
    en: 'Title, introduction and contact line name the same organ',
  },
  basis: '国办公开办函〔2021〕30号、〔2019〕60号所附格式',
  reads: ['organ', 'introduction', 'sections'],
  check({ report }) {
    const { organ } = report;
    const mentions = organMentions(report);
    if (!organ || organOf(organ.value).level === null || mentions.length === 0) return { missing: ['organ'] };
    const wrong = mentions.flatMap((mention) => {
      const difference = organDifference(organ.value, mention.name);
      return difference ? remark(report, organ.value, { mention, difference }) : [];
    });
    return wrong.slice(0, 1);
  },
  examples: {
    passes: [
      {
        organ: '淮安市洪泽区人民政府',
        introduction: '本报告由淮安市洪泽区人民政府办公室根据《条例》要求编制。如有疑问，请与洪泽区政府办公室联系。',
      },
      { organ: '沙坡头区教育局', introduction: '如有疑问，请与中卫市沙坡头区教育局联系。' },
      { organ: '沭阳县人民政府', introduction: '如有疑问，请与沭阳县政务服务管理办公室联系。' },
      { organ: '沭阳县发展和改革局', introduction: '现公布沭阳县发改局2023年度政府信息公开年度报告。' },
    ],
    fails: [
      {
        organ: '溪桥县教育局',
        introduction: '现公布柳汀县教育局2023年政府信息公开工作年度报告。',
      },
      { organ: '竹屿区教育局', introduction: '按照《条例》和报告格式要求，磐岭县教育局编制本报告。' },
      {
        organ: '溪桥县滨江街道办事处',
        sections: { other_matters: '如有疑问，请与溪桥县五马街道办事处办公室联系（电话：0577-00000000）。' },
      },
    ],
  },
});

interface Found {
  readonly mention: OrganMention;
  readonly difference: OrganDifference;
}

/**
 * An error where the report says that it is of another place or township. One unit may answer for another, and a
 * government leaves its contacts to an office of any name; a wrong character may be of the reading.
 */
function remark(report: Report, organ: string, { mention, difference }: Found): readonly Remark[] {
  const levels = [organOf(organ).level, organOf(mention.name).level];
  const departments = levels.every((level) => level === 'department');
  if (difference === 'unit' && (!departments || isNamed(report, organ))) return [];
  const certain = mention.role === 'reporting' && difference === 'place';
  const role = ROLES[mention.role];
  return [
    {
      places: [mention.place],
      ...(certain ? {} : { severity: 'warning' }),
      ...(difference === 'spelling' ? { cause: 'undecided' } : {}),
      expected: organ,
      actual: mention.name,
      message: {
        zh: `标题中的机关为“${organ}”，${role.zh}为“${mention.name}”`,
        en: `The title names the organ ${organ}, but ${role.en} is ${mention.name}`,
      },
    },
  ];
}

/** The text names the organ of the title too: the other one is a partner. */
function isNamed(report: Report, organ: string): boolean {
  return passagesOf(report).some(({ text }) => text.includes(organ));
}
