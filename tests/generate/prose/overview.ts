import { selfOf } from '../names.ts';
import type { Random } from '../random.ts';
import { applicationSentences } from './applications.ts';
import { accountSentence, disclosureSentences, listSentence } from './disclosure.ts';
import { disputeSentences } from './disputes.ts';
import type { Facts } from './facts.ts';
import { ACCOUNTABLE, ASSESSED, DISCLOSURE, LEADS, MANAGEMENT, PLATFORM, REVIEWED, TRAINED } from './pools.ts';
import { type Digits, plain, type Sentence, turnOf } from './sentence.ts';

/** How a report heads the five topics of section 一. */
const HEADS = [
  ['主动公开情况。', '依申请公开情况。', '政府信息管理情况。', '平台建设情况。', '监督保障情况。'],
  ['主动公开。', '依申请公开。', '政府信息管理。', '政府信息公开平台建设。', '监督保障。'],
  ['主动公开方面。', '依申请公开办理方面。', '政府信息管理方面。', '政府信息公开平台建设方面。', '监督保障方面。'],
] as const;

/** Section 一: a lead, and the five topics of the notice with what the text tells of the tables. */
export function overview(random: Random, facts: Facts, digits: Digits): readonly (readonly Sentence[])[] {
  const turn = (pool: readonly string[], count: number): readonly Sentence[] =>
    turnOf(pool, facts.seed, facts.year, count).map((text) =>
      plain(random, text.replaceAll('{organ}', facts.organ).replaceAll('{year}', String(facts.year))),
    );
  const ask = (pool: readonly string[]): Sentence => plain(random, random.pick(pool));
  const topics = [
    [...turn(DISCLOSURE, random.int(2, 3)), ...tables(random, facts, digits)],
    [...applicationSentences(random, facts, digits), ...disputeSentences(random, facts, digits)],
    turn(MANAGEMENT, random.int(2, 3)),
    [...turn(PLATFORM, 2), accountSentence(random)],
    [ask(REVIEWED), ask(ASSESSED), ...turn(TRAINED, 2), ask(ACCOUNTABLE)],
  ];
  const heads = random.pick(HEADS);
  const headed = topics.map((sentences, index) => [
    plain(random, `（${'一二三四五'[index]}）${heads[index]}`),
    ...sentences,
  ]);
  return [turn(LEADS, 1), ...headed];
}

/** What the text tells of table 2, of the whole town or office where it says so. */
function tables(random: Random, facts: Facts, digits: Digits): readonly Sentence[] {
  const list = listSentence(random, digits);
  const counts = disclosureSentences(random, facts, digits);
  return random.chance(0.3)
    ? [list, plain(random, `${selfOf(facts.organ)}各项信息均按时限发布。`), ...counts]
    : [list, ...counts];
}
