import { describe, expect, test } from '@jest/globals';
import { buildPdf, gridLines, read, strokeLines, textsOf, write, writeRows } from './build.ts';

const BODY = [
  '　　本年度共收到政府信息公开申请三千件，均在法定期限内予以答复。全市共受',
  '理一万四千零六十九件，其中行政复议十件。',
];

describe('text outside tables', () => {
  test('a wrapped title, headings and paragraphs, joined over the page break', async () => {
    const document = await read(
      await buildPdf((pen) => {
        pen.fontSize(18);
        write(pen, '某某市人民政府二〇二四年', 190, 90);
        write(pen, '政府信息公开工作年度报告', 190, 116);
        pen.fontSize(13);
        write(pen, '一、总体情况', 96, 170);
        write(pen, '按照《中华人民共和国政府信息公开条例》的规定，现公布本年度报告如', 96, 200);
        write(pen, '下。', 70, 224);
        write(pen, '收到申请一万四千零六十九件，其中行政复议十件，行政诉讼三件，全年共', 96, 720);
        pen.addPage();
        write(pen, '办理一百件。', 70, 80);
        write(pen, '二、主动公开政府信息情况', 96, 110);
      }),
    );
    expect(document.blocks.map((block) => (block.kind === 'text' ? [block.heading, block.text] : []))).toEqual([
      [true, '某某市人民政府二〇二四年政府信息公开工作年度报告'],
      [true, '一、总体情况'],
      [false, '按照《中华人民共和国政府信息公开条例》的规定，现公布本年度报告如下。'],
      [false, '收到申请一万四千零六十九件，其中行政复议十件，行政诉讼三件，全年共办理一百件。'],
      [true, '二、主动公开政府信息情况'],
    ]);
    expect(document.blocks[0]?.place).toMatchObject({ page: 1 });
  });

  test('page numbers and running heads are dropped, other text at the foot is not', async () => {
    const document = await read(
      await buildPdf((pen) => {
        for (const [page, number] of ['— 1 —', '2', '第 3 页 共 4 页', '4/4'].entries()) {
          if (page > 0) {
            pen.addPage();
          }
          write(pen, '某某市人民政府公报', 240, 40);
          write(pen, `第${'甲乙丙丁'[page]}段文字。`, 70, 200);
          write(pen, number, 290, 805);
          if (page === 3) {
            write(pen, '二〇二五年一月二十日', 400, 780);
          }
        }
      }),
    );
    expect(textsOf(document)).toEqual([
      '第甲段文字。',
      '第乙段文字。',
      '第丙段文字。',
      '第丁段文字。',
      '二〇二五年一月二十日',
    ]);
  });

  test('tables and paragraphs come in reading order', async () => {
    const document = await read(
      await buildPdf((pen) => {
        write(pen, '后面的一段文字，在表格之后。', 70, 300);
        strokeLines(pen, gridLines(2, 2));
        writeRows(pen, [
          ['甲', '1'],
          ['乙', '2'],
        ]);
        write(pen, '前面的一段文字，在表格之前。', 70, 60);
      }),
    );
    expect(document.blocks.map(({ kind }) => kind)).toEqual(['text', 'table', 'text']);
  });

  test('a box around text is no table, a line under it is no rule', async () => {
    const document = await read(
      await buildPdf((pen) => {
        pen.fontSize(13).rect(60, 60, 490, 100).stroke();
        BODY.forEach((line, index) => {
          write(pen, line, 70, 80 + index * 20);
        });
        pen.moveTo(70, 112).lineTo(200, 112).stroke();
      }),
    );
    expect(document.blocks.map(({ kind }) => kind)).toEqual(['text']);
  });
});
