import { remembered } from '../once.ts';
import { dutyOf } from './duties.ts';
import { normaliseLabel } from './label.ts';
import { isTownship, isZone, splitPlaces } from './places.ts';

/**
 * What kind of organ: the government of a province, city or county; a committee that runs a zone; a government's own
 * office; a department; a town, township or street.
 */
export type OrganLevel = 'government' | 'committee' | 'office' | 'department' | 'township';

/** The name of an organ taken apart, so that the same organ under two spellings is known. */
export interface Organ {
  /** The name without what printing changes. */
  readonly name: string;
  /** The places it begins with, the largest first: 淮安市, 洪泽区. */
  readonly places: readonly string[];
  /** What it is in that place, abbreviations and former names written alike; empty for the government itself. */
  readonly body: string;
  /** `null` where the name does not tell. */
  readonly level: OrganLevel | null;
}

/** Traditional characters of names of organs and their simplified ones, in pairs; labels have their own. */
const TRADITIONAL = new Map(
  (
    '縣县區区鎮镇鄉乡辦办廳厅財财農农環环資资監监衛卫員员國国劃划設设發发鐵铁廣广東东蘭兰陽阳寧宁臺台灣湾慶庆' +
    '義义烏乌態态島岛華华寶宝鋼钢鐘钟鄭郑劍剑貴贵瀘泸濟济淺浅溫温瑪玛瓊琼潁颍潯浔灤滦煙烟爾尔' +
    '漢汉龍龙長长興兴豐丰雲云黃黄蘇苏馬马齊齐術术業业與与導导養养聯联網网電电視视體体醫医療疗軍军職职'
  )
    .match(/../gu)
    ?.map((pair): [string, string] => [pair.slice(0, 1), pair.slice(1)]),
);

/** Notes in brackets that do not make another organ of it. */
const ADDITION = /\((?:本级|局?机关|本部门|本单位|原.*|加挂.*|挂.*牌子?)\)/g;

/** The name of an organ without what printing changes. */
export function organName(text: string): string {
  const simplified = [...normaliseLabel(text)].map((character) => TRADITIONAL.get(character) ?? character).join('');
  return simplified.replace(ADDITION, '').replace(/[,，。:：;；·]/g, '');
}

/** Takes the name of an organ apart. */
export const organOf: (text: string) => Organ = remembered((text) => {
  const name = organName(text);
  const { places, rest } = splitPlaces(name);
  const body = bodyOf(rest);
  return { name, places, body, level: levelOf(places, body) };
});

const GOVERNMENT = /^(?:人民政府|政府|管委会|管理委员会|管理委|行政公署|行署|办事处|街道办事处|街道办)?$/;
const OFFICE = /^(?:人民政府|政府|管委会|管理委员会)(?:办公厅|办公室|办)$/;

function bodyOf(rest: string): string {
  if (GOVERNMENT.test(rest)) return '';
  if (OFFICE.test(rest)) return '政府办公室';
  return dutyOf(rest.replace(/^人民政府/, ''));
}

function levelOf(places: readonly string[], body: string): OrganLevel | null {
  const place = places.at(-1);
  if (body === '政府办公室') return 'office';
  if (place === undefined) return /(?:[局厅委部署院办]|委员会|办公室|中心)$/.test(body) ? 'department' : null;
  if (body !== '') return isTownship(place) ? 'township' : 'department';
  if (isTownship(place)) return 'township';
  return isZone(place) ? 'committee' : 'government';
}

/** Whether two names may be of the same organ: one may leave out the larger places, abbreviate, or be a former name. */
export function mayBeSame(a: Organ, b: Organ): boolean {
  if (a.name === b.name) return true;
  return a.body === b.body && (isTailOf(a.places, b.places) || isTailOf(b.places, a.places));
}

/** Whether a list of places is the end of another one, and not empty unless both are. */
export function isTailOf(places: readonly string[], longer: readonly string[]): boolean {
  if (places.length === 0) return longer.length === 0;
  const from = longer.length - places.length;
  return from >= 0 && places.every((place, index) => place === longer[from + index]);
}
