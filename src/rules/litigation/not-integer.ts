import { TABLES, wholeNumbers } from '../../claims/readings.ts';
import { defineRule } from '../../rule.ts';

export default defineRule(wholeNumbers(TABLES.litigation));
