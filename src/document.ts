/**
 * A rectangle on a page: `[x0, y0, x1, y1]` in points (1/72 inch) from the top left corner of the page as it is shown
 * (its rotation applied), `x0 <= x1` and `y0 <= y1`.
 */
export type Box = readonly [x0: number, y0: number, x1: number, y1: number];

/** A place on a page; pages count from 1. */
export interface PagePlace {
  readonly page: number;
  readonly box: Box;
}

/**
 * A place in markup or text. For HTML a CSS selector that finds the element in a browser (`body > table > …`);
 * for plain text and Markdown `L12` or `L12C3`: line 12, its third cell, both from 1.
 */
export interface SelectorPlace {
  readonly selector: string;
}

/** Where something stands in its source. */
export type Place = PagePlace | SelectorPlace;

/** A text that may stand somewhere, with how likely that is by the reader's own account, from 0 to 1. */
export interface Candidate {
  readonly text: string;
  readonly probability: number;
}

/** How the text of a cell was recognised in a picture. */
export interface Recognition {
  /** Of the text, from 0 to 1. */
  readonly probability: number;
  /** Whether a second, independent reader saw the same; left out where it was not asked, or saw nothing. */
  readonly agreed?: boolean;
  /** What else the readers saw, the likeliest first. */
  readonly alternatives: readonly Candidate[];
}

/** One cell of a table. Rows and columns count from 0 in the grid that the spans make. */
export interface Cell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** The text as printed; a line break is `\n`. */
  readonly text: string;
  readonly place: Place;
  /** Why the text of this cell is not certain; left out where it is. */
  readonly doubt?: string;
  /** Left out where the source gave its characters, and for cells that hold no number. */
  readonly recognition?: Recognition;
}

/** Reading order of cells: by row, then by column. */
export function inReadingOrder(a: Pick<Cell, 'row' | 'column'>, b: Pick<Cell, 'row' | 'column'>): number {
  return a.row - b.row || a.column - b.column;
}

/** A table: its cells in reading order (by row, then by column), none of them overlapping in the grid. */
export interface Table {
  readonly kind: 'table';
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly Cell[];
  readonly place: Place;
}

/** A heading or a paragraph, its lines joined. */
export interface Text {
  readonly kind: 'text';
  readonly text: string;
  readonly place: Place;
  /** Set apart as a heading by its markup (`h1` … `h6`, `title`), its size, or by standing in the middle. */
  readonly heading: boolean;
}

export type Block = Table | Text;

export type Medium = 'html' | 'pdf' | 'image' | 'text';

/** What a source says of itself outside its body: a page's `<meta>` and `<title>`, a PDF's information. */
export interface Metadata {
  readonly title?: string;
  /** The publication date, ISO `YYYY-MM-DD`, where the source's own data name one. */
  readonly published_on?: string;
  readonly place?: Place;
}

/** What went wrong in extraction without stopping it; `src/report/warnings.ts` has the wording of each. */
export type WarningCode =
  | 'characters-undecodable'
  | 'font-lost'
  | 'file-taken-over'
  | 'font-unmapped'
  | 'library'
  | 'page-taken-over'
  | 'page-needs-ocr'
  | 'layer-unchecked'
  | 'layer-refuted'
  | 'layer-exceeds'
  | 'picture-damaged'
  | 'pictures-need-ocr'
  | 'pictures-missing'
  | 'pictures-unseen';

/** Something that an extractor could not read, or not check. */
export interface Warning {
  readonly code: WarningCode;
  /** What its wording is filled with. */
  readonly values?: Readonly<Record<string, string | number>>;
  /** Where it stands; left out where that is the whole source. */
  readonly places?: readonly Place[];
}

/** What an extractor gives: one stream of blocks in reading order, whatever the medium. Plain data. */
export interface Document {
  readonly medium: Medium;
  /** Read from characters, or recognised from a picture. */
  readonly reading: 'text' | 'ocr';
  /** The number of pages; 1 for a page of HTML or a text. */
  readonly pages: number;
  readonly metadata: Metadata;
  readonly blocks: readonly Block[];
  readonly warnings: readonly Warning[];
}
