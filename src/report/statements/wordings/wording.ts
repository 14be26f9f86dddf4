import type { Topic } from '../topics.ts';

/** What a subject is one of. Parts of a list are of one family. */
export type Family =
  | 'application'
  | 'applicant'
  | 'channel'
  | 'outcome'
  | 'dispute'
  | 'result'
  | 'document'
  | 'decision'
  | 'fee';

/**
 * Words that name a subject before its number (`lead`, up to the number) or behind it (`tail`); where both are given,
 * both have to fit. The first wording that fits is taken; one without a subject says that nothing is stated.
 */
export interface Wording {
  readonly about: string | null;
  readonly family: Family;
  readonly lead?: RegExp;
  readonly tail?: RegExp;
  /** The only topics of which it may be said; `null` where none was named yet. Left out: any. */
  readonly topics?: readonly (Topic | null)[];
  /** Only where the number before it is of this family. */
  readonly behind?: Family;
  /** Only in sentences that hold these words, or hold none of them. */
  readonly among?: RegExp;
  readonly without?: RegExp;
}

/** 共, 共计, 为, 数量为: what may stand between the subject and its number. */
export const SO_MANY = '[共总合累计为有达到是约近仅数量的了:也则实际]*$';

/** A number that begins its clause: 其中3件予以公开. */
export const BARE = /^(?:其中|其余|另|有|共|分别|为|还|包括|含|对|已|约|近)*$/;

/** Said of applications, unless it is plain that something else is meant. */
export const UNNAMED: readonly (Topic | null)[] = ['applications', null];
/** Said of applications, unless something else was just named. */
export const NOT_OTHER: readonly (Topic | null)[] = [
  'applications',
  'review',
  'litigation',
  'direct',
  'after_review',
  null,
];
