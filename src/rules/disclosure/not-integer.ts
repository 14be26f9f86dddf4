import { TABLES, wholeNumbers } from '../../reading-rules.ts';
import { defineRule } from '../../rule.ts';

export default defineRule(wholeNumbers(TABLES.disclosure));
