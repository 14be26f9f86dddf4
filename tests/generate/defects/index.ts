import { CELL_DEFECTS } from './cells.ts';
import type { Kind } from './defect.ts';
import { SENTENCE_DEFECTS } from './sentences.ts';
import { STRUCTURE_DEFECTS } from './structure.ts';

/** Every kind of error, each with the rules that can tell. */
export const DEFECTS: readonly Kind[] = [...CELL_DEFECTS, ...SENTENCE_DEFECTS, ...STRUCTURE_DEFECTS];
