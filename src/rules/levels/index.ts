import type { Rule } from '../../rule.ts';

export const LEVELS: readonly Rule[] = [];
