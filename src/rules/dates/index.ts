import type { Rule } from '../../rule.ts';
import beforeYearEnd from './before-year-end.ts';
import deadline from './deadline.ts';
import disagree from './disagree.ts';

/** The rules on when the report was published. */
export const DATES: readonly Rule[] = [deadline, beforeYearEnd, disagree];
