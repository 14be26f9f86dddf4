import { noBlanks, TABLES } from '../../reading-rules.ts';
import { defineRule } from '../../rule.ts';

export default defineRule(noBlanks(TABLES.applications));
