import { agreesWithTable } from '../../claims/statements.ts';

export default agreesWithTable({
  id: 'statements/none-disputed',
  severity: 'error',
  title: {
    zh: '正文称无行政复议、行政诉讼的，复议、诉讼情况表为0',
    en: 'Where the text says that there were no reviews or lawsuits, the table has none',
  },
  reads: ['statements', 'review', 'litigation'],
  about: [
    'review.total',
    'litigation.total',
    'litigation.direct.total',
    'litigation.after_review.total',
    'disputes.total',
  ],
  only: ({ value }) => value === 0,
  examples: {
    passes: [
      { sections: { overview: '2023年，未发生因政府信息公开引起的行政复议、行政诉讼。' }, rest: '0' },
      {
        sections: { overview: '2024年市科委有1件涉及政府信息公开工作的行政复议。涉及的行政诉讼数为0件。' },
        cells: { 'review.upheld': '1', 'review.total': '1' },
        rest: '0',
      },
    ],
    fails: [
      {
        organ: '某县商务局',
        sections: { overview: '2023年，未发生因政府信息公开引起的行政复议、行政诉讼。' },
        cells: { 'review.upheld': '1', 'review.total': '1' },
        rest: '0',
      },
      {
        organ: '某县商务局',
        sections: { overview: '涉及的行政诉讼数为0件。' },
        cells: { 'litigation.direct.other': '2', 'litigation.direct.total': '2' },
        rest: '0',
      },
    ],
  },
});
