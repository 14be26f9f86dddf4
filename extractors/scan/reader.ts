import type { Candidate } from '../../src/document.ts';
import type { Crop } from './crop.ts';

/**
 * What can stand in a cell. `digits`: a count, a dash, or nothing; `amount`: money besides, with a point and a unit;
 * `text`: anything.
 */
export type Alphabet = 'digits' | 'amount' | 'text';

/** What a reader saw in one crop. An empty text says that nothing stands there. */
export interface Read extends Candidate {
  /** What else it may be, the likeliest first; never the text itself. */
  readonly alternatives: readonly Candidate[];
}

/** Reads pictures of cells. One answer a crop, in the order of the crops. */
export interface CellReader {
  readonly name: string;
  read(crops: readonly Crop[], alphabet: Alphabet): Promise<readonly Read[]>;
  close(): Promise<void>;
}

/** Nothing stands there, and nothing speaks against it. */
export const NOTHING: Read = { text: '', probability: 1, alternatives: [] };
