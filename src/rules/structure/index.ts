import type { Rule } from '../../rule.ts';
import accountability from './accountability.ts';
import basis from './basis.ts';
import basisTypo from './basis-typo.ts';
import boilerplate from './boilerplate.ts';
import edition from './edition.ts';
import enumeration from './enumeration.ts';
import organ from './organ.ts';
import period from './period.ts';
import placeholder from './placeholder.ts';
import problems from './problems.ts';
import processingFee from './processing-fee.ts';
import sectionOrder from './section-order.ts';
import sections from './sections.ts';
import title from './title.ts';
import titles from './titles.ts';
import topics from './topics.ts';
import year from './year.ts';

/** The rules on what the report is made of: its sections, titles, years, period and legal bases. */
export const STRUCTURE: readonly Rule[] = [
  sections,
  sectionOrder,
  titles,
  title,
  period,
  year,
  organ,
  edition,
  basis,
  basisTypo,
  placeholder,
  topics,
  accountability,
  problems,
  processingFee,
  enumeration,
  boilerplate,
];
