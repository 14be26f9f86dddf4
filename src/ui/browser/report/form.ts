/** What the form prints around the labels that are read: heads over heads, and the label over the outcomes. */
export const FORM = {
  /** The head over the labels of table 2. */
  contents: '信息内容',
  matrix: {
    note: '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）',
    applicants: '申请人情况',
    organizations: {
      label: '法人或其他组织',
      columns: [
        'commercial_enterprise',
        'research_institution',
        'public_welfare_organization',
        'legal_service_institution',
        'other',
      ],
    },
    outcomes: { path: 'outcomes.', label: '三、本年度办理结果' },
  },
  litigation: { path: 'litigation.', label: '行政诉讼' },
} as const;
