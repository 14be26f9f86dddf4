import type { Rule } from '../../rule.ts';
import sections from './sections.ts';

/** The rules on what the report is made of: its sections, titles, years, period and legal bases. */
export const STRUCTURE: readonly Rule[] = [sections];
