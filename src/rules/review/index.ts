import type { Rule } from '../../rule.ts';
import blank from './blank.ts';
import notInteger from './not-integer.ts';
import total from './total.ts';

/** The rules on the table of reviews. */
export const REVIEW: readonly Rule[] = [total, notInteger, blank];
