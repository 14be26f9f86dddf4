import type { Place } from '../document.ts';
import type { Cause, Finding, Message, Severity } from '../finding.ts';

/** A kind of doubt: what the reader says where it is not sure, or finds the form in disorder. */
export interface DoubtKind {
  readonly id: string;
  readonly severity: Severity;
  readonly cause: Cause;
  readonly title: Message;
  readonly basis: string;
}

const FORM = '国办公开办函〔2019〕60号、〔2021〕30号所附格式';
const READER = 'ogi 读取规则：没有把握的数字不作为确定值';

/** Every doubt of the reader. A new one is one entry. */
export const DOUBTS = {
  'reading/nothing-read': {
    severity: 'error',
    cause: 'reading',
    title: { zh: '没有读到年度报告的任何表格', en: 'No table of an annual report was found: nothing was read' },
    basis: READER,
  },
  'reading/table-missing': {
    severity: 'error',
    cause: 'undecided',
    title: { zh: '没有找到年度报告的一张表', en: 'One of the three tables was not found' },
    basis: '《政府信息公开条例》第五十条；国办公开办函〔2021〕30号',
  },
  'reading/row-missing': {
    severity: 'warning',
    cause: 'undecided',
    title: { zh: '没有找到表格中应有的一行', en: 'A row of the form was not found' },
    basis: FORM,
  },
  'reading/column-missing': {
    severity: 'warning',
    cause: 'undecided',
    title: { zh: '没有找到表格中应有的一列', en: 'A column of the form was not found' },
    basis: FORM,
  },
  'reading/unreadable': {
    severity: 'warning',
    cause: 'reading',
    title: { zh: '单元格内容无法可靠识别', en: 'A cell cannot be read with certainty; it has no value' },
    basis: READER,
  },
  'reading/doubtful': {
    severity: 'warning',
    cause: 'reading',
    title: { zh: '单元格的数字可能读错', en: 'A number may have been misread' },
    basis: READER,
  },
  'reading/engines': {
    severity: 'warning',
    cause: 'reading',
    title: {
      zh: '两种PDF读取程序读出的单元格不同',
      en: 'Two programs that read PDF do not agree on a cell',
    },
    basis: READER,
  },
  'reading/chosen': {
    severity: 'warning',
    cause: 'reading',
    title: {
      zh: '图像识别结果不确定，按合计关系从识别结果中选取',
      en: 'The readers of a picture were not sure; of what they saw, only this makes the sums come out',
    },
    basis: READER,
  },
  'reading/unconfirmed': {
    severity: 'info',
    cause: 'reading',
    title: {
      zh: '图像识别的单元格没有合计关系可以印证，请对照原图',
      en: 'No sum can confirm these cells, which were recognised in a picture: compare them with it',
    },
    basis: READER,
  },
  'reading/confirmed': {
    severity: 'info',
    cause: 'reading',
    title: {
      zh: '图像识别把握不足，合计关系予以印证',
      en: 'The reader of a picture was not sure; the sums confirm it',
    },
    basis: READER,
  },
  'reading/unlabelled-row': {
    severity: 'warning',
    cause: 'reading',
    title: { zh: '一行没有标签，按次序对应', en: 'A row without a label was placed by its order' },
    basis: READER,
  },
  'reading/heads': {
    severity: 'info',
    cause: 'reading',
    title: {
      zh: '表头不能辨认，按格式次序读取',
      en: 'Column heads could not be made out; read in the order of the form',
    },
    basis: READER,
  },
  'reading/source': {
    severity: 'warning',
    cause: 'reading',
    title: { zh: '来源文件有一部分没有读到', en: 'A part of the source could not be read' },
    basis: READER,
  },
  'reading/needs-ocr': {
    severity: 'warning',
    cause: 'reading',
    title: { zh: '图像中的内容没有识别（需要OCR）', en: 'What stands in pictures was not recognised: it needs OCR' },
    basis: READER,
  },
  'reading/unchecked': {
    severity: 'warning',
    cause: 'reading',
    title: { zh: '数字未与页面图像核对', en: 'Numbers were not checked against the picture of their page' },
    basis: READER,
  },
  'reading/text-layer': {
    severity: 'warning',
    cause: 'reading',
    title: { zh: '扫描件上的文字与图像不符', en: 'The text laid over a scan does not say what the scan shows' },
    basis: READER,
  },
  'reading/unit': {
    severity: 'info',
    cause: 'undecided',
    title: { zh: '金额单位不明或与格式不同', en: 'The unit of an amount is missing, or differs from the form' },
    basis: FORM,
  },
  'structure/merged-rows': {
    severity: 'info',
    cause: 'report',
    title: { zh: '格式中的几行并为一行', en: 'One row stands where the form has several' },
    basis: FORM,
  },
  'structure/label': {
    severity: 'info',
    cause: 'undecided',
    title: { zh: '行标签与格式用语不同', en: 'A row label differs from the wording of the form' },
    basis: FORM,
  },
  'structure/row-order': {
    severity: 'warning',
    cause: 'report',
    title: { zh: '行的次序与格式不同', en: 'A row stands in another place than in the form' },
    basis: FORM,
  },
  'structure/column-order': {
    severity: 'warning',
    cause: 'report',
    title: { zh: '列的次序与格式不同', en: 'The columns stand in another order than in the form' },
    basis: FORM,
  },
  'structure/extra-row': {
    severity: 'warning',
    cause: 'report',
    title: { zh: '表格中有格式以外的行', en: 'The table has a row that is not in the form' },
    basis: FORM,
  },
  'structure/extra-column': {
    severity: 'warning',
    cause: 'report',
    title: { zh: '表格中有格式以外的列', en: 'The table has a column that is not in the form' },
    basis: FORM,
  },
  'structure/second-table': {
    severity: 'error',
    cause: 'undecided',
    title: { zh: '同一张表出现两次且数字不同', en: 'The same table is printed twice with different numbers' },
    basis: FORM,
  },
  'structure/other-report': {
    severity: 'error',
    cause: 'undecided',
    title: {
      zh: '数字可能属于其他机关或年度',
      en: 'Numbers may be those of another organ or year',
    },
    basis: FORM,
  },
  'structure/other-years': {
    severity: 'info',
    cause: 'report',
    title: {
      zh: '表格中另有其他年度的数字，没有读取',
      en: 'The table has numbers of other years, too, which were not read',
    },
    basis: FORM,
  },
  'structure/repeated-row': {
    severity: 'warning',
    cause: 'undecided',
    title: { zh: '同一行出现不止一次且数字不同', en: 'A row is printed more than once with different numbers' },
    basis: FORM,
  },
} as const satisfies Record<string, Omit<DoubtKind, 'id'>>;

export type DoubtId = keyof typeof DOUBTS;

export interface DoubtDetail {
  readonly fields?: readonly string[];
  readonly places?: readonly Place[];
  readonly expected?: number | string | null;
  readonly actual?: number | string | null;
  /** What is said after the title, in both languages. */
  readonly detail: Message;
}

/** A finding of the reader. */
export function doubt(rule: DoubtId, { fields = [], places = [], expected, actual, detail }: DoubtDetail): Finding {
  const { severity, cause, title, basis } = DOUBTS[rule];
  const message = { zh: `${title.zh}：${detail.zh}`, en: `${title.en}: ${detail.en}` };
  return { rule, severity, cause, fields, expected: expected ?? null, actual: actual ?? null, message, basis, places };
}
