import { agreesWithTable } from '../../claims/statements.ts';

const CELLS = {
  'litigation.direct.upheld': '18',
  'litigation.direct.pending': '10',
  'litigation.direct.total': '28',
  'litigation.after_review.upheld': '39',
  'litigation.after_review.pending': '10',
  'litigation.after_review.total': '49',
};

export default agreesWithTable({
  id: 'statements/litigation',
  severity: 'warning',
  title: {
    zh: '正文所述行政诉讼件数与行政诉讼情况表相符',
    en: 'The numbers of lawsuits that the text states agree with the table',
  },
  reads: ['statements', 'litigation'],
  about: ['litigation.'],
  only: ({ about, kind, value }) => value > 0 || (kind === 'count' && !about.endsWith('.total')),
  examples: {
    passes: [
      { sections: { overview: '全年因政府信息公开引起的行政诉讼77件。' }, cells: CELLS, rest: '0' },
      // Only those concluded: 18 + 39.
      { sections: { overview: '全年因政府信息公开引起的行政诉讼57件。' }, cells: CELLS, rest: '0' },
    ],
    fails: [
      { sections: { overview: '全年因政府信息公开引起的行政诉讼75件。' }, cells: CELLS, rest: '0' },
      // Only the suits after review: information.
      { sections: { overview: '全年因政府信息公开引起的行政诉讼49件。' }, cells: CELLS, rest: '0' },
    ],
  },
});
