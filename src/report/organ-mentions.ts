import type { Place } from '../document.ts';
import { organName, organOf } from './organ.ts';
import { passagesOf } from './passages.ts';
import type { Report } from './report.ts';

/** An organ that the text names as the one reporting, or as the one to ask. */
export interface OrganMention {
  readonly role: 'reporting' | 'contact';
  readonly name: string;
  readonly place: Place;
}

const NAME = '([\\u4e00-\\u9fff]{3,30}?)';
const ROLES: readonly (readonly [role: OrganMention['role'], form: RegExp])[] = [
  ['reporting', new RegExp(`(?:报告|^)由${NAME}(?:根据|按照|依据|依照|负责|编制)`, 'g')],
  ['reporting', new RegExp(`(?:公布|发布|公开|编制了?)《?${NAME}20\\d{2}年(?:度)?(?:政府信息公开|政务公开)`, 'g')],
  ['reporting', new RegExp(`(?:^|[，。）])${NAME}编制(?:了|完成)?(?:本|《)`, 'g')],
  ['reporting', new RegExp(`现将${NAME}20\\d{2}年`, 'g')],
  ['contact', new RegExp(`(?:请与|请联系|请径?向|联系单位：?|联系部门：?)${NAME}(?:联系|反映|咨询|（|，|。|；)`, 'g')],
];

/** The organs named in the introduction and in the last paragraphs. */
export function organMentions(report: Report): readonly OrganMention[] {
  const passages = passagesOf(report);
  const ends = passages.filter(({ section }, index) => section === 'introduction' || index >= passages.length - 3);
  return ends.flatMap(({ text, place }) =>
    ROLES.flatMap(([role, form]) =>
      [...text.matchAll(form)].flatMap((match): OrganMention[] => {
        const name = (match[1] ?? '').replace(/^(?:我|本)(?=[省市县区])/, '');
        return isFullName(name) ? [{ role, name, place }] : [];
      }),
    ),
  );
}

/** It names its place: 局办公室 and 我局 are whoever speaks. */
function isFullName(name: string): boolean {
  const { places, level } = organOf(name);
  return places.length > 0 && level !== null && !/[我本]|以及|社会|进行/.test(name);
}

/** How two names differ: in the place, in the unit, or in one character. */
export type OrganDifference = 'place' | 'unit' | 'spelling';

/** How two names differ; abbreviations, places left out and offices of the organ are no difference. */
export function organDifference(a: string, b: string): OrganDifference | undefined {
  const [first, second] = [organOf(withoutOffice(a)), organOf(withoutOffice(b))];
  if (first.name.includes(second.name) || second.name.includes(first.name)) return undefined;
  if (isMisspelt(organName(a.replace(OFFICE, '')), organName(b.replace(OFFICE, '')))) return 'spelling';
  const [body, other] = [first, second].map((organ) => organ.body.replace(/^[省市县区旗州盟]/, ''));
  if (body !== other && !shortens(body ?? '', other ?? '') && !shortens(other ?? '', body ?? '')) return 'unit';
  return placesAgree(first.places, second.places) ? undefined : 'place';
}

const OFFICE =
  /(?:党工委|党委|党政|综合)?(?:办公厅|办公室|政务公开办|信息中心|秘书[科处股]|综合[科处股]|政务公开[科处股]|法规[科处股])+$/;

function withoutOffice(name: string): string {
  return name.replace(OFFICE, '').replace(/(?:人民政府|办事处|政府)$/, '');
}

/** 发改 for 发展和改革: its characters stand in the longer name in their order. */
function shortens(short: string, long: string): boolean {
  const own = short.replace(/(?:委员会|总局|局|厅|委|办)$/, '');
  if (own.length < 2 || own.length >= long.length) return false;
  let at = -1;
  return [...own].every((character) => {
    at = long.indexOf(character, at + 1);
    return at >= 0;
  });
}

/** A name that leaves out its places, or names only the larger or the smaller ones, may be of the same organ. */
function placesAgree(a: readonly string[], b: readonly string[]): boolean {
  const [first, second] = [a.at(-1), b.at(-1)];
  return first === undefined || second === undefined || a.includes(second) || b.includes(first);
}

/** One character in another's stead. */
function isMisspelt(a: string, b: string): boolean {
  if (a.length !== b.length || a.length < 4) return false;
  return [...a].filter((character, index) => character !== b[index]).length === 1;
}
