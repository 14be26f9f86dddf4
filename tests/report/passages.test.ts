import { expect, test } from '@jest/globals';
import { headingsOf } from '../../src/report/headings.ts';
import { passagesOf, sentencesOf, tightText } from '../../src/report/passages.ts';
import { reportOf } from '../draft.ts';

test('paragraphs cut inside a sentence are one passage, and a numbered one begins another', () => {
  const report = reportOf({
    sections: {
      overview:
        '2024 年市科委有 1 件涉及政府信息公开工作的行政复\n议，该行政复议件未被纠错。\n（一）主动公开情况\n（二）依申请公开情况',
    },
  });
  expect(passagesOf(report).map(({ text }) => text)).toEqual([
    '2024年市科委有1件涉及政府信息公开工作的行政复议，该行政复议件未被纠错。',
    '（一）主动公开情况',
    '（二）依申请公开情况',
  ]);
});

test('blanks go, punctuation is wide, numbers keep their commas', () => {
  expect(tightText('共 1,362 件, 其中(含 2 件):http://a.cn')).toBe('共1,362件，其中（含2件）：http://a.cn');
  expect(tightText('２０２４年，ＸＸ件')).toBe('2024年，XX件');
});

test('a passage falls into sentences', () => {
  const [passage] = passagesOf(reportOf({ sections: { overview: '收到3件；答复2件。均未收费' } }));
  expect(passage && sentencesOf(passage)).toEqual(['收到3件；', '答复2件。', '均未收费']);
});

test('a table of contents is not read as headings', () => {
  const headings = [
    ['overview', '一、总体情况'],
    ['disclosure', '二、主动公开政府信息情况'],
    ['problems', '五、存在的主要问题及改进情况'],
  ] as const;
  const read = headingsOf(reportOf({ headings: [...headings, ...headings] }));
  expect(read.map(({ number, title }) => `${number} ${title}`)).toEqual([
    '1 总体情况',
    '2 主动公开政府信息情况',
    '5 存在的主要问题及改进情况',
  ]);
});
