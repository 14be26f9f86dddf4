import type { Statement } from '../report.ts';
import type { Sentence, Span } from './clauses.ts';

const WHOLE =
  '全(?:省|市|区|县|州|盟|旗|镇|乡|街道|系统|局系统|委系统|国|域)(?!面)|各级各部门|各地各部门|各部门各单位|本行政区域|(?:市|区|县|省|州)(?:直|级)各(?:部门|单位)';
const PART =
  '本(?:机关|局|单位|部门|委|办|镇|乡|街道|级)(?!并?不掌握)|我(?:局|委|办|厅|院|中心|单位|机关)|(?:局|委|厅|办|院|区|县|市|省|州)机关|机关本级|(?<!按照|根据|落实|贯彻|执行|转发|学习|印发)(?:市|区|县|省|州|盟|旗)(?:人民)?政府办(?:公[室厅])?|(?<!按照|根据|落实|贯彻|执行|转发|学习|印发|[省市区县]委、)(?:市|区|县|省|州|盟|旗)政府(?!网|门户|信息|公报|规章|文件|令|常务|及|各|和|系统|部门|工作|开放)|本级';

const FORM = new RegExp(`(?<whole>${WHOLE})|(?<part>${PART})`, 'g');

/** A word for whose numbers a sentence gives. */
export interface ScopeAt {
  readonly scope: Exclude<Statement['scope'], null>;
  readonly at: number;
  readonly depth: number;
}

/** The words of a sentence for whose numbers it gives. */
export function scopesIn({ text, brackets }: Sentence): readonly ScopeAt[] {
  return Array.from(text.matchAll(FORM), ({ index, groups }) => ({
    at: index,
    depth: brackets.depth[index] ?? 0,
    scope: groups?.whole === undefined ? 'part' : 'whole',
  }));
}

/** The scope at a position of a clause: the word nearest before it; one in brackets counts within them. */
export function scopeAt(scopes: readonly ScopeAt[], position: number, { start }: Span): Statement['scope'] {
  return scopes.findLast((one) => one.at < position && (one.depth === 0 || one.at >= start))?.scope ?? null;
}
