/** What an organ is in the law: a government, its office, a department of one, or a township with its subdistricts. */
export type OrganKind = 'government' | 'office' | 'department' | 'township';

/** How high it stands; a city alone may be one of prefecture or of county level. */
export type OrganRank = 'province' | 'city' | 'county' | 'township';

/** Endings of names, the first that fits decides. */
const KINDS: readonly (readonly [kind: OrganKind, ending: RegExp])[] = [
  ['township', /(?:镇|乡|街道|苏木)(?:人民政府|政府|办事处|办|管理委员会)?(?:党政)?(?:综合)?(?:办公室)?$/],
  ['office', /政府(?:办公厅|办公室)$/],
  ['government', /(?:人民政府|[省市县区州旗盟]政府|行政公署)$/],
  ['department', /(?:局|委|委员会|厅|部|署|处|院|办公室|办|中心|支队|大队|总队|所|站|馆|社|联合会|公司)$/],
];

/** Areas with an administration of their own that are no level of government. */
const SPECIAL = /(?:新区|开发区|高新区|示范区|试验区|实验区|园区|度假区|保税区|合作区|管理区|风景区|名胜区|林区|矿区)/;

/** What kind of organ a name tells of; `undefined` where it does not, as for the administration of a zone. */
export function organKind(name: string): OrganKind | undefined {
  const kind = KINDS.find(([, ending]) => ending.test(name))?.[0];
  return kind === 'department' && /管(?:理)?委(?:员)?会$/.test(name) ? undefined : kind;
}

/** The words of a unit that hold the ending of a place. */
const NO_PLACE = /市场|城市|社区|地区|区域|城区|市政|市容|市民|州际|县域|集市/g;
const PLACE = /[\u4e00-\u9fff·]*?(?:自治区|自治州|自治县|自治旗|兵团|[省市盟县区旗]|州(?![市区县]))/g;

/** A name in parts: the places from the larger to the smaller, and what is left. */
export interface OrganParts {
  readonly places: readonly string[];
  readonly unit: string;
}

/** Splits 淮安市洪泽区教育局 into 淮安市, 洪泽区 and 教育局. */
export function organParts(name: string): OrganParts {
  const masked = name.replace(NO_PLACE, (word) => '＿'.repeat(word.length));
  const places = masked.match(PLACE) ?? [];
  const length = places.join('').length;
  return {
    places: places.map((place, index) => name.slice(offset(places, index), offset(places, index) + place.length)),
    unit: name.slice(length),
  };
}

function offset(places: readonly string[], index: number): number {
  return places.slice(0, index).join('').length;
}

const PROVINCIAL = /(?:省|自治区)$|^(?:北京|上海|天津|重庆)市$/;

/** The rank of the place that an organ belongs to; `undefined` where its name does not tell. */
export function organRank(name: string): OrganRank | undefined {
  if (organKind(name) === 'township') return 'township';
  const { places } = organParts(name);
  const last = places.at(-1);
  if (last === undefined || last.length < 2 || SPECIAL.test(name)) return undefined;
  if (PROVINCIAL.test(last)) return 'province';
  if (/(?:县|区|旗)$/.test(last)) return 'county';
  return places.filter((place) => place.endsWith('市')).length > 1 && !PROVINCIAL.test(places[0] ?? '')
    ? 'county'
    : 'city';
}

/**
 * Whether an organ can have made 规章 (Legislation Law, articles 91 and 93): no township and nothing of a county or a
 * district can; `undefined` where the name does not tell, as for a city that may have districts or not.
 */
export function mayMakeRules(name: string): boolean | undefined {
  const rank = organRank(name);
  if (rank === 'township' || rank === 'county') return false;
  const kind = organKind(name);
  return rank === 'province' && (kind === 'government' || kind === 'office') ? true : undefined;
}
