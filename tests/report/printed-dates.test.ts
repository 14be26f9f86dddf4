import { expect, test } from '@jest/globals';
import { dateInPath, daysBetween } from '../../src/report/printed-dates.ts';

test.each([
  ['http://a.gov.cn/zfbm/t20240117_8843764.html', '2024-01-17', '2024-01-17'],
  ['http://a.gov.cn/art/2024/1/22/art_57_1.html', '2024-01-22', '2024-01-22'],
  ['a/202401/0f3a.shtml', '2024-01-01', '2024-01-31'],
  ['2024-01-31 报告.pdf', '2024-01-31', '2024-01-31'],
])('%s is dated %s', (path, from, to) => {
  expect(dateInPath(path)).toMatchObject({ from, to });
});

test.each(['huaian-gov-2024.pdf', 'content/post_1714241.html', 'a/20241345678.html'])('%s is not dated', (path) => {
  expect(dateInPath(path)).toBeUndefined();
});

test('a month holds each of its days', () => {
  const month = { from: '2024-01-01', to: '2024-01-31', quote: '202401' };
  const day = (date: string) => ({ from: date, to: date, quote: date });
  expect([daysBetween(month, day('2024-01-20')), daysBetween(day('2024-02-10'), month)]).toEqual([0, 10]);
});
