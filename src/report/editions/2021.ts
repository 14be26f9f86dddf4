import type { Column, Edition, Part } from '../edition.ts';
import { applications, identities, REVIEW_AND_LITIGATION, SECTIONS } from './shared.ts';

const DOCUMENTS: readonly Column[] = [
  { id: 'issued', label: '本年制发件数', unit: 'count', aliases: ['制发件数', '本年度制发件数', '本年制发数'] },
  {
    id: 'repealed',
    label: '本年废止件数',
    unit: 'count',
    aliases: ['废止件数', '本年度废止件数', '本年废止数'],
  },
  {
    id: 'in_force',
    label: '现行有效件数',
    unit: 'count',
    aliases: ['现行有效件数（历史累计）', '现行有效数', '现行有效件'],
  },
];

const DECISIONS: readonly Column[] = [
  {
    id: 'decisions',
    label: '本年处理决定数量',
    unit: 'count',
    aliases: ['处理决定数量', '本年度处理决定数量'],
  },
];

const disclosure: readonly Part[] = [
  {
    path: 'disclosure',
    section: 'disclosure',
    label: '第二十条第（一）项',
    columns: DOCUMENTS,
    rows: [
      { id: 'rules', label: '规章' },
      { id: 'normative_documents', label: '行政规范性文件', aliases: ['规范性文件'] },
    ],
  },
  {
    path: 'disclosure',
    section: 'disclosure',
    label: '第二十条第（五）项',
    columns: DECISIONS,
    rows: [{ id: 'permits', label: '行政许可' }],
  },
  {
    path: 'disclosure',
    section: 'disclosure',
    label: '第二十条第（六）项',
    columns: DECISIONS,
    rows: [
      { id: 'penalties', label: '行政处罚' },
      { id: 'coercive_measures', label: '行政强制', aliases: ['行政强制措施'] },
    ],
  },
  {
    path: 'disclosure',
    section: 'disclosure',
    label: '第二十条第（八）项',
    columns: [
      {
        id: 'amount',
        label: '本年收费金额（单位：万元）',
        unit: 'wan_yuan',
        aliases: ['本年收费金额', '本年收费金额（万元）', '收费金额'],
      },
    ],
    rows: [{ id: 'fees', label: '行政事业性收费' }],
  },
];

const matrix = applications('three rows');

/** 国办公开办函〔2021〕30号: the reports of 2021 and later. */
export const edition2021: Edition = {
  id: '2021',
  notice: '国办公开办函〔2021〕30号',
  years: { from: 2021 },
  sections: SECTIONS,
  parts: [...disclosure, matrix, ...REVIEW_AND_LITIGATION],
  identities: identities(matrix),
};
