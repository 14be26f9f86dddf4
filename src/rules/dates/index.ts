import type { Rule } from '../../rule.ts';

export const DATES: readonly Rule[] = [];
