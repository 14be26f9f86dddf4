import type { Rule } from '../rule.ts';
import applicationsBalance from './applications-balance.ts';
import applicationsBlank from './applications-blank.ts';
import applicationsNotInteger from './applications-not-integer.ts';
import applicationsOutcomeTotal from './applications-outcome-total.ts';
import applicationsRowTotal from './applications-row-total.ts';
import disclosureBlank from './disclosure-blank.ts';
import disclosureNotInteger from './disclosure-not-integer.ts';
import litigationBlank from './litigation-blank.ts';
import litigationNotInteger from './litigation-not-integer.ts';
import litigationTotal from './litigation-total.ts';
import reviewBlank from './review-blank.ts';
import reviewNotInteger from './review-not-integer.ts';
import reviewTotal from './review-total.ts';

/** Every rule. A new one is one file and one line. */
export const RULES: readonly Rule[] = [
  applicationsBalance,
  applicationsOutcomeTotal,
  applicationsRowTotal,
  applicationsNotInteger,
  applicationsBlank,
  reviewTotal,
  reviewNotInteger,
  reviewBlank,
  litigationTotal,
  litigationNotInteger,
  litigationBlank,
  disclosureNotInteger,
  disclosureBlank,
];
