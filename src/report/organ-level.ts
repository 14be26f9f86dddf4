import { organOf } from './organ.ts';

/** How high an organ stands; a city alone may be one of prefecture or of county level. */
export type OrganRank = 'province' | 'city' | 'county' | 'township';

const PROVINCE = /(?:省|自治区)$|^(?:北京|上海|天津|重庆)市$/;
const COUNTY = /(?:县|区|旗)$/;

/** The rank of the place that an organ belongs to; `undefined` where its name does not tell. */
export function organRank(name: string): OrganRank | undefined {
  const { places, level } = organOf(name);
  const last = places.at(-1);
  if (level === 'township') return 'township';
  if (last === undefined || level === 'committee') return undefined;
  if (PROVINCE.test(last)) return 'province';
  if (COUNTY.test(last)) return 'county';
  // 昆山市 under 苏州市 is a county; alone it could be either.
  const cities = places.filter((place) => /[市州盟]$/.test(place) && !PROVINCE.test(place));
  return cities.length > 1 ? 'county' : 'city';
}

/**
 * Whether an organ can have made 规章 (Legislation Law, articles 91 and 93): no township and nothing of a county or a
 * district can, nor a department of a city or province; `undefined` where the name does not tell, as for a city that may
 * have districts or not, or a department of justice, which may report those of its government.
 */
export function mayMakeRules(name: string): boolean | undefined {
  const rank = organRank(name);
  if (rank === 'township' || rank === 'county') return false;
  const { level } = organOf(name);
  if (rank !== undefined && level === 'department' && !name.includes('司法')) return false;
  return rank === 'province' && (level === 'government' || level === 'office') ? true : undefined;
}
