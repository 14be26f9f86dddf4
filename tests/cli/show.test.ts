import { describe, expect, test } from '@jest/globals';
import { fieldText } from '../../src/cli/show/field-text.ts';
import { reportText } from '../../src/cli/show/report-text.ts';
import { displayWidth, type Paint } from '../../src/cli/terminal.ts';
import { WHO } from '../../src/report/editions/shared.ts';
import { aFinding, anAudit, aReading } from '../export/an-audit.ts';

const plain: Paint = (_tone, text) => text;
const lineWith = (text: string, words: string) => text.split('\n').find((line) => line.includes(words)) ?? '';

const audit = anAudit({
  readings: {
    'applications.received.natural_person': { value: 3001, raw: '3001' },
    'applications.received.commercial_enterprise': { value: null, raw: '', state: 'blank' },
    'applications.received.research_institution': { value: null, raw: '—', state: 'dash' },
    'applications.received.public_welfare_organization': { value: null, raw: '1？', state: 'unreadable' },
    'applications.received.legal_service_institution': { value: null, raw: '', state: 'absent', place: undefined },
    'applications.received.other': { value: null, raw: '详见\u001b[31m附件', state: 'text' },
    'applications.received.total': { value: 123456789, raw: '123456789' },
  },
  findings: [
    aFinding({ fields: ['applications.received.natural_person'] }),
    aFinding({
      rule: 'reading/doubtful',
      severity: 'warning',
      fields: ['applications.received.natural_person', 'review.total'],
    }),
  ],
});

describe('a report in the terminal', () => {
  const text = reportText(audit, 'zh', plain);

  test('shows every state of a cell, and marks findings with the number of their note', () => {
    expect(lineWith(text, '一、本年新收').replace(/\s+/g, ' ')).toBe(
      '一、本年新收政府信息公开申请… 3001!1 · — ? 详见[31m… 123456789',
    );
    expect(lineWith(text, '行政复议 ')).toMatch(/ 0~2$/);
    expect(text).toContain('[1] 错误 applications/balance (报告有误)\n    应为103，实为105\n');
    expect(text).toContain('    位置: 第 4 页 [1, 2, 3, 4]\n');
  });

  test('fits in 100 columns, whatever is in it', () => {
    const long = anAudit({
      report: {
        title: { value: '政府信息公开'.repeat(5), quote: '', place: { selector: 'title' } },
        extras: [
          { number: 1, label: '其中'.repeat(40), readings: [aReading({ field: 'extra.1.total', value: 1e15 })] },
        ],
      },
      readings: {
        'applications.received.total': { value: 1e20 },
        'review.other': { raw: '字'.repeat(99), state: 'text' },
      },
      findings: [aFinding({ fields: ['applications.received.total'], places: [{ selector: 'td > '.repeat(60) }] })],
    });
    for (const shown of [text, reportText(long, 'zh', plain), reportText(long, 'en', plain)]) {
      expect(shown.split('\n').filter((line) => displayWidth(line) > 100)).toEqual([]);
    }
  });

  test('never cuts a number without a sign of it', () => {
    const wide = anAudit({ readings: { 'applications.received.total': { value: 12345678901234 } } });
    expect(reportText(wide, 'zh', plain)).toMatch(/12345678901234|\d…/);
  });

  test('shows rows of its own under their labels', () => {
    const extras = [{ number: 1, label: '其中：网上', readings: [aReading({ field: 'extra.1.total', value: 7 })] }];
    const own = reportText(anAudit({ report: { extras } }), 'zh', plain);
    expect(lineWith(own, '其中：网上')).toMatch(/ 7$/);
  });

  test('says so where no table was found', () => {
    const nothing = anAudit({ report: { edition: null, readings: [], title: null } });
    expect(reportText(nothing, 'zh', plain)).toContain('未找到规定的表格');
    expect(reportText(nothing, 'en', plain)).toContain('no table of the form was found');
  });

  test('leaves out the row that the report prints as several', () => {
    const absent = { state: 'absent', value: null, raw: '', place: undefined } as const;
    const readings = Object.fromEntries(WHO.map(({ id }) => [`applications.outcomes.other.subtotal.${id}`, absent]));
    const shown = reportText(anAudit({ readings }), 'zh', plain);
    expect(shown.match(/（六）其他处理/g)).toHaveLength(1);
  });
});

describe('one field in the terminal', () => {
  test('shows value, raw text, state, confidence, place and findings with their basis', () => {
    expect(fieldText(audit, 'applications.received.natural_person', 'en', plain).split('\n')).toEqual([
      'applications.received.natural_person',
      '一、本年新收政府信息公开申请数量·自然人',
      'value       3001',
      'raw         "3001"',
      'state       number',
      'method      text',
      'confidence  1',
      'place       page 2 [10, 20, 30, 40]',
      '[1] error applications/balance (the report is wrong)',
      '    expected 103, is 105',
      '    basis: 国办公开办函〔2021〕30号',
      '    fields: applications.received.natural_person',
      '    place: page 4 [1, 2, 3, 4]',
      '[2] warning reading/doubtful (the report is wrong)',
      '    expected 103, is 105',
      '    basis: 国办公开办函〔2021〕30号',
      '    fields: applications.received.natural_person, review.total',
      '    place: page 4 [1, 2, 3, 4]',
      '',
    ]);
  });

  test('says so where the edition has no such field', () => {
    expect(fieldText(audit, 'disclosure.procurement.amount', 'en', plain)).toContain(
      'the edition of this report has no such field',
    );
  });
});
