import type { Column, Edition, Part } from '../edition.ts';
import { applications, identities, REVIEW_AND_LITIGATION, SECTIONS } from './shared.ts';

const DOCUMENTS: readonly Column[] = [
  { id: 'made', label: '本年新制作数量', unit: 'count', aliases: ['本年制作数量', '新制作数量'] },
  { id: 'disclosed', label: '本年新公开数量', unit: 'count', aliases: ['本年公开数量', '新公开数量'] },
  { id: 'disclosed_total', label: '对外公开总数量', unit: 'count', aliases: ['对外公开总数', '公开总数量'] },
];

const ITEMS: readonly Column[] = [
  { id: 'items_last_year', label: '上一年项目数量', unit: 'count', aliases: ['上年项目数量', '上一年度项目数量'] },
  { id: 'items_change', label: '本年增/减', unit: 'change', aliases: ['本年增减', '本年度增/减'] },
];

const DECISIONS: readonly Column[] = [
  ...ITEMS,
  { id: 'decisions', label: '处理决定数量', unit: 'count', aliases: ['本年处理决定数量'] },
];

const disclosure: readonly Part[] = [
  {
    path: 'disclosure',
    section: 'disclosure',
    label: '第二十条第（一）项',
    columns: DOCUMENTS,
    rows: [
      { id: 'rules', label: '规章' },
      { id: 'normative_documents', label: '规范性文件', aliases: ['行政规范性文件'] },
    ],
  },
  {
    path: 'disclosure',
    section: 'disclosure',
    label: '第二十条第（五）项',
    columns: DECISIONS,
    rows: [
      { id: 'permits', label: '行政许可' },
      { id: 'other_services', label: '其他对外管理服务事项', aliases: ['其他管理服务事项'] },
    ],
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
    columns: ITEMS,
    rows: [{ id: 'fees', label: '行政事业性收费' }],
  },
  {
    path: 'disclosure',
    section: 'disclosure',
    label: '第二十条第（九）项',
    columns: [
      { id: 'items', label: '采购项目数量', unit: 'count' },
      { id: 'amount', label: '采购总金额', unit: 'yuan', aliases: ['采购金额', '采购总金额（元）'] },
    ],
    rows: [{ id: 'procurement', label: '政府集中采购' }],
  },
];

const matrix = applications('one row');

/** 国办公开办函〔2019〕60号: the reports of 2019 and 2020. */
export const edition2019: Edition = {
  id: '2019',
  notice: '国办公开办函〔2019〕60号',
  years: { from: 2019, to: 2020 },
  sections: SECTIONS,
  parts: [...disclosure, matrix, ...REVIEW_AND_LITIGATION],
  identities: identities(matrix),
};
