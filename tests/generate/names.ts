import type { Random } from './random.ts';

const CITIES = [
  '青澜湖',
  '云岫',
  '沐枫',
  '澄岭',
  '鹭渚',
  '望桐',
  '碧渡',
  '霜桥',
  '临瑶',
  '朔原',
  '绛浦',
  '聆溪',
] as const;
const COUNTIES = ['溪桥', '松陂', '柳汀', '石笋', '云麓', '杏坞', '荻港', '榆湾', '竹屿', '丹崖'] as const;
const TOWNS = ['枫林渡', '石盘沟', '双槐', '银杏坪', '青芦', '桐花岭', '磨盘岗', '芦雪'] as const;
const BUREAUS = [
  '民政局',
  '教育局',
  '自然资源和规划局',
  '市场监督管理局',
  '住房和城乡建设局',
  '发展和改革局',
  '卫生健康委员会',
  '交通运输局',
  '应急管理局',
  '文化广电和旅游局',
] as const;

export type Profile = 'township' | 'bureau' | 'city';

/** The name of an organ that does not exist. */
export function organName(random: Random, profile: Profile): string {
  const city = `${random.pick(CITIES)}市`;
  const county = `${random.pick(COUNTIES)}${random.pick(['县', '区'])}`;
  if (profile === 'city') return random.pick([`${city}人民政府`, `${city}${county}人民政府`, `${city}人民政府办公室`]);
  if (profile === 'bureau') return `${random.pick([city, county, `${city}${county}`])}${random.pick(BUREAUS)}`;
  const town = random.pick(TOWNS);
  return random.pick([`${county}${town}镇人民政府`, `${county}${town}街道办事处`, `${city}${county}${town}乡人民政府`]);
}

/** Whether an organ may make 规章: the government of a city divided into districts, or its office reporting for it. */
export function makesRules(organ: string): boolean {
  return /^[^县区]+市人民政府(?:办公室)?$/.test(organ);
}

/** Whether an organ can hardly do without penalties. */
export function enforces(organ: string): boolean {
  return /市场监督|交通运输|应急|自然资源|住房|卫生|文化|[市县区]人民政府/.test(organ);
}

/** The office that answers questions about the report. */
export function officeOf(organ: string): string {
  if (organ.endsWith('办公室')) return organ;
  return `${organ}${organ.endsWith('街道办事处') ? '党政综合' : ''}办公室`;
}

/** How the text calls its own organ. */
export function selfOf(organ: string): string {
  const found = /(?:(市)|(县)|(区)|(镇)|(乡))人民政府$/.exec(organ);
  const whole = found?.slice(1, 4).find((name) => name !== undefined);
  if (whole) return `全${whole}`;
  const town = found?.slice(4).find((name) => name !== undefined);
  if (town) return `我${town}`;
  if (organ.endsWith('街道办事处')) return '我街道';
  return organ.endsWith('局') ? '我局' : organ.endsWith('委员会') ? '我委' : '本机关';
}

/** A title in one of the word orders of the form. */
export function titleOf(random: Random, organ: string, year: number): string {
  return random.pick([
    `${organ}${year}年政府信息公开工作年度报告`,
    `${organ}${year}年政府信息公开工作年度报告`,
    `${organ}${year}年度政府信息公开工作年度报告`,
    `${year}年${organ}政府信息公开工作年度报告`,
    `${year}年度${organ}政府信息公开工作年度报告`,
  ]);
}
