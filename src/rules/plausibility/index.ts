import type { Rule } from '../../rule.ts';

export const PLAUSIBILITY: readonly Rule[] = [];
