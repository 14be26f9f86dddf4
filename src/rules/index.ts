import type { Rule } from '../rule.ts';
import { APPLICATIONS } from './applications/index.ts';
import { DATES } from './dates/index.ts';
import { DISCLOSURE } from './disclosure/index.ts';
import { HISTORY } from './history/index.ts';
import { LEVELS } from './levels/index.ts';
import { LITIGATION } from './litigation/index.ts';
import { PLAUSIBILITY } from './plausibility/index.ts';
import { REVIEW } from './review/index.ts';
import { STATEMENTS } from './statements/index.ts';
import { STRUCTURE } from './structure/index.ts';

/** Every rule, group by group. A new one is one file, and one line in the index of its group. */
export const RULES: readonly Rule[] = [
  ...APPLICATIONS,
  ...REVIEW,
  ...LITIGATION,
  ...DISCLOSURE,
  ...STATEMENTS,
  ...STRUCTURE,
  ...DATES,
  ...HISTORY,
  ...LEVELS,
  ...PLAUSIBILITY,
];
