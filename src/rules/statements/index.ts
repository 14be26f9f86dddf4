import type { Rule } from '../../rule.ts';
import accountability from './accountability.ts';
import applicants from './applicants.ts';
import carried from './carried.ts';
import channels from './channels.ts';
import decisions from './decisions.ts';
import documents from './documents.ts';
import fees from './fees.ts';
import handled from './handled.ts';
import litigation from './litigation.ts';
import noneDisputed from './none-disputed.ts';
import noneReceived from './none-received.ts';
import outcomes from './outcomes.ts';
import percentages from './percentages.ts';
import processingFee from './processing-fee.ts';
import received from './received.ts';
import repeated from './repeated.ts';
import review from './review.ts';
import sameCount from './same-count.ts';
import stockFlow from './stock-flow.ts';
import sum from './sum.ts';
import upheld from './upheld.ts';

export const STATEMENTS: readonly Rule[] = [
  received,
  noneReceived,
  handled,
  carried,
  applicants,
  outcomes,
  percentages,
  review,
  litigation,
  upheld,
  noneDisputed,
  documents,
  decisions,
  fees,
  processingFee,
  channels,
  sum,
  stockFlow,
  sameCount,
  repeated,
  accountability,
];
