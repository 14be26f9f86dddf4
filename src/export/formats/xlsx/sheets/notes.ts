import type { Message } from '../../../../finding.ts';
import type { ExportOptions } from '../../format.ts';
import { type SheetCell, textCell } from '../cell.ts';
import { openSheet, type Sheet, type SheetTools } from '../sheet.ts';
import type { Style } from '../styles.ts';

/** What the sheet of notes has to say of the others. */
export interface Noted {
  readonly reports: number;
  readonly findings: number;
  readonly failures: number;
  readonly notes: readonly Message[];
  readonly options: ExportOptions;
}

const SAMPLES: readonly (readonly [value: string | number | null, style: Style, meaning: string])[] = [
  [105, 'value', '报告印出的数字；单元格内为数值，可直接计算'],
  [105, 'valueError', '首先涉及“错误”的数字，见“发现”表'],
  [105, 'valueWarning', '首先涉及“警告”的数字，见“发现”表'],
  [105, 'valueDoubtful', '读取存疑的数字，请与原件核对'],
  [105, 'valueCorrected', '人工更正的数字，不是读取的结果；原读取结果见 cells.csv'],
  [null, 'blank', '空白：报告此处未填，不等于 0'],
  ['/', 'dash', '横线：报告此处印有“/”“-”“—”“无”等，按原样列出'],
  ['略', 'noNumber', '报告此处印有文字而不是数字，按原样列出'],
  ['？ 3 | 8', 'unreadable', '无法确定：此处有内容但不能确定，“？”后为所见内容，没有取值'],
  ['缺项', 'absent', '缺项：报告的表格没有这一格'],
  [null, 'foreign', '该报告所用的格式版本没有这一项'],
];

/** The sheet that says how the workbook is to be read. */
export async function writeNotes(noted: Noted, tools: SheetTools): Promise<Sheet> {
  const { options, notes } = noted;
  const columns = [
    { title: '', width: 16 },
    { title: '', width: 100 },
  ];
  const sheet = openSheet({ name: '说明', columns, frozen: 0, heads: false }, tools);
  const add = (first: SheetCell, second = '') => sheet.add([first, textCell(second, 'wrapped')]);
  await sheet.add([textCell('政府信息公开工作年度报告审核工作簿', 'title')]);
  await add(textCell('报告'), `${noted.reports} 份`);
  await add(textCell('发现'), `${noted.findings} 条`);
  await add(textCell('未读取'), `${noted.failures} 个来源，原因见“未读取”表`);
  await add(textCell('规则配置'), options.profile);
  if (!options.complete) await add(textCell('未完成', 'error'), '上次提取未完成：本工作簿只有已完成的来源');
  await sheet.add([]);
  await sheet.add([textCell('单元格的样式', 'title')]);
  for (const [value, style, meaning] of SAMPLES) await add({ value, style }, meaning);
  await sheet.add([]);
  await sheet.add([textCell('怎样核对', 'title')]);
  await add(textCell('序号'), '各表的“序号”相同的行属于同一份报告');
  await add(
    textCell('单元格'),
    '“发现”表的“单元格”链接到本工作簿中的数字，“来源”链接到原文件（PDF 直达页码，须阅读器支持）',
  );
  await add(textCell('链接'), '链接以本工作簿所在的文件夹为起点；移动工作簿后链接失效，来源路径仍可查');
  for (const note of notes) await add(textCell('注意', 'warning'), note[options.language]);
  return sheet;
}
