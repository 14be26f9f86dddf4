/** What the words speak of, so that 办结69件 behind 收到70件申请 is known for one of applications. */
export type Topic = 'applications' | 'review' | 'litigation' | 'direct' | 'after_review' | 'other';

/** Words that name a topic, the more particular first. */
const WORDS: readonly (readonly [topic: Topic, words: string])[] = [
  ['direct', '未经(?:行政)?复议直接(?:提起)?(?:行政)?(?:起诉|诉讼)|直接(?:提起)?(?:行政)?(?:起诉|诉讼)'],
  ['after_review', '经?(?:行政)?复议后(?:再|又|不服)?(?:提起)?(?:行政)?(?:起诉|诉讼)'],
  ['litigation', '诉讼|应诉'],
  ['review', '复议'],
  // 公开发布78件，依申请公开39件，不公开33件: how documents are marked.
  ['other', '依申请公开(?:的?(?:文件|公文)?)\\d'],
  ['applications', '依申请|信息公开(?:的)?申请|信息的申请|申请公开|申请公开政府信息|申请(?=件|案件)'],
  [
    'other',
    '人大|政协|建议|提案|信访(?!、?举报|类)|来信|来访|咨询|问政|投诉(?!类|申请)|举报(?!投诉|、投诉|类)|留言|信箱|热线|工单|12345|来电|诉求|舆情|公文|属性|标识|主动公开|规范性文件|政策解读|新媒体|公众号|证明|执照|事项清单',
  ],
];

const FORM = new RegExp(WORDS.map(([, words]) => words).join('|'), 'g');
/** The same without what has to follow. */
const TOPICS = WORDS.map(([topic, words]) => {
  return [topic, new RegExp(`^(?:${words.replace(/\(\?[=!][^)]*\)/g, '')})$`)] as const;
});

export interface TopicAt {
  readonly topic: Topic;
  /** Where its words end. */
  readonly end: number;
}

/** The topics that a text names, in their order. */
export function topicsIn(text: string): readonly TopicAt[] {
  return Array.from(text.matchAll(FORM), ({ index, 0: words }) => ({
    topic: topicOf(words),
    end: index + words.length,
  }));
}

/** Few words name topics: each is told once. */
const told = new Map<string, Topic>();

function topicOf(words: string): Topic {
  const known = told.get(words);
  if (known) return known;
  const topic = TOPICS.find(([, form]) => form.test(words))?.[0] ?? 'other';
  told.set(words, topic);
  return topic;
}
