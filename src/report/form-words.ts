import { remembered } from '../once.ts';
import type { Column, Part, Row } from './edition.ts';
import { EDITIONS } from './editions/index.ts';
import { columnNamed, isAboutHeads, isGroupHead } from './heads.ts';
import { normaliseLabel, similarities, similarity, splitOrdinal, wordingsOf } from './label.ts';

/** What any edition prints, to tell its words where no table holds them together. */
const PARTS: readonly Part[] = EDITIONS.flatMap(({ parts }) => parts);
const ROWS: readonly Row[] = PARTS.flatMap(({ rows }) => rows).filter(({ label }) => label !== '');
const COLUMNS: readonly Column[] = PARTS.flatMap(({ columns }) => columns);
/** The parts of one row without a label, whose numbers stand below heads alone. */
const UNLABELLED: readonly Part[] = PARTS.filter(({ rows }) => rows.every(({ label }) => label === ''));

/** How alike a text is to the row of the form that it is most like. */
export const likenessToRow = remembered((text) => Math.max(0, ...similarities(text, ROWS)));

const MATRIX = PARTS.filter(({ path }) => path === 'applications');
const MATRIX_ROWS = MATRIX.flatMap(({ rows }) => rows);

/** How many numbers the row of table 3 has whose label a text is; 0 where it is none of them, or not for certain. */
export const columnsOfRow = remembered((text) => {
  const alike = Math.max(0, ...similarities(text, MATRIX_ROWS));
  return alike >= LABEL_ALIKE && alike >= likenessToRow(text) ? (MATRIX[0]?.columns.length ?? 0) : 0;
});

/** A text this alike to a label of the form is that label. */
export const LABEL_ALIKE = 0.7;

/** Whether a text is the head of a column of the form. */
export const namesColumn = remembered((text) => columnNamed(text, COLUMNS) !== undefined);

/** A longer text is the title of the table. */
const LONGEST_HEAD = 16;

/** Whether a text is the head of a column, or of columns, below which the numbers of a row without a label stand. */
export const headsUnlabelled = remembered(
  (text) =>
    text.length <= LONGEST_HEAD &&
    UNLABELLED.some((part) => similarity(text, wordingsOf(part)) >= LABEL_ALIKE || isResult(text, part)),
);

function isResult(text: string, { columns }: Part): boolean {
  const column = columnNamed(text, columns);
  return column !== undefined && column.id !== 'total';
}

const GROUPS = new Set(ROWS.flatMap(({ group }) => (group ? [splitOrdinal(group).text] : [])));
const OUTCOMES = '本年度办理结果';

/** Whether a text is the label of a group of rows, which says nothing where its rows follow. */
export function namesGroup(text: string): boolean {
  const { text: words } = splitOrdinal(text);
  return GROUPS.has(words) || words === OUTCOMES;
}

const LITIGATION = '行政诉讼';

/** Whether a text is one of those that stand about the heads of a table. */
export function standsAboutHeads(text: string): boolean {
  return isAboutHeads(text) || isGroupHead(text) || normaliseLabel(text) === LITIGATION;
}

/** Whether a line of heads ends here: below 法人或其他组织, 行政诉讼 and the kinds of lawsuits stand heads of their own. */
export function endsHeads(heads: readonly string[]): boolean {
  const [last = '', ...before] = heads.map(normaliseLabel).toReversed();
  if (/^第二十条|^申请人情况$|勾稽关系|^行政诉讼$|复议后起诉$/.test(last)) return true;
  return columnNamed(last, COLUMNS)?.id === 'total' && before.some(isGroupHead);
}

/** The id of the column of table 3 that a text is the head of. */
export const matrixColumn = remembered((text): string | undefined => {
  const columns = MATRIX[0]?.columns ?? [];
  return text.length <= LONGEST_HEAD ? columnNamed(normaliseLabel(text), columns)?.id : undefined;
});

/** How many columns table 3 has. */
export const MATRIX_WIDTH = MATRIX[0]?.columns.length ?? 0;
