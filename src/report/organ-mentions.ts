import type { Place } from '../document.ts';
import { organKind, organParts } from './organ-level.ts';
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

/** It names its place or township: 局办公室 and 我局 are whoever speaks. */
function isFullName(name: string): boolean {
  const { places, unit } = organParts(name);
  if (organKind(name) === undefined || /[我本]|以及|社会|向|进行/.test(name)) return false;
  return places.some((place) => place.length > 1) || /^.{2,}(?:镇|乡|街道)/.test(unit);
}

/** How two names differ: not at all as far as one can tell, in the place, or in the unit. */
export type OrganDifference = 'place' | 'unit' | 'spelling';

/** Compares two names; abbreviations, left out places and offices of the organ are no difference. */
export function organDifference(a: string, b: string): OrganDifference | undefined {
  const [first, second] = [coreOf(a), coreOf(b)];
  if (first.whole.includes(second.whole) || second.whole.includes(first.whole)) return undefined;
  if (isMisspelt(first.whole, second.whole)) return 'spelling';
  if (first.unit !== second.unit && !shortens(first.unit, second.unit) && !shortens(second.unit, first.unit))
    return 'unit';
  return placesAgree(first.places, second.places) ? undefined : 'place';
}

interface Core {
  readonly whole: string;
  readonly unit: string;
  readonly places: readonly string[];
}

const OFFICE =
  /(?:党政)?(?:综合)?(?:办公厅|办公室|政务公开办|信息中心|秘书[科处股]|综合[科处股]|政务公开[科处股]|法规[科处股])+$/;

function coreOf(name: string): Core {
  const bare = name.replace(OFFICE, '').replace(/(?:人民政府|办事处|政府)$/, '');
  const { places, unit } = organParts(bare);
  return { whole: bare, unit: unit.replace(/(?:委员会|委|总局|局|厅)$/, ''), places };
}

/** 发改 for 发展和改革: its characters stand in the longer name in their order. */
function shortens(short: string, long: string): boolean {
  if (short.length < 2 || short.length >= long.length) return false;
  let at = -1;
  return [...short].every((character) => {
    at = long.indexOf(character, at + 1);
    return at >= 0;
  });
}

/** 县教育局 and 溪桥县教育局 may be one; so may 沙坡头区教育局 and 中卫市沙坡头区教育局. */
function placesAgree(a: readonly string[], b: readonly string[]): boolean {
  const [first, second] = [a.at(-1) ?? '', b.at(-1) ?? ''];
  return first.endsWith(second) || second.endsWith(first) || a.includes(second) || b.includes(first);
}

/** One character in another's stead. */
function isMisspelt(a: string, b: string): boolean {
  if (a.length !== b.length || a.length < 4) return false;
  return [...a].filter((character, index) => character !== b[index]).length === 1;
}
