import { agreesWithTable } from '../../claims/statements.ts';

const CELLS = {
  'applications.received.total': '3259',
  'applications.carried_in.total': '19',
  'applications.outcomes.total.total': '3278',
};

export default agreesWithTable({
  id: 'statements/handled',
  severity: 'warning',
  title: {
    zh: '正文所述办理、答复、办结件数与申请情况表相符',
    en: 'The number of applications handled or answered that the text states agrees with the table',
  },
  reads: ['statements', 'applications.received', 'applications.carried_in', 'applications.outcomes'],
  about: ['applications.handled.total', 'applications.outcomes.total.total'],
  examples: {
    passes: [
      { sections: { overview: '全年共受理政府信息公开申请3259件，办理3278件。' }, cells: CELLS, rest: '0' },
      { sections: { overview: '全年答复政府信息公开申请3278件（含上年度结转申请19件）。' }, cells: CELLS, rest: '0' },
      {
        sections: { overview: '受理政府信息公开申请1295件，办结1191件（含上年结转189件）。' },
        cells: {
          'applications.received.total': '1295',
          'applications.carried_in.total': '189',
          'applications.outcomes.total.total': '1191',
          'applications.carried_forward.total': '293',
        },
        rest: '0',
      },
    ],
    fails: [
      { sections: { overview: '全年答复政府信息公开申请3287件。' }, cells: CELLS, rest: '0' },
      {
        sections: { overview: '共收到申请70件，办结68件，1件结转下年度继续办理。' },
        cells: {
          'applications.received.total': '70',
          'applications.outcomes.total.total': '69',
          'applications.carried_forward.total': '1',
        },
        rest: '0',
      },
    ],
  },
});
