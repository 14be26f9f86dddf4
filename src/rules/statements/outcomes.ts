import { agreesWithTable } from '../../claims/statements.ts';

const CELLS = {
  'applications.outcomes.granted.natural_person': '258',
  'applications.outcomes.granted.total': '272',
  'applications.outcomes.partially_granted.natural_person': '3',
  'applications.outcomes.partially_granted.total': '3',
  'applications.outcomes.denied.state_secret.natural_person': '14',
  'applications.outcomes.denied.state_secret.total': '14',
  'applications.outcomes.denied.process_information.natural_person': '21',
  'applications.outcomes.denied.process_information.total': '21',
  'applications.outcomes.unavailable.not_held.natural_person': '265',
  'applications.outcomes.unavailable.not_held.total': '265',
  'applications.outcomes.unavailable.needs_creation.natural_person': '72',
  'applications.outcomes.unavailable.needs_creation.total': '72',
};

export default agreesWithTable({
  id: 'statements/outcomes',
  severity: 'warning',
  title: {
    zh: '正文所述各类办理结果件数与申请情况表相符',
    en: 'The numbers by outcome that the text states agree with the table',
  },
  reads: ['statements', 'applications.outcomes'],
  about: ['applications.outcomes.'],
  only: ({ about }) => about !== 'applications.outcomes.total.total',
  examples: {
    passes: [
      {
        sections: { overview: '予以公开及部分公开275件；不予公开35件；无法提供337件；不予处理0件。' },
        cells: CELLS,
        rest: '0',
      },
      { sections: { overview: '全年予以公开272件，部分公开3件，不予公开35件。' }, cells: CELLS, rest: '0' },
    ],
    fails: [
      {
        sections: { overview: '办结依申请公开647件，其中：予以公开及部分公开247件；不予公开35件。' },
        cells: CELLS,
        rest: '0',
      },
      // Only the column of natural persons: information.
      { sections: { overview: '办结依申请公开647件，其中：予以公开及部分公开258件。' }, cells: CELLS, rest: '0' },
      // Only the first row of the group: information.
      { sections: { overview: '办结依申请公开647件，因本机关不掌握等原因无法提供265件。' }, cells: CELLS, rest: '0' },
    ],
  },
});
