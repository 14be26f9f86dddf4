import type { Rule } from '../../rule.ts';
import backlog from './backlog.ts';
import largeOrganZero from './large-organ-zero.ts';
import otherShare from './other-share.ts';
import privateData from './private-data.ts';
import processWithoutApplications from './process-without-applications.ts';
import withoutApplications from './without-applications.ts';

/** The rules on what is possible and still strange: information, to be looked at. */
export const PLAUSIBILITY: readonly Rule[] = [
  largeOrganZero,
  otherShare,
  backlog,
  processWithoutApplications,
  withoutApplications,
  privateData,
];
