import type { Part, Row } from './edition.ts';
import type { Line } from './line.ts';
import type { Head } from './run.ts';

/** A row of the form with the part that it stands in. */
export interface Slot {
  readonly part: Part;
  readonly row: Row;
}

/** The heads in force at a line for a part: those of the form where none were found. */
export type HeadsAt = (line: Line, part: Part) => readonly Head[];
