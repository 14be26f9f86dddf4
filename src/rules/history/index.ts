import type { Rule } from '../../rule.ts';

export const HISTORY: readonly Rule[] = [];
