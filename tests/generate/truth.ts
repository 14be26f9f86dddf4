import type { StatementKind } from '../../src/report/report.ts';

/** What a cell prints, in the words of the contract. */
export type CellState = 'number' | 'blank' | 'dash' | 'absent';

/** A number that the text of a report states, as the text states it. */
export interface Stated {
  /** The id of a subject of `SUBJECTS`. */
  readonly about: string;
  readonly kind: StatementKind;
  /** Money in yuan. */
  readonly value: number;
  /** The sentence it stands in. */
  readonly quote: string;
  /** The number as printed, and where it begins in the sentence; empty where the text says that there is none. */
  readonly printed: string;
  readonly at: number;
  /** Of a list: its parts. */
  readonly parts?: readonly number[];
}

/** One level-1 section: its paragraphs; tables are set by the medium after the paragraphs. */
export interface SectionText {
  readonly id: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

/** What one made-up report says: exactly what every medium prints of it. */
export interface Truth {
  readonly seed: number;
  readonly organ: string;
  readonly year: number;
  readonly edition: '2019' | '2021';
  readonly title: string;
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly published_on: string | null;
  /** （六）其他处理 as one row, or as three. */
  readonly otherRow: 'one' | 'three';
  /** Every field of the edition; `null` where nothing, a dash or no cell is printed. */
  readonly values: Readonly<Record<string, number | null>>;
  readonly cellStates: Readonly<Record<string, CellState>>;
  /** The text of each cell before a layout dresses it: `96171.6`, `/`, `251000元`, `` for a blank. */
  readonly printed: Readonly<Record<string, string>>;
  readonly introduction: readonly string[];
  readonly sections: readonly SectionText[];
  readonly statements: readonly Stated[];
  /** Rows of table 3 and columns of its heads that change places with everything that is theirs. */
  readonly exchanged?: readonly (readonly [a: string, b: string])[];
}

/** The same truth with one cell printed otherwise. */
export function withCell(truth: Truth, field: string, value: number | null, text?: string): Truth {
  const printed = text ?? (value === null ? '' : String(value));
  const state: CellState = value === null ? (printed === '' ? 'blank' : 'dash') : 'number';
  return {
    ...truth,
    values: { ...truth.values, [field]: value },
    cellStates: { ...truth.cellStates, [field]: state },
    printed: { ...truth.printed, [field]: printed },
  };
}
