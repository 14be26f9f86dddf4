import type { Rule } from '../../rule.ts';

export const STATEMENTS: readonly Rule[] = [];
