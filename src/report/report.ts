import type { Place, Recognition } from '../document.ts';
import type { Finding } from '../finding.ts';

/**
 * What stands in a cell. `blank`: nothing; `dash`: a mark for nothing (`/`, `-`, `—`, 无); `text`: something that is no
 * number; `unreadable`: something that cannot be read with certainty; `absent`: the report has no such cell.
 */
export type CellState = 'number' | 'blank' | 'dash' | 'text' | 'unreadable' | 'absent';

/** One number of the form as this report prints it. Only state `number` has a value. */
export interface Reading {
  /** A field's name, or `extra.<n>.<column>` for what the form does not have. */
  readonly field: string;
  readonly value: number | null;
  /** The text of the cell as printed; empty where it is blank or absent. */
  readonly raw: string;
  readonly state: CellState;
  readonly method: 'text' | 'ocr';
  /** From 0 to 1: 1 where nothing speaks against it, below where a doubt names the field, 0 where it was refused. */
  readonly confidence: number;
  /** Where the cell stands; `undefined` only for state `absent`. */
  readonly place: Place | undefined;
  /** How a cell of a picture was recognised. */
  readonly recognition?: Recognition;
}

/** A row that the form does not have, under the label that the report gives it. */
export interface ExtraRow {
  /** From 1, in the order of the report. */
  readonly number: number;
  readonly label: string;
  readonly readings: readonly Reading[];
}

/** Something the text states, with its place. */
export interface Stated<T> {
  readonly value: T;
  readonly quote: string;
  readonly place: Place;
}

export interface Period {
  /** ISO dates, both included. */
  readonly from: string;
  readonly to: string;
}

/** A paragraph of the narrative. */
export interface Paragraph {
  readonly text: string;
  readonly place: Place;
}

/** A section of level 1 with the paragraphs below its heading, tables left out. */
export interface SectionText {
  /** A section's id of the edition; `undefined` where the heading is none of the form's. */
  readonly id: string | undefined;
  readonly heading: string;
  readonly place: Place;
  readonly paragraphs: readonly Paragraph[];
}

/**
 * What kind of number a sentence states. `count`: so many; `none`: that there is none, its value is 0; `amount`: money,
 * in yuan; `percentage`: the share of `about` in its whole; `growth`: the change against last year in percent, negative
 * for a fall; `list`: a total whose parts follow, beside its `count` or `amount`.
 */
export type StatementKind = 'count' | 'none' | 'amount' | 'percentage' | 'growth' | 'list';

/** One part of a list: 其中，校务公开信息312条. */
export interface StatedPart {
  readonly label: string;
  readonly value: number;
  readonly unit: string;
  readonly approximate: boolean;
}

/** A number that a sentence of the narrative states. */
export interface Statement {
  /** A subject of `SUBJECTS`; `narrative` where the form has nothing like it. */
  readonly about: string;
  readonly kind: StatementKind;
  readonly value: number;
  /** As printed behind the number: 件, 条, 元, %; empty for `none`. */
  readonly unit: string;
  /** 余, 多, 约, 近: the number is none to the last digit. */
  readonly approximate: boolean;
  /** Of what it speaks: of the whole region or system (全市), of the office or a part (市政府办), or it does not say. */
  readonly scope: 'whole' | 'part' | null;
  /** What is counted, in the report's own words: 公开信息, 网络工作群组. */
  readonly noun: string;
  /** Of a `list`: its parts, in the order of the text. Empty for other kinds. */
  readonly parts: readonly StatedPart[];
  /** Of a `list`: 等, 主要包括: more may have been counted than is listed. */
  readonly open: boolean;
  /** Of a `percentage`: the count printed beside it; of a `growth`: last year’s number where it is printed. */
  readonly beside: number | null;
  /** The clause it stands in, blanks left out. */
  readonly quote: string;
  readonly place: Place;
}

/** The typed content of one report. Plain data. */
export interface Report {
  readonly title: Stated<string> | null;
  readonly organ: Stated<string> | null;
  readonly year: Stated<number> | null;
  readonly period: Stated<Period> | null;
  /** An ISO date. */
  readonly published_on: Stated<string> | null;
  /** The edition that the tables follow; `null` where no table of the form was found. */
  readonly edition: string | null;
  /** One reading for each field of the edition in the order of the form; empty where the edition is `null`. */
  readonly readings: readonly Reading[];
  readonly extras: readonly ExtraRow[];
  /** What stands between the title and the first section. */
  readonly introduction: readonly Paragraph[];
  readonly sections: readonly SectionText[];
  readonly statements: readonly Statement[];
}

/** What reading a document gives: the report, and what the reader is not sure of or found in disorder. */
export interface ReadResult {
  readonly report: Report;
  readonly doubts: readonly Finding[];
}
