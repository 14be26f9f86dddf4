import { noBlanks, TABLES } from '../../claims/readings.ts';
import { defineRule } from '../../rule.ts';

export default defineRule(noBlanks(TABLES.review));
