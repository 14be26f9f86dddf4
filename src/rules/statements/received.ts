import { agreesWithTable } from '../../claims/statements.ts';

export default agreesWithTable({
  id: 'statements/received',
  severity: 'error',
  title: {
    zh: '正文所述收到（受理）申请件数与申请情况表相符',
    en: 'The number of applications received that the text states agrees with the table',
  },
  reads: ['statements', 'applications.received', 'applications.carried_in', 'applications.outcomes.total'],
  about: ['applications.received.total'],
  only: ({ value }) => value > 0,
  examples: {
    passes: [
      {
        sections: { overview: '2024年，全市共受理政府信息公开申请3119件，答复3050件。' },
        cells: {
          'applications.received.total': '3119',
          'applications.carried_in.total': '34',
          'applications.outcomes.total.total': '3050',
          'applications.carried_forward.total': '103',
        },
        rest: '0',
      },
      {
        sections: { overview: '2022年，全区收到政府信息公开申请75件，涉及自然人72件、商业企业3件。' },
        cells: {
          'applications.received.total': '74',
          'applications.carried_in.total': '1',
          'applications.outcomes.total.total': '75',
        },
        rest: '0',
      },
      {
        sections: { overview: '全年共受理政府信息公开申请3259件，办理3278件。' },
        cells: {
          'applications.received.total': '3259',
          'applications.carried_in.total': '19',
          'applications.outcomes.total.total': '3278',
        },
        rest: '0',
      },
    ],
    fails: [
      {
        sections: { overview: '2024年，全市共受理政府信息公开申请3191件。' },
        cells: {
          'applications.received.total': '3119',
          'applications.carried_in.total': '34',
          'applications.outcomes.total.total': '3050',
          'applications.carried_forward.total': '103',
        },
        rest: '0',
      },
      {
        organ: '沭阳县发展和改革局',
        sections: { overview: '2023年度我局共收到依申请信息公开26件，及时回复申请人。' },
        cells: { 'applications.received.total': '25', 'applications.outcomes.total.total': '25' },
        rest: '0',
      },
      {
        organ: '淮安市洪泽区人民政府',
        sections: { overview: '2024年，区政府办代表区政府受理政府信息公开申请17件，均已在法定期限内予以答复。' },
        cells: { 'applications.received.total': '95', 'applications.outcomes.total.total': '95' },
        rest: '0',
      },
    ],
  },
});
