import type { Block, Cell, Place, Table, Text } from '../document.ts';
import {
  columnsOfRow,
  endsHeads,
  headsUnlabelled,
  LABEL_ALIKE,
  likenessToRow,
  namesColumn,
  namesGroup,
  standsAboutHeads,
} from './form-words.ts';
import { normaliseLabel, splitOrdinal } from './label.ts';
import type { LooseCell } from './loose-cells.ts';
import { isSectionHeading } from './sections.ts';

/** Fewer rows of the form one below the other may be something else of the page. */
const LEAST_ROWS = 3;
/** More than a report with all its words has; hostile ones go on without end. */
const MOST_CELLS = 10_000;
/** Heads of results with numbers below them are a table by themselves. */
const WEIGHT = { labelled: 1, unlabelled: LEAST_ROWS, none: 0 } as const;
/** A label may be broken over so many lines. */
const MOST_PIECES = 4;
/** So many numbers with nothing before them are a row whose label stands behind it, or elsewhere. */
const WITHOUT_LABEL = 3;

/**
 * The tables of cells that follow one another without rows, with the text among them. A row is a label of the form and all the values
 * up to the next label: whether they are as many as the row has is seen where it is placed. `undefined` where hardly any row of the form is
 * among them, or labels may stand behind their numbers.
 */
export function looseTables(cells: readonly LooseCell[]): readonly Block[] | undefined {
  if (cells.length > MOST_CELLS) return undefined;
  const groups = groupsOf(cells);
  const [first] = groups;
  const rows = groups.reduce((sum, { row }) => sum + WEIGHT[row], 0);
  if (rows < LEAST_ROWS || (first && first.row === 'none' && startsWithValues(first))) return undefined;
  const written = openWriter();
  groups.forEach((group, index) => {
    const beside = [groups[index - 1], groups[index + 1]];
    const isBetween = group.values.length > 0 && beside.every((other) => other && other.row !== 'none');
    if (group.row !== 'none' || isBetween) writeRow(group, written);
    else written.addText([...group.lead, ...group.label, ...group.values]);
  });
  return written.blocks();
}

/** Labels one after the other, and the values behind them. */
interface Group {
  readonly lead: readonly LooseCell[];
  /** The label of the row, perhaps in several pieces; none for a row below heads alone. */
  readonly label: readonly LooseCell[];
  readonly values: readonly LooseCell[];
  readonly row: 'labelled' | 'unlabelled' | 'none';
}

function groupsOf(cells: readonly LooseCell[]): readonly Group[] {
  const groups: { labels: LooseCell[]; values: LooseCell[] }[] = [];
  for (const cell of cells) {
    const last = groups.at(-1);
    if (cell.kind === 'value' && last) last.values.push(cell);
    else if (cell.kind === 'value') groups.push({ labels: [], values: [cell] });
    else if (!last || last.values.length > 0) groups.push({ labels: [cell], values: [] });
    else last.labels.push(cell);
  }
  return groups.map(({ labels, values }) => toGroup(labels, values));
}

function toGroup(labels: readonly LooseCell[], values: readonly LooseCell[]): Group {
  const heads = labels.filter(({ text }) => headsUnlabelled(text)).length;
  if (values.length > 0 && heads >= 2) return { lead: labels, label: [], values, row: 'unlabelled' };
  const pieces = values.length > 0 ? piecesOfLabel(labels, isSentence(labels, values) ? EXACT : LABEL_ALIKE) : 0;
  const at = labels.length - Math.max(1, pieces);
  const row = pieces > 0 && !isHeadBehindHead(labels, at) ? 'labelled' : 'none';
  return { lead: labels.slice(0, at), label: labels.slice(at), values, row };
}

/** In a line with its number a label may be a part of a sentence: only the very words of the form are taken for one. */
const EXACT = 0.985;

function isSentence(labels: readonly LooseCell[], [value]: readonly LooseCell[]): boolean {
  const from = labels.at(-1)?.from;
  return from?.kind === 'text' && from === value?.from;
}

/** How many of the last labels are one label of the form that was broken; 0 where none is. */
function piecesOfLabel(labels: readonly LooseCell[], least: number): number {
  let best = { pieces: 0, alike: least };
  for (let pieces = 1; pieces <= Math.min(MOST_PIECES, labels.length); pieces += 1) {
    const alike = likenessToRow(joined(labels.slice(-pieces)));
    if (alike > best.alike) best = { pieces, alike };
  }
  return best.pieces;
}

function joined(labels: readonly LooseCell[]): string {
  return labels.map(({ text }) => text).join('');
}

/** 其他 and 总计 are rows as well as heads: behind another head they are heads, and the row has lost its label. */
function isHeadBehindHead(labels: readonly LooseCell[], at: number): boolean {
  const [before, label] = [labels[at - 1]?.text, labels[at]?.text ?? ''];
  return before !== undefined && namesColumn(before) && namesColumn(label) && splitOrdinal(label).kind === undefined;
}

function startsWithValues({ lead, label, values }: Group): boolean {
  return lead.length + label.length === 0 && values.length >= WITHOUT_LABEL;
}

/** A row with the heads before it. What stands there and is none is text of its own. */
function writeRow({ lead: above, label, values, row }: Group, written: Writer): void {
  const { text, lead } = row === 'unlabelled' ? partedHeads(above) : parted(above);
  written.addText(text);
  const [first] = label;
  const labelled = first ? [{ ...first, text: joined(label) }] : [];
  // Of more values than the row has, some may be those of the labels above.
  const areBlank = values.length <= columnsOfRow(joined(label));
  for (const cells of rowsAbove(lead, areBlank)) written.addRow(cells);
  written.addRow([...labelled, ...values]);
}

