import type { Rule } from '../../rule.ts';
import blank from './blank.ts';
import notInteger from './not-integer.ts';

/** The rules on the table of proactive disclosure. */
export const DISCLOSURE: readonly Rule[] = [notInteger, blank];
