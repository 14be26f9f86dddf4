import { describe, expect, test } from '@jest/globals';
import { readMarkup } from '../../extractors/html/index.ts';
import type { Block } from '../../src/document.ts';
import { readReport } from '../../src/report/read.ts';
import { disclosure2021, documentOf, doubts, matrix, read, review, rowLabels, value, valueAt, WHO } from './form.ts';

/** The report whose table 3 has three lines of heads, as the form has, with these words in them. */
function withHeads({ note, about, below }: { note: string; about: string; below: readonly string[] }) {
  const rows = matrix()
    .slice(1)
    .map((cells) => `<tr><td>${cells.join('<td>')}`);
  const heads = [
    `<tr><td rowspan=3>${note}<td colspan=7>${about}`,
    '<tr><td rowspan=2>自然人<td colspan=5>法人或其他组织<td rowspan=2>总计',
    `<tr><td>${below.join('<td>')}`,
  ];
  const { blocks } = readMarkup(`<table>${[...heads, ...rows].join('')}</table>`);
  const document = documentOf([disclosure2021(), review()]);
  return readReport({ ...document, blocks: [...document.blocks, ...blocks] });
}

/** A block as a reader of pictures that is sure of everything gives it. */
function recognised(block: Block): Block {
  const recognition = { probability: 0.99, alternatives: [] };
  return block.kind === 'text' ? block : { ...block, cells: block.cells.map((cell) => ({ ...cell, recognition })) };
}

describe('words of which a reader of scans misread some characters', () => {
  test('the note beside the heads is no head, also where a head is misread too', () => {
    const result = withHeads({
      note: '（本列数据的勾椿关系为：第一项加第项之和，等于第项加第四项之和）',
      about: '中请人情况',
      below: ['商业企业', '科研机构', '社会公流细织', '法律服务构', '其他'],
    });
    rowLabels('2021').forEach(({ id }, row) => {
      const read = WHO.map((who) => value(result, `applications.${id}.${who}`));
      expect([id, ...read]).toEqual([id, ...WHO.map((_, column) => Number(valueAt(row, column)))]);
    });
    expect(doubts(result)).toEqual([]);
  });

  test('a head of table 4 of which a sign is left takes the result that is left over, which is said', () => {
    const lines = review();
    const heads = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
    lines[2] = ['', '', '', '', '', ...heads.with(4, '+'), ...heads];
    const result = read([disclosure2021(), matrix(), lines]);
    expect(value(result, 'litigation.direct.total')).toBe(10);
    expect(value(result, 'litigation.after_review.upheld')).toBe(11);
    expect(doubts(result)).toEqual(['reading/heads']);
  });

  test('but a line of marks and numbers below the heads of table 4 is none of them', () => {
    for (const mark of ['无', '-', '3件']) {
      const result = read([disclosure2021(), matrix(), review(Array.from({ length: 15 }, () => mark))]);
      expect(value(result, 'litigation.direct.upheld')).toBe(mark === '3件' ? 3 : null);
      expect(doubts(result)).not.toContain('reading/row-missing');
    }
  });

  test('a piece of a label that stands by itself beside the numbers is no number, and is said', () => {
    const [heads = [], ...rows] = matrix();
    const apart = rows.map(([label = '', ...numbers]) => {
      const total = label.startsWith('（七）');
      return total ? ['（七）总1', '1', ...numbers] : [label, null, ...numbers];
    });
    const markup = [[heads[0] ?? '', null, ...heads.slice(1)], ...apart].map((line) =>
      line
        .flatMap((text, at) => (text === null ? [] : `<td${line[at + 1] === null ? ' colspan=2' : ''}>${text}`))
        .join(''),
    );
    const { blocks } = readMarkup(`<table><tr>${markup.join('<tr>')}</table>`);
    const document = documentOf([disclosure2021(), review()]);
    const result = readReport({ ...document, blocks: [...document.blocks, ...blocks.map(recognised)] });
    const total = rowLabels('2021').findIndex(({ id }) => id === 'outcomes.total');
    const read = WHO.map((who) => value(result, `applications.outcomes.total.${who}`));
    expect(read).toEqual(WHO.map((_, column) => Number(valueAt(total, column))));
    expect(doubts(result)).toContain('reading/doubtful');
  });

  test('half of the shortest label is enough in a picture, under a doubt', () => {
    const misread = (label: string) => {
      const lines = disclosure2021().map((line) => (line[0] === '规章' ? [label, ...line.slice(1)] : line));
      const document = documentOf([lines, matrix(), review()]);
      return readReport({ ...document, blocks: document.blocks.map(recognised) });
    };
    const result = misread('规产');
    const [, rules = ''] = disclosure2021().find(([label]) => label === '规章') ?? [];
    expect(value(result, 'disclosure.rules.issued')).toBe(Number(rules));
    expect(doubts(result)).toContain('reading/doubtful');
    expect(doubts(misread('现产'))).toContain('reading/row-missing');
  });
});
