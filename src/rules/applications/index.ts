import type { Rule } from '../../rule.ts';
import balance from './balance.ts';
import blank from './blank.ts';
import notInteger from './not-integer.ts';
import outcomeTotal from './outcome-total.ts';
import rowTotal from './row-total.ts';

/** The rules on the table of applications. */
export const APPLICATIONS: readonly Rule[] = [balance, outcomeTotal, rowTotal, notInteger, blank];
