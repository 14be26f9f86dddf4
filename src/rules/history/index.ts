import type { Rule } from '../../rule.ts';
import carriedIn from './carried-in.ts';
import copied from './copied.ts';
import copiedTables from './copied-tables.ts';
import growth from './growth.ts';
import inForce from './in-force.ts';
import items from './items.ts';
import jump from './jump.ts';
import missingYear from './missing-year.ts';
import pending from './pending.ts';
import publishedTwice from './published-twice.ts';

/** The rules on a report together with others of the same organ. */
export const HISTORY: readonly Rule[] = [
  carriedIn,
  inForce,
  items,
  pending,
  growth,
  jump,
  copiedTables,
  copied,
  publishedTwice,
  missingYear,
];