interface Lead {
  readonly text: readonly LooseCell[];
  readonly lead: readonly LooseCell[];
}

function parted(cells: readonly LooseCell[]): Lead {
  const from = cells.findLastIndex(isText) + 1;
  return { text: cells.slice(0, from), lead: cells.slice(from) };
}

/** Heads that are printed upright fall to pieces: what is left of the heads still says what the numbers are. */
function partedHeads(cells: readonly LooseCell[]): Lead {
  const from = cells.findLastIndex(({ text }) => isSectionHeading(text)) + 1;
  const [heads, pieces] = [cells.slice(from).filter(isHead), cells.slice(from).filter((cell) => !isHead(cell))];
  return { text: [...cells.slice(0, from), ...pieces], lead: heads };
}

function isHead({ text }: LooseCell): boolean {
  return isHeadWord(text);
}

/** Shorter scraps between two rows are pieces of labels. */
const SCRAP = 8;

function isText({ text }: LooseCell): boolean {
  if (isSectionHeading(text)) return true;
  if (namesGroup(text) || isHeadWord(text)) return false;
  if (likenessToRow(text) >= LABEL_ALIKE) return false;
  return splitOrdinal(text).kind === 'section' || normaliseLabel(text).length > SCRAP;
}

function isHeadWord(text: string): boolean {
  if (splitOrdinal(text).kind !== undefined) return false;
  return standsAboutHeads(text) || namesColumn(text) || headsUnlabelled(text);
}

/**
 * The heads in the lines in which the form has them, and labels of rows without a value.
 * @param areBlank whether nothing else can be meant by such a label than that the cells of its row are blank
 */
function rowsAbove(labels: readonly LooseCell[], areBlank: boolean): readonly (readonly LooseCell[])[] {
  const rows: LooseCell[][] = [];
  let open: LooseCell[] | undefined;
  for (const cell of wholeHeads(labels).filter(({ text }) => !namesGroup(text))) {
    const isHead = isAmongHeads(cell, open);
    if (isHead && open) open.push(cell);
    else rows.push(isHead ? [cell] : [cell, ...(areBlank ? blanksOf(cell) : [])]);
    const last = rows.at(-1) ?? [];
    open = isHead && !endsHeads(last.map(({ text }) => text)) ? last : undefined;
  }
  return rows;
}

/** What stands among heads and is none of the form's is a column of the report's own. */
function isAmongHeads({ text }: LooseCell, open: readonly LooseCell[] | undefined): boolean {
  return isHeadWord(text) || (open !== undefined && likenessToRow(text) < LABEL_ALIKE);
}

/** The cells of a row of table 3, all of them blank. */
function blanksOf(cell: LooseCell): readonly LooseCell[] {
  return Array.from({ length: columnsOfRow(cell.text) }, () => ({ ...cell, text: '', kind: 'value' }));
}

/** Heads that were broken in two, e.g. 商业 and 企业, are put together. */
function wholeHeads(labels: readonly LooseCell[]): readonly LooseCell[] {
  const whole: LooseCell[] = [];
  for (const cell of labels) {
    const before = whole.at(-1);
    if (before && isBroken(before.text, cell.text)) whole.splice(-1, 1, { ...before, text: before.text + cell.text });
    else whole.push(cell);
  }
  return whole;
}

const LONGEST_PIECE = 6;

function isBroken(first: string, second: string): boolean {
  if (first.length > LONGEST_PIECE || standsAboutHeads(first) || headsUnlabelled(first)) return false;
  return namesColumn(first + second) && !(namesColumn(first) && namesColumn(second));
}

/** Blocks as they are written, from first to last. */
interface Writer {
  addText(cells: readonly LooseCell[]): void;
  addRow(cells: readonly LooseCell[]): void;
  blocks(): readonly Block[];
}

function openWriter(): Writer {
  const done: Block[] = [];
  let rows: (readonly LooseCell[])[] = [];
  let texts: LooseCell[] = [];
  const endTable = () => {
    if (rows.length > 0) done.push(toTable(rows));
    rows = [];
  };
  const endText = () => {
    done.push(...toTexts(texts));
    texts = [];
  };
  return {
    addText(cells) {
      if (cells.length > 0) endTable();
      texts.push(...cells);
    },
    addRow(cells) {
      endText();
      rows.push(cells);
    },
    blocks() {
      endTable();
      endText();
      return done;
    },
  };
}

function toTable(rows: readonly (readonly LooseCell[])[]): Table {
  const cells = rows.flatMap((row, index) =>
    row.map(({ text, place }, column): Cell => ({ row: index, column, rowSpan: 1, columnSpan: 1, text, place })),
  );
  const columns = Math.max(...rows.map((row) => row.length));
  const place: Place = cells[0]?.place ?? { selector: '' };
  return { kind: 'table', rows: rows.length, columns, cells, place };
}

/** Pieces that were one line are one line again, apart from the headings in it. */
function toTexts(cells: readonly LooseCell[]): readonly Text[] {
  const lines: { text: string; place: Place; from: Block }[] = [];
  for (const { text, place, from } of cells) {
    const last = lines.at(-1);
    const goesOn =
      last?.from === from && from.kind === 'text' && !isSectionHeading(text) && !isSectionHeading(last.text);
    if (last && goesOn) last.text += ` ${text}`;
    else lines.push({ text, place, from });
  }
  return lines
    .filter(({ text }) => text !== '')
    .map(({ text, place, from }) => ({ kind: 'text', text, place, heading: from.kind === 'text' && from.heading }));
}
