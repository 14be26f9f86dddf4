import type { Random } from '../random.ts';
import { count, type Facts } from './facts.ts';
import { type Digits, fill, none, type Sentence, type Term } from './sentence.ts';

const NOTHING = [
  '全年未发生因政府信息公开引起的行政复议和行政诉讼。',
  '本年度无政府信息公开行政复议、行政诉讼案件。',
  '没有因政府信息公开工作被申请行政复议、提起行政诉讼的情况。',
  '未发生因政府信息公开引发的行政复议、行政诉讼。',
  '全年政府信息公开行政复议0件，行政诉讼0件。',
] as const;

const TOTALS = [
  '因政府信息公开引起的行政复议案件{review}件、行政诉讼案件{suits}件。',
  '本年度办理信息公开类行政复议{review}起，行政诉讼{suits}起。',
  '全年发生政府信息公开行政复议{review}件，行政诉讼{suits}件。',
  '因政府信息公开被申请行政复议{review}起，被提起行政诉讼{suits}起。',
] as const;

const REVIEWS = [
  '全年因政府信息公开被申请行政复议{review}件，其中结果维持{review.upheld}件、结果纠正{review.corrected}件、其他结果{review.other}件、尚未审结{review.pending}件。',
  '行政复议{review}件：结果维持{review.upheld}件，结果纠正{review.corrected}件，其他结果{review.other}件，尚未审结{review.pending}件。',
] as const;

const SUITS = [
  '被提起行政诉讼{suits}件，其中结果维持{suits.upheld}件、结果纠正{suits.corrected}件、其他结果{suits.other}件、尚未审结{suits.pending}件。',
  '行政诉讼{suits}件，其中未经复议直接起诉{direct}件、复议后起诉{after}件。',
] as const;

const RESULTS = ['total', 'upheld', 'corrected', 'other', 'pending'] as const;

/** The sentences on reviews and lawsuits; some reports leave them to table 4. */
export function disputeSentences(random: Random, { values }: Facts, digits: Digits): readonly Sentence[] {
  const terms = termsOf(values);
  const reviews = terms.review?.value ?? 0;
  const suits = terms.suits?.value ?? 0;
  if (random.chance(0.2)) return [];
  if (reviews + suits === 0) return [none(random.pick(NOTHING), 'review.total', 'litigation.total')];
  const upheld = terms['review.upheld']?.value === reviews && reviews > 1;
  if (upheld && random.chance(0.4)) return [fill('行政复议{review}件，均获维持；行政诉讼{suits}件。', terms, digits)];
  if (reviews === 0 || suits === 0 || random.chance(0.4)) return [fill(random.pick(TOTALS), terms, digits)];
  return [fill(random.pick(REVIEWS), terms, digits), fill(random.pick(SUITS), terms, digits)];
}

function termsOf(values: Facts['values']): Record<string, Term> {
  const keys = [
    ['review', 'review'],
    ['suits', 'litigation'],
    ['direct', 'litigation.direct'],
    ['after', 'litigation.after_review'],
  ] as const;
  return Object.fromEntries(
    keys.flatMap(([key, path]) =>
      RESULTS.map((result) => [result === 'total' ? key : `${key}.${result}`, count(`${path}.${result}`, values)]),
    ),
  );
}
