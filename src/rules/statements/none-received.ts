import { agreesWithTable } from '../../claims/statements.ts';

export default agreesWithTable({
  id: 'statements/none-received',
  severity: 'error',
  title: {
    zh: '正文称未收到申请的，申请情况表“本年新收”为0',
    en: 'Where the text says that no application was received, the table has none',
  },
  reads: ['statements', 'applications.received.total'],
  about: ['applications.received.total'],
  only: ({ value }) => value === 0,
  // Beside 未收到, applications carried in are legal; beside one newly received, no other reading helps.
  narrowed: (subject) => ({ ...subject, readings: subject.readings.slice(0, 1) }),
  examples: {
    passes: [
      { sections: { overview: '2023年无依申请公开情况。' }, cells: { 'applications.received.total': '0' }, rest: '0' },
      {
        sections: { overview: '2023全年未收到政府信息公开申请。' },
        cells: { 'applications.carried_in.total': '2', 'applications.outcomes.total.total': '2' },
        rest: '0',
      },
    ],
    fails: [
      {
        organ: '某县商务局',
        sections: { overview: '2023全年未收到政府信息公开申请。' },
        cells: { 'applications.received.total': '1', 'applications.outcomes.total.total': '1' },
        rest: '0',
      },
      {
        organ: '某县商务局',
        sections: { overview: '受理依申请公开0件、办结0件。' },
        cells: { 'applications.received.total': '3', 'applications.outcomes.total.total': '3' },
        rest: '0',
      },
    ],
  },
});
