import type { Rule } from '../../rule.ts';
import copied from './copied.ts';
import membersSum from './members-sum.ts';
import sameTables from './same-tables.ts';

/** The rules on a report together with those of other organs. */
export const LEVELS: readonly Rule[] = [membersSum, sameTables, copied];
