import { shiftDecimal } from '../number.ts';

const CHARACTERS: Readonly<Record<string, number>> = {
  ...{ 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 },
};
const MYRIADS: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };
const SHIFTS: Readonly<Record<string, number>> = { 百: 2, 千: 3, 万: 4, 亿: 8 };

const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const PLAIN = /^\d+(?:\.\d+)?$/;
const LONGEST = 18;

/** A number in digits (3,119 or 3119 or 1.2) or in characters (一百零五); nothing where it is no single number. */
export function parseNumeral(text: string): number | undefined {
  if (text.length > LONGEST) return undefined;
  if (/^\d/.test(text)) return parseDigits(text);
  return parseCharacters(text);
}

function parseDigits(text: string): number | undefined {
  const [, digits = '', shifts = ''] = /^([\d.,]+)([百千万亿]*)$/.exec(text) ?? [];
  if (!GROUPED.test(digits) && !PLAIN.test(digits)) return undefined;
  const places = [...shifts].reduce((sum, character) => sum + (SHIFTS[character] ?? 0), 0);
  return shiftDecimal(Number(digits.replaceAll(',', '')), places);
}

/** 一百零五, 三千, 十二, 百余件, 一万二千; each digit at most once before its 十, 百, 千. */
const CHARACTERS_FORM =
  /^(?:(?<myriads>[零一二两三四五六七八九十百千]+)(?<myriad>[万亿]))?(?<rest>[〇零一二两三四五六七八九十百千]*)$/;
const SECTION =
  /^零?(?:([一二两三四五六七八九])?千)?零?(?:([一二两三四五六七八九])?百)?零?(?:([一二三四五六七八九])?十)?零?([一二两三四五六七八九])?$/;

/** 一百零五; not 三五 (three to five), nor 一百五, which is 150 to one writer and 105 to another. */
function parseCharacters(text: string): number | undefined {
  if (text === '零' || text === '〇') return 0;
  const { myriads, myriad, rest = '' } = CHARACTERS_FORM.exec(text)?.groups ?? {};
  if (text === '' || (myriads === undefined && rest === '') || /[百千万亿][一二两三四五六七八九]$/.test(text))
    return undefined;
  const low = rest === '' ? 0 : parseSection(rest);
  const high = myriads === undefined ? 0 : parseSection(myriads);
  if (low === undefined || high === undefined) return undefined;
  return high * (MYRIADS[myriad ?? ''] ?? 0) + low;
}

function parseSection(text: string): number | undefined {
  const match = SECTION.exec(text);
  if (!match) return undefined;
  const digits = [...'千百十'].map((unit, index) =>
    text.includes(unit) ? (CHARACTERS[match[index + 1] ?? '一'] ?? 0) : 0,
  );
  const [thousands = 0, hundreds = 0, tens = 0] = digits;
  return thousands * 1000 + hundreds * 100 + tens * 10 + (CHARACTERS[match[4] ?? ''] ?? 0);
}
