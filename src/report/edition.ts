/**
 * An edition of the form as data: what it prints, in which order, under which names. Fields, columns of the exports,
 * the JSON Schema, the identities and the mapping of tables all derive from it; a new notice is a new file here.
 */
export interface Edition {
  readonly id: string;
  readonly notice: string;
  /** The reporting years that use this edition by its notice, both included; no end while it is in force. */
  readonly years: { readonly from: number; readonly to?: number };
  readonly sections: readonly Section[];
  readonly parts: readonly Part[];
  readonly identities: readonly Identity[];
}

/** One of the sections of level 1. */
export interface Section {
  readonly id: string;
  readonly title: string;
  /** Titles that notices or the Regulations use for the same section. */
  readonly alternates: readonly string[];
  /** Words that tell the section where its title was reworded; no other section's title holds them. */
  readonly keywords: readonly string[];
}

/** A label as the form prints it, and other wordings met for the same thing. */
export interface Label {
  readonly label: string;
  readonly aliases?: readonly string[];
}

export interface Row extends Label {
  /** The path below the part's; empty where the part has one unnamed row. */
  readonly id: string;
  /** The label of the group the row stands in, e.g. （三）不予公开. */
  readonly group?: string;
  /** The ordinal that the form prints before the label within its group, e.g. `3` or `（七）`. */
  readonly ordinal?: string;
  /** The rows for which this one may stand: a report prints either it or them. */
  readonly replaces?: readonly string[];
}

export type Unit = 'count' | 'change' | 'wan_yuan' | 'yuan';

export interface Column extends Label {
  readonly id: string;
  readonly unit: Unit;
}

/** A run of rows under one set of column heads: one block of table 2, the matrix of table 3, a third of table 4. */
export interface Part extends Label {
  /** The path of its fields, e.g. `applications`. */
  readonly path: string;
  /** The section it stands in. */
  readonly section: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/**
 * A sum that the form implies: the terms of `left` add up to those of `right`. `*` in a path stands for each of
 * `across`; where `across` is missing the identity is judged once.
 */
export interface Identity {
  /** The rule that judges it. */
  readonly rule: string;
  readonly across?: readonly string[];
  readonly left: readonly string[];
  readonly right: readonly string[];
}
