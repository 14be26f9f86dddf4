import type { Rule } from '../../rule.ts';
import afterReview from './after-review.ts';
import blank from './blank.ts';
import notInteger from './not-integer.ts';
import reviewFirst from './review-first.ts';
import total from './total.ts';

/** The rules on the table of lawsuits. */
export const LITIGATION: readonly Rule[] = [total, notInteger, blank, reviewFirst, afterReview];
