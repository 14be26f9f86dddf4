import { agreesWithTable } from '../../claims/statements.ts';

const CELLS = {
  'applications.received.natural_person': '71',
  'applications.received.commercial_enterprise': '3',
  'applications.received.total': '74',
  'applications.carried_in.natural_person': '1',
  'applications.carried_in.total': '1',
  'applications.outcomes.total.natural_person': '72',
  'applications.outcomes.total.commercial_enterprise': '3',
  'applications.outcomes.total.total': '75',
};

export default agreesWithTable({
  id: 'statements/applicants',
  severity: 'warning',
  title: {
    zh: '正文所述各类申请人的申请件数与申请情况表相符',
    en: 'The numbers by kind of applicant that the text states agree with the table',
  },
  reads: ['statements', 'applications.received', 'applications.carried_in', 'applications.outcomes.total'],
  about: ['applications.received.'],
  only: ({ about }) => about !== 'applications.received.total',
  examples: {
    passes: [
      {
        sections: { overview: '2022年，全区收到政府信息公开申请75件，涉及自然人72件、商业企业3件。' },
        cells: CELLS,
        rest: '0',
      },
      {
        sections: { overview: '共受理政府信息公开申请74件，其中自然人申请71件，法人或其他组织申请3件。' },
        cells: CELLS,
        rest: '0',
      },
    ],
    fails: [
      {
        sections: { overview: '2022年，全区收到政府信息公开申请75件，涉及自然人70件、商业企业5件。' },
        cells: CELLS,
        rest: '0',
      },
      {
        sections: { overview: '共受理政府信息公开申请74件，其中自然人申请66件，法人或其他组织申请8件。' },
        cells: CELLS,
        rest: '0',
      },
    ],
  },
});
