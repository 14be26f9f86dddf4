import type { Message } from '../finding.ts';
import { remembered } from '../once.ts';
import type { CellState } from './report.ts';

/** What the text of a cell says. */
export interface Parsed {
  readonly state: Exclude<CellState, 'absent'>;
  /** Only with state `number`. */
  readonly value: number | null;
  /** The unit that the cell itself prints, e.g. `元`, `万元`, `件`. */
  readonly unit: string;
  /** Why the number is not certain. */
  readonly doubt?: Message;
}

const BLANK: Parsed = { state: 'blank', value: null, unit: '' };
const DASH: Parsed = { state: 'dash', value: null, unit: '' };
const ZERO: Parsed = { state: 'number', value: 0, unit: '' };
const TEXT: Parsed = { state: 'text', value: null, unit: '' };

const DASHES = /^(?:[-‐‑‒–—―−─－﹣~～/／\\*…·.]+|[无空]|N\/?A|暂无|没有|不涉及|未涉及|不适用)$/i;
/** Raised, lowered and encircled digits are marks of footnotes. */
const MARKS = /[⁰¹²³⁴-⁹₀-₉①-⑳⑴-⒇]+/g;
/** Stars behind a number are such a mark, too. */
const STARS = /(?<=\d)\s*[*※]+\s*$/;
/** How a spreadsheet is told that a number is a text. */
const FORMULA = /^\s*="([\d.,]+)"\s*$/;
const NUMBER = /^([+-]?)(\d+(?:,\d+)*)(\.\d+)?/;
const UNIT = /^(?:件次|人次|万元|亿元|千元|元|件|条|项|个|次|份|起|宗|人|例|篇|部|家)/;
const NOTE = /^(?:\([^()]*\)|\[[^[\]]*\])+$/;
/** A note that says nothing but the unit. */
const UNIT_NOTE = /^[([](?:单位:?)?(万元|亿元|千元|元)[)\]]/;
const GROUPED = /^\d{1,3}(?:,\d{3})+$/;

/**
 * Reads the text of a number cell. Full-width digits, thousands separators, a sign, a unit and a note in brackets are
 * understood; anything else is `text`, and what could be one number or two carries a doubt or is `unreadable`.
 */
export const parseNumber: (cell: string) => Parsed = remembered((cell) => {
  const text = cell
    .replace(MARKS, '[$&]')
    .normalize('NFKC')
    .replace(/[\u200B-\u200D\u2060\uFEFF\u00AD]/g, '')
    .replace(/[−–﹣]/g, '-')
    .replace(FORMULA, '$1')
    .replace(STARS, '[$&]')
    .trim();
  if (text === '') return BLANK;
  if (DASHES.test(text.replace(/\s/g, ''))) return DASH;
  if (/^[〇零]$/.test(text)) return ZERO;
  if (/^[Oo○◯]$/.test(text)) return { ...ZERO, doubt: NO_DIGIT };
  // The mark of one row and the number of another stand in one cell.
  if (isMarkAndNumber(text)) return unreadable('');
  const signed = text
    .replace(/^['‘’`](?=\d)/, '')
    .replace(/^增加?\s*(?=\d)/, '+')
    .replace(/^减少?\s*(?=\d)/, '-')
    .replace(/^([+-])\s+(?=\d)/, '$1');
  return parseJoined(signed);
});

function isMarkAndNumber(text: string): boolean {
  const lines = text.split(/\s*\n\s*/);
  // A label may stand in so many lines, too.
  if (lines.some((line) => /\p{L}/u.test(line) && !DASHES.test(line) && !NUMBER.test(line))) return false;
  return lines.some((line) => DASHES.test(line)) && lines.some((line) => /\d/.test(line));
}

function parseJoined(text: string): Parsed {
  const tight = text.replace(/\s+/g, '');
  const compact = tight.replace(/^¥(?=\d)/, '');
  const match = NUMBER.exec(compact);
  if (!match) return /\d/.test(compact) && !/\p{L}/u.test(compact) ? unreadable('') : TEXT;
  const [whole, sign = '', digits = '', decimals = ''] = match;
  const rest = compact.slice(whole.length);
  const printed = UNIT.exec(rest)?.[0] ?? '';
  const note = rest.slice(printed.length);
  const unit = printed || UNIT_NOTE.exec(note)?.[1] || (compact === tight ? '' : '元');
  if (note !== '' && !NOTE.test(note)) return /[\p{L}]/u.test(note) ? TEXT : unreadable(unit);
  if (digits.includes(',') && !GROUPED.test(digits)) return unreadable(unit);
  const value = Number(`${sign}${digits.replaceAll(',', '')}${decimals}`);
  if (digits.replaceAll(',', '').length > 15) return unreadable(unit);
  const doubt = doubtOf(text, digits, note);
  return { state: 'number', value: value === 0 ? 0 : value, unit, ...(doubt ? { doubt } : {}) };
}

function unreadable(unit: string): Parsed {
  return { state: 'unreadable', value: null, unit };
}

const APART: Message = { zh: '数字之间有空隙，已合并', en: 'the digits stand apart and were joined' };
const LEADING_ZERO: Message = {
  zh: '数字以0开头，可能是两个单元格连在一起',
  en: 'the number starts with a zero: two cells may have run together',
};
const NO_DIGIT: Message = {
  zh: '印的是字母O或圆圈，按0读取',
  en: 'a letter O or a circle is printed where a zero should be',
};
const RAISED: Message = { zh: '数字旁有上标', en: 'a raised mark stands beside the digits' };

/** A blank inside the digits, a leading zero or a footnote mark: the digits may not belong to one number. */
function doubtOf(text: string, digits: string, note: string): Message | undefined {
  const printed = text.replace(/[([].*$/s, '');
  if (/[\d.,]\s+[\d.,]/.test(printed)) return APART;
  if (/^0\d/.test(digits)) return LEADING_ZERO;
  return note.startsWith('[') ? RAISED : undefined;
}

/**
 * Moves a decimal point without rounding: 1.452 万元 is 14520 元.
 * @param places how far to the right; negative to the left
 */
export function shiftDecimal(value: number, places: number): number {
  return Number(`${value}e${places}`);
}
