import type { Rule } from '../../rule.ts';
import allZero from './all-zero.ts';
import balance from './balance.ts';
import blank from './blank.ts';
import exceeds from './exceeds.ts';
import feeOverdue from './fee-overdue.ts';
import groupSubtotal from './group-subtotal.ts';
import identicalColumns from './identical-columns.ts';
import leafBalance from './leaf-balance.ts';
import notInteger from './not-integer.ts';
import outcomeTotal from './outcome-total.ts';
import rowTotal from './row-total.ts';

/** The rules on the table of applications. */
export const APPLICATIONS: readonly Rule[] = [
  balance,
  outcomeTotal,
  rowTotal,
  leafBalance,
  groupSubtotal,
  exceeds,
  identicalColumns,
  notInteger,
  blank,
  allZero,
  feeOverdue,
];
