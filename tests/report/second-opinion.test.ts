import { describe, expect, test } from '@jest/globals';
import type { PdfEngine, PdfPage } from '../../extractors/pdf/engine.ts';
import { pdfExtractor } from '../../extractors/pdf/index.ts';
import { audit } from '../../src/audit.ts';
import { nodePdfEngine, nodePdfiumEngine } from '../../src/run/engines.ts';
import { generateReport } from '../generate/index.ts';

/** An engine that sees other pages than there are, and counts how often it is asked. */
function seeing(name: string, engine: PdfEngine, change: (page: PdfPage) => PdfPage = (page) => page) {
  const seen = { name, files: 0 };
  const changed: PdfEngine = {
    name,
    async open(bytes) {
      seen.files += 1;
      const file = await engine.open(bytes);
      return { ...file, page: async (number) => change(await file.page(number)) };
    },
  };
  return { seen, engine: changed };
}

/** The first digits of a number misread: a 1 for a 7. */
function misread(text: string) {
  return (page: PdfPage): PdfPage => {
    const all = page.glyphs.map((glyph) => glyph.text).join('');
    const at = all.indexOf(text);
    return {
      ...page,
      glyphs: page.glyphs.map((glyph, index) =>
        index === at ? { ...glyph, text: glyph.text === '1' ? '7' : '1' } : glyph,
      ),
    };
  };
}

const PDF = generateReport(7, { medium: 'pdf', layout: { order: 'reading', items: 'values' } });
const FIELD = 'applications.received.total';

async function audited(first: PdfEngine, second: PdfEngine) {
  const { name, bytes } = await PDF;
  return audit(new Uint8Array(bytes), name, [pdfExtractor(first, undefined, second)]);
}

async function printed(): Promise<string> {
  const { truth } = await PDF;
  return String(truth.values[FIELD]);
}

describe('a second engine', () => {
  test('is not asked where there is no doubt', async () => {
    const second = seeing('second', nodePdfEngine());
    const { findings } = await audited(nodePdfiumEngine(), second.engine);
    expect(findings.filter(({ cause }) => cause === 'reading')).toEqual([]);
    expect(second.seen.files).toBe(0);
  });

  test('doubts the cell that the first misread, and names both values', async () => {
    const number = await printed();
    const first = seeing('first', nodePdfiumEngine(), misread(number));
    const { findings, report } = await audited(first.engine, seeing('second', nodePdfEngine()).engine);
    const told = findings.filter(({ rule }) => rule === 'reading/engines');
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ cause: 'reading', fields: [FIELD], expected: number });
    expect(told[0]?.message.en).toContain(`and "${number}" by second`);
    const reading = report.readings.find(({ field }) => field === FIELD);
    expect(reading?.raw).not.toBe(number);
    expect(reading?.confidence).toBeLessThan(1);
    expect(findings.filter(({ fields }) => fields[0] === FIELD).map(({ cause }) => cause)).not.toContain('report');
  });

  test('that misreads more does not win, but its doubt stands', async () => {
    const number = await printed();
    const first = seeing('first', nodePdfiumEngine(), misread(number));
    const nothing = seeing('second', nodePdfEngine(), (page) => ({
      ...page,
      lines: [],
      glyphs: page.glyphs.slice(0, 40),
    }));
    const { findings } = await audited(first.engine, nothing.engine);
    const told = findings.filter(({ rule }) => rule === 'reading/engines');
    expect(told.map(({ message }) => message.en)).toEqual([expect.stringContaining('only first finds')]);
    expect(told[0]?.fields).toContain(FIELD);
  });

  test('wins where the first finds nothing', async () => {
    const number = await printed();
    const blind = seeing('first', nodePdfiumEngine(), (page) => ({ ...page, glyphs: page.glyphs.slice(0, 40) }));
    const { findings, report } = await audited(blind.engine, seeing('second', nodePdfEngine()).engine);
    expect(report.readings.find(({ field }) => field === FIELD)).toMatchObject({ raw: number, value: Number(number) });
    expect(findings.find(({ rule }) => rule === 'reading/engines')?.message.en).toContain('only second finds');
  });
});
