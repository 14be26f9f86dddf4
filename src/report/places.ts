/**
 * The units of the state that the name of an organ begins with: 江苏省, 淮安市, 洪泽区. Each pattern stands for one unit at
 * the beginning of a text; the first that fits is taken.
 */

/** Within a name of a place: what would already be another unit, or an office. */
const NAME = '[^省市县区局厅委部]';

/** Prefectures that are called 州 for short, and leagues: their last character alone says too little. */
const SHORT_FORMS =
  '凉山州|甘孜州|阿坝州|黔南州|黔东南州|黔西南州|红河州|文山州|大理州|楚雄州|德宏州|怒江州|迪庆州|西双版纳州|恩施州|湘西州|' +
  '延边州|临夏州|甘南州|海北州|海南州|黄南州|果洛州|玉树州|海西州|昌吉州|博州|巴州|克州|伊犁州|兴安盟|锡林郭勒盟|阿拉善盟';

/** Places whose names hold the character of another unit. */
const ODD_NAMES = '津市市|沙市区|白云鄂博矿区';

const UNITS: readonly string[] = [
  '(?:内蒙古|广西壮族|广西|西藏|宁夏回族|宁夏|新疆维吾尔|新疆)自治区',
  `${NAME}{2,3}省`,
  SHORT_FORMS,
  ODD_NAMES,
  `${NAME}{2,14}?自治[州县旗]`,
  `${NAME}{2,6}?地区(?=行政公署|行署|.*局)`,
  // 城市管理局, 市场监督管理局, 市政园林局, 市民服务中心 begin with no place; 市民政局 and 市政务服务局 end one.
  `${NAME}{2,7}?(?<![城都])市(?![场容]|民(?:中心|服务|热线)|政(?:园林|公用|工程|设施|管理|建设|道路|局|和))`,
  `${NAME}{1,6}?县(?![域级])`,
  `${NAME}{1,14}?(?<![社小灾库])区(?![域划])`,
  `${NAME}{2,6}?旗(?![区镇乡])`,
  // 住房和城乡建设局, 乡村振兴局 begin with no place either.
  `${NAME}{1,7}?(?:街道|(?<![城乡])镇|(?<!城)乡(?![村镇企])|苏木)`,
];

const UNIT = new RegExp(`^(?:${UNITS.join('|')})`);

/** Splits a name into the places it begins with, the largest first, and the rest. */
export function splitPlaces(name: string): { readonly places: readonly string[]; readonly rest: string } {
  const places: string[] = [];
  let rest = name;
  for (let unit = UNIT.exec(rest)?.[0]; unit !== undefined; unit = UNIT.exec(rest)?.[0]) {
    places.push(unit);
    rest = rest.slice(unit.length);
  }
  return { places, rest };
}

/** Whether a place is a town, a township or a street: the lowest level of government. */
export function isTownship(place: string): boolean {
  return /(?:镇|乡|街道|苏木)$/.test(place);
}

/** Whether a place is a zone that a committee runs for a government above it. */
export function isZone(place: string): boolean {
  return (
    /(?:开发|实验|试验|示范|高新|经开|新|园|度假|风景|名胜|合作|保税|工业)区$/.test(place) &&
    !CITY_DISTRICTS.test(place)
  );
}

/** New areas that are districts with a government of their own. */
const CITY_DISTRICTS = /^(?:浦东|滨海)新区$/;
