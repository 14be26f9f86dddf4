import { filed } from '../../src/export/filed.ts';
import type { Outcome } from '../../src/export/outcome.ts';
import { aFinding, anAudit, aReading } from './an-audit.ts';

/** Texts that a file may bring along to do harm, or to break what it is put into. */
export const HOSTILE = {
  formula: "=cmd()|' /C calc'!A0",
  script: '<script>alert("1")</script>&amp;',
  lines: '"a",\r\nb\tc',
  escaped: '_x0041__x000D_',
  controls: 'a\u0007b\u001b[31m',
  half: 'a\ud800b',
  sheet: "'发现'!A1",
};

/** One cell of each state, findings of each severity, rows of its own. */
export const STATES: Outcome = read('年报/一.pdf', {
  medium: 'pdf',
  findings: [
    aFinding({ fields: ['applications.received.total', 'review.total'], places: [{ page: 4, box: [1, 2, 3, 4] }] }),
    aFinding({ severity: 'warning', fields: ['review.total'], expected: null, actual: '缺', places: [] }),
    aFinding({ severity: 'info', cause: 'reading', fields: [], places: [{ selector: 'body' }] }),
  ],
  readings: {
    'applications.received.total': { value: 3119, raw: '3119' },
    'review.upheld': { value: null, raw: '', state: 'blank' },
    'review.corrected': { value: null, raw: '—', state: 'dash' },
    'review.other': { value: null, raw: '3 | 8', state: 'unreadable', confidence: 0 },
    'review.pending': { value: null, raw: '略', state: 'text' },
    'review.total': { value: 0, raw: '0', confidence: 0.5 },
    'litigation.direct.total': { value: null, raw: '', state: 'absent', confidence: 0, place: undefined },
    'disclosure.fees.amount': { value: 96171.6, raw: '96,171.60' },
  },
  report: {
    extras: [{ number: 1, label: '其中：网上', readings: [aReading({ field: 'extra.1.total', value: 3, raw: '3' })] }],
  },
});

/** What is hostile as name, organ, title, text of a cell and message. */
export const HOSTILE_REPORT: Outcome = read(`${HOSTILE.formula}/${HOSTILE.lines}${HOSTILE.script}.html`, {
  address: 'javascript:alert(1)',
  report: {
    organ: { value: HOSTILE.formula, quote: '', place: { selector: 'body' } },
    title: { value: HOSTILE.script, quote: '', place: { selector: 'body' } },
  },
  readings: {
    'review.upheld': { value: null, raw: HOSTILE.formula, state: 'text' },
    'review.corrected': { value: null, raw: HOSTILE.lines, state: 'text' },
    'review.other': { value: null, raw: HOSTILE.sheet, state: 'dash' },
  },
  findings: [
    aFinding({
      expected: HOSTILE.formula,
      actual: HOSTILE.escaped,
      message: { zh: HOSTILE.controls, en: HOSTILE.half },
    }),
    aFinding({ message: { zh: '长'.repeat(40_000), en: '' }, basis: '' }),
  ],
});

export const FAILED: Outcome = {
  status: 'failed',
  failure: { path: '坏.pdf', problem: 'damaged', message: HOSTILE.formula },
};

export const ALL: readonly Outcome[] = [
  STATES,
  FAILED,
  read('年报/二.html', { report: { year: { value: 2023, quote: '', place: { selector: 'body' } } } }),
  { status: 'skipped', ending: '.json' },
  read('年报/三.html', { report: { edition: '2019' } }),
  read('年报/四.html', { report: { edition: null, readings: [], organ: null, year: null } }),
  HOSTILE_REPORT,
];

/** Many reports of one organ, each with a finding. */
export function many(count: number): readonly Outcome[] {
  return Array.from({ length: count }, (_, index) => read(`${index}.html`, { findings: [aFinding()] }));
}

type Change = Parameters<typeof anAudit>[0] & { readonly medium?: 'pdf' | 'html'; readonly address?: string };

function read(path: string, { medium = 'html', address, ...change }: Change): Outcome & { readonly status: 'read' } {
  const report = filed(anAudit({ path, ...change }));
  return { status: 'read', report: { ...report, source: { ...report.source, medium, ...(address && { address }) } } };
}
