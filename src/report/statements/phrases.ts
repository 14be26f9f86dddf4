import { applicants, CHANNEL_WORDS, channels } from './wordings/applicants.ts';
import { applications, besides, carried } from './wordings/applications.ts';
import { decisions, paid } from './wordings/disclosure.ts';
import { disputes, results } from './wordings/disputes.ts';
import { groups, ROW_WORDS, rows } from './wordings/outcomes.ts';
import type { Wording } from './wordings/wording.ts';

/** Wordings that share words: without any of these none of them need be tried. */
export interface Group {
  readonly words: RegExp;
  readonly wordings: readonly Wording[];
}

/** Subjects whose numbers are counts, in the order in which they are tried. */
export const COUNTED: readonly Group[] = [
  { words: /结|转|顺延|延续|延至|跨|遗留/, wordings: carried },
  { words: /维持|纠|结|审理|败诉/, wordings: results },
  { words: /复议|诉/, wordings: disputes },
  { words: ROW_WORDS, wordings: rows },
  { words: /公开|提供|处理/, wordings: groups },
  { words: /自然人|公民|法人|企业|公司|机构|组织|其他/, wordings: applicants },
  { words: CHANNEL_WORDS, wordings: channels },
  { words: /申请/, wordings: besides },
  { words: /申请|收|受理|接|登记|办|理|复/, wordings: applications },
  { words: /行政/, wordings: decisions },
];

/** Subjects whose numbers are money. */
export const PAID: readonly Group[] = [{ words: /费|计|共|金额/, wordings: paid }];

/** Units of what the tables count. */
export const COUNT_UNITS: ReadonlySet<string> = new Set([
  '件',
  '件次',
  '份',
  '起',
  '宗',
  '条',
  '例',
  '项',
  '个',
  '次',
  '封',
  '笔',
]);
