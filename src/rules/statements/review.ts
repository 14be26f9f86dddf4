import { agreesWithTable } from '../../claims/statements.ts';

const CELLS = {
  'review.upheld': '88',
  'review.corrected': '18',
  'review.other': '28',
  'review.pending': '36',
  'review.total': '170',
};

export default agreesWithTable({
  id: 'statements/review',
  severity: 'warning',
  title: {
    zh: '正文所述行政复议件数与行政复议情况表相符',
    en: 'The numbers of reviews that the text states agree with the table',
  },
  reads: ['statements', 'review', 'litigation'],
  about: ['review.', 'disputes.total'],
  only: ({ about, kind, value }) => value > 0 || (kind === 'count' && !about.endsWith('.total')),
  examples: {
    passes: [
      { sections: { overview: '全市因政府信息公开引起的行政复议170件。' }, cells: CELLS, rest: '0' },
      // Only those concluded: 88 + 18 + 28.
      { sections: { overview: '全年因政府信息公开引起的行政复议134件。' }, cells: CELLS, rest: '0' },
      {
        sections: {
          overview: '政府信息公开行政复议170件，其中结果维持88件，结果纠正18件，其他结果28件，尚未审结36件。',
        },
        cells: CELLS,
        rest: '0',
      },
    ],
    fails: [
      { sections: { overview: '全年因政府信息公开引起的行政复议143件。' }, cells: CELLS, rest: '0' },
      {
        sections: { overview: '政府信息公开行政复议170件，其中结果维持78件，结果纠正18件。' },
        cells: CELLS,
        rest: '0',
      },
    ],
  },
});
