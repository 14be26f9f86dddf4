import { agreesWithTable } from '../../claims/statements.ts';
import type { Statement } from '../../report/report.ts';
import { SUBJECT_BY_ID, type Subject } from '../../report/statements/subjects.ts';

/** 败诉 is said of lawsuits: a review that was corrected is none. */
function ofLawsuits(subject: Subject, { quote }: Statement): Subject {
  if (subject.id !== 'disputes.corrected' || !/败诉/.test(quote) || /复议|纠错|纠正/.test(quote)) return subject;
  const corrected = SUBJECT_BY_ID.get('litigation.corrected');
  return corrected ? { ...subject, readings: corrected.readings.slice(0, 1) } : subject;
}

export default agreesWithTable({
  id: 'statements/upheld',
  severity: 'warning',
  title: {
    zh: '正文称“均获维持”“零败诉”“均已结案”的，复议、诉讼情况表没有与之相反的数字',
    en: 'Where the text says that all were upheld, none lost or all concluded, the table does not say otherwise',
  },
  reads: ['statements', 'review', 'litigation'],
  about: ['disputes.corrected', 'disputes.not_upheld', 'disputes.pending', 'review.', 'litigation.'],
  // A count of 0 is one as others are; that there is none is said of all.
  only: ({ about, kind }) => kind === 'none' && !about.endsWith('.total'),
  narrowed: ofLawsuits,
  examples: {
    passes: [
      {
        sections: { overview: '信息公开类行政复议7件，诉讼9件，均获维持。' },
        cells: {
          'review.upheld': '7',
          'review.total': '7',
          'litigation.direct.upheld': '9',
          'litigation.direct.total': '9',
        },
        rest: '0',
      },
      {
        sections: { overview: '全区政府信息公开工作方面共有行政诉讼案件1件、行政复议案件2件，均已结案。' },
        cells: {
          'review.other': '2',
          'review.total': '2',
          'litigation.direct.upheld': '1',
          'litigation.direct.total': '1',
        },
        rest: '0',
      },
    ],
    fails: [
      {
        sections: { overview: '信息公开类行政复议7件，诉讼9件，均获维持。' },
        cells: {
          'review.upheld': '6',
          'review.corrected': '1',
          'review.total': '7',
          'litigation.direct.upheld': '9',
          'litigation.direct.total': '9',
        },
        rest: '0',
      },
      // Some are pending: information.
      {
        sections: { overview: '信息公开类行政复议7件，诉讼9件，均获维持。' },
        cells: {
          'review.upheld': '5',
          'review.pending': '2',
          'review.total': '7',
          'litigation.direct.upheld': '9',
          'litigation.direct.total': '9',
        },
        rest: '0',
      },
    ],
  },
});
