import { describe, expect, test } from '@jest/globals';
import type { Document, Warning } from '../../src/document.ts';
import { readReport } from '../../src/report/read.ts';
import { documentOf } from './form.ts';

const REVIEW = [
  ['行政复议', '行政诉讼'],
  ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计', '未经复议直接起诉', '复议后起诉'],
  ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计', '结果维持', '结果纠正', '其他结果', '尚未审结', '总计'],
  ['1', '0', '0', '2', '3', '0', '0', '0', '0', '0', '0', '0', '0', '0', '0'],
];

/** Table 4 on page 2, the only table there is, with a warning of the extractor. */
function readWith(...warnings: readonly Warning[]) {
  const plain = documentOf([REVIEW]);
  const onPage = { page: 2, box: [0, 0, 10, 10] } as const;
  const blocks = plain.blocks.map((block) =>
    block.kind === 'text' ? block : { ...block, cells: block.cells.map((cell) => ({ ...cell, place: onPage })) },
  );
  const document: Document = { ...plain, medium: 'pdf', blocks, warnings };
  return readReport(document);
}

const whole = (page: number) => ({ places: [{ page, box: [0, 0, 595, 842] }], values: { page } }) as const;

describe('what an extractor warns of', () => {
  test('is said in Chinese and in English, with its place', () => {
    const { doubts } = readWith({ code: 'page-needs-ocr', ...whole(3) });
    const said = doubts.find(({ rule }) => rule === 'reading/needs-ocr');
    expect(said?.message).toEqual({
      zh: '图像中的内容没有识别（需要OCR）：第3页是图像，没有可用的文字',
      en: 'What stands in pictures was not recognised: it needs OCR: page 3 is a picture and has no text to be read',
    });
    expect(said?.places).toMatchObject([{ page: 3 }]);
  });

  test.each([
    [2, 0.5],
    [1, 1],
  ])('numbers of a text layer that was not checked are uncertain and named (page %d)', (page, confidence) => {
    const { report, doubts } = readWith({ code: 'layer-unchecked', ...whole(page) });
    const printed = report.readings.filter(({ state }) => state === 'number');
    expect(printed.length).toBeGreaterThan(10);
    expect(new Set(printed.map((reading) => reading.confidence))).toEqual(new Set([confidence]));
    const named = doubts.find(({ rule }) => rule === 'reading/unchecked')?.fields;
    expect(named).toEqual(page === 2 ? printed.map(({ field }) => field) : []);
  });

  test('pictures that could not be looked at are told where a table is missing', () => {
    const missing: Warning = { code: 'pictures-missing', values: { count: 1, name: 'https://a/b.png' } };
    const rules = ({ doubts }: ReturnType<typeof readReport>) => doubts.map(({ rule }) => rule);
    expect(rules(readWith(missing))).toContain('reading/source');
    const full = readReport({ ...documentOf([]), warnings: [] });
    expect(rules(full)).not.toContain('reading/source');
  });

  test('of many pages is one finding that names them', () => {
    const { doubts } = readWith({ code: 'page-needs-ocr', ...whole(3) }, { code: 'page-needs-ocr', ...whole(5) });
    const said = doubts.filter(({ rule }) => rule === 'reading/needs-ocr');
    expect(said.map(({ message }) => message.zh)).toEqual([expect.stringContaining('第3、5页是图像')]);
    expect(said[0]?.places).toMatchObject([{ page: 3 }, { page: 5 }]);
  });

  test('nothing that is to be filled in is left open', () => {
    const { doubts } = readWith({ code: 'characters-undecodable', values: { count: 2, encoding: 'gb18030' } });
    const said = doubts.find(({ rule }) => rule === 'reading/source');
    expect(JSON.stringify(said?.message)).toMatch(/2.*gb18030/);
    expect(JSON.stringify(said?.message)).not.toMatch(/\{\w+\}/);
  });
});
