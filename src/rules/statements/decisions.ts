import { agreesWithTable } from '../../claims/statements.ts';

export default agreesWithTable({
  id: 'statements/decisions',
  severity: 'warning',
  title: {
    zh: '正文所述行政许可、行政处罚、行政强制处理决定数量与主动公开情况表相符',
    en: 'The numbers of decisions on permits, penalties and coercive measures that the text states agree with the table',
  },
  reads: ['statements', 'disclosure.permits', 'disclosure.penalties', 'disclosure.coercive_measures'],
  about: ['disclosure.permits.', 'disclosure.penalties.', 'disclosure.coercive_measures.'],
  // 双公示: what is published in a year need not be what was decided in it.
  lighter: ({ quote }) => (/公示|公开|发布|公布|网站|平台|系统/.test(quote) ? 'info' : undefined),
  examples: {
    passes: [
      {
        sections: { overview: '全年作出行政许可决定76件、行政处罚决定2件。' },
        cells: { 'disclosure.permits.decisions': '76', 'disclosure.penalties.decisions': '2' },
        rest: '0',
      },
    ],
    fails: [
      {
        sections: { overview: '全年作出行政许可决定76件、行政处罚决定2件。' },
        cells: { 'disclosure.permits.decisions': '67', 'disclosure.penalties.decisions': '2' },
        rest: '0',
      },
      // What was published: information.
      {
        sections: { overview: '全年公示行政处罚决定12件。' },
        cells: { 'disclosure.penalties.decisions': '20' },
        rest: '0',
      },
    ],
  },
});
