import type { Rule } from '../../rule.ts';
import blank from './blank.ts';
import disclosedMade from './disclosed-made.ts';
import disclosedTotal from './disclosed-total.ts';
import feeUnit from './fee-unit.ts';
import inForce from './in-force.ts';
import itemsChange from './items-change.ts';
import notInteger from './not-integer.ts';
import procurement from './procurement.ts';
import rulesPower from './rules-power.ts';

/** The rules on the table of proactive disclosure. */
export const DISCLOSURE: readonly Rule[] = [
  notInteger,
  blank,
  inForce,
  rulesPower,
  feeUnit,
  disclosedTotal,
  disclosedMade,
  itemsChange,
  procurement,
];
