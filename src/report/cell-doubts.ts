import type { Message } from '../finding.ts';
import { inChinese, type Wordings } from './chinese.ts';

/** What extractors say of cells. */
const WORDINGS: Wordings = [
  [/^a number runs over the edge of its cell$/, '数字越出单元格的边线'],
  [/^a character stands on a line$/, '有字符压在表线上'],
  [/^the lines around (?:it|the cell) are broken$/, '单元格四周的表线不完整'],
  [/^a 1 may stand on the line beside it$/, '单元格看似空白，但旁边的表线上可能压着“1”'],
  [/^several numbers stand in one cell$/, '一个单元格内有几个数字'],
  [/^a number is wrapped, or several stand in one cell$/, '数字换行，或一个单元格内有几个数字'],
  [/^a number stands between two columns$/, '数字处于两列之间'],
  [/^two numbers stand in one column$/, '同一列内有两个数字'],
  [/^it is not clear which label the numbers stand beside$/, '数字属于哪一行不明确'],
  [/^the font does not tell which characters these are$/, '字体未说明所画的是哪些字'],
  [/^characters are printed over each other$/, '字符重叠'],
  [/^the digits stand apart$/, '数字之间有空隙'],
  [/^the digits are of different sizes$/, '数字大小不一，可能有脚注标记'],
  [/^a style sheet sets digits, or their order$/, '样式表添加了数字或改变其次序'],
  [/^the digits are of different colours$/, '数字颜色不一，可能有一部分已作废'],
  [/^the digits have the colour of the page$/, '数字与底色相同，看不见'],
  [
    /^the picture of the page shows "(.*)", the text laid over it says "(.*)"$/,
    '页面图像上是“$1”，盖在上面的文字是“$2”',
  ],
];

/** Why an extractor is not sure of a cell, in both languages; what has no wording here stays as it is. */
export function cellDoubt(en: string): Message {
  return {
    zh: en
      .split('; ')
      .map((text) => inChinese(text, WORDINGS))
      .join('；'),
    en,
  };
}
