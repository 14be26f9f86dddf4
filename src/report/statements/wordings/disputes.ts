import type { Topic } from '../topics.ts';
import { BARE, SO_MANY, type Wording } from './wording.ts';

const CASES = `[案件申请事项情况类发生新收被及]*${SO_MANY}`;
const SUIT = '(?:行政)?(?:诉讼|应诉)';

/** Both, suits by their way, reviews, suits: one never runs over the other. */
const DISPUTES: readonly (readonly [about: string, words: string])[] = [
  ['disputes.total', `复议[案件申请]*(?:和|及|与|、|或|以及|/)被?(?:提起)?${SUIT}`],
  ['litigation.direct.total', `直接(?:提起)?(?:起诉|${SUIT})`],
  ['litigation.after_review.total', `复议后[再又]?(?:不服)?(?:提起)?(?:起诉|${SUIT})`],
  ['review.total', '(?<!未经|未经行政)复议'],
  ['litigation.total', SUIT],
];

const THERE_WERE = /(?:有|发生|收到|新增|新收|共|出现|引发|引起|涉及|申请|提起|产生)[了约近]*$/;

export const disputes: readonly Wording[] = [
  // The reviews that a government decides are not those against it.
  {
    about: null,
    family: 'dispute',
    lead: new RegExp(`(?:受理|审理|审结|收到|办理|应对)(?:各类)?(?:行政)?(?:复议|诉讼|应诉)${CASES}`),
    without: /信息公开|政务公开|依申请/,
  },
  ...DISPUTES.map(
    ([about, words]): Wording => ({ about, family: 'dispute', lead: new RegExp(`(?:${words})${CASES}`) }),
  ),
  ...DISPUTES.map(
    ([about, words]): Wording => ({
      about,
      family: 'dispute',
      lead: THERE_WERE,
      tail: new RegExp(`^[^,]{0,24}?(?:行政)?(?:${words})[案件申请]*$`),
    }),
  ),
];

const RESULTS: readonly (readonly [id: string, words: string])[] = [
  ['upheld', '(?:结果)?[均被获予以为]*维持(?:原判|原决定|原(?:具体)?行政行为)?'],
  ['corrected', '(?:结果)?[均被获予以为]*(?:纠正|纠错)'],
  ['other', '其他结果|结果其他'],
  ['pending', '尚?未(?:审|办)?结案?|正在审理中?'],
];

const BLOCKS: readonly (readonly [topic: Topic, path: string])[] = [
  ['review', 'review'],
  ['litigation', 'litigation'],
  ['direct', 'litigation.direct'],
  ['after_review', 'litigation.after_review'],
];

/** 败诉 is said of suits. */
function resultsOf(topic: Topic): typeof RESULTS {
  return topic === 'review' ? RESULTS : [...RESULTS, ['corrected', '败诉']];
}

/** 结果维持 belongs to what was named last: 复议 or 诉讼. */
export const results: readonly Wording[] = [
  { about: null, family: 'result', lead: /(?:已|均)审结[的有案件共]*$/ },
  ...BLOCKS.flatMap(([topic, path]) =>
    resultsOf(topic).flatMap(([id, words]): readonly Wording[] => [
      {
        about: `${path}.${id}`,
        family: 'result',
        lead: new RegExp(`(?:${words})[的判决案件]*${SO_MANY}`),
        topics: [topic],
      },
      {
        about: `${path}.${id}`,
        family: 'result',
        lead: BARE,
        tail: new RegExp(`^(?:案件)?(?:的)?(?:为|已)?(?:${words})的?$`),
        topics: [topic],
      },
    ]),
  ),
];
