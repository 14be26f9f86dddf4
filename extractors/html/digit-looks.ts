import { type AnyNode, Element, isText } from 'domhandler';
import { isBlock, isUnseen, textOf } from './node.ts';

/** How a digit looks: its size in pixels, and whether it is white on nothing. */
interface Look {
  readonly size: number;
  readonly white: boolean;
}

/** A piece of text all of which looks alike. */
interface Piece extends Look {
  readonly text: string;
  /** Whether there is room before it. */
  readonly apart: boolean;
}

/** Digits of this share of the size beside them may be the mark of a note. */
const MUCH_SMALLER = 0.8;

/** Why the digits of a cell may not be one number, told by how they look; the wording is that of PDF. */
export function digitDoubt(cell: Element): string | undefined {
  if (cell.attribs.style === undefined && !cell.children.some((child) => child instanceof Element)) return undefined;
  const pieces: Piece[] = [];
  collect(cell, { size: sizeOf(cell, MEDIUM), white: false }, pieces);
  const shown = pieces.filter(({ text }) => text !== '');
  const touching = shown.flatMap((piece, index) => {
    const next = shown[index + 1];
    return next && /\d$/.test(piece.text) && /^\d/.test(next.text) ? [[piece, next] as const] : [];
  });
  if (touching.some(([a, b]) => Math.min(a.size, b.size) <= MUCH_SMALLER * Math.max(a.size, b.size)))
    return 'the digits are of different sizes';
  if (touching.some(([a, b]) => a.white !== b.white)) return 'some of the digits are white';
  if (touching.some(([, next]) => next.apart)) return 'several numbers stand in one cell';
  if (isTwice(cell)) return 'several numbers stand in one cell';
  return styled(cell, isReordered) ? 'a style sheet sets digits, or their order' : undefined;
}

/** What a style sheet adds or turns round is not to be seen in the text. */
function isReordered({ name, attribs: { style = '', dir } }: Element): boolean {
  if (name === 'bdo' && dir === 'rtl') return true;
  return /ogi-adds/.test(style) || (/bidi-override/i.test(style) && /direction\s*:\s*rtl/i.test(style));
}

/** The same number for wide and for narrow screens, of which a sheet of its own file hides one. */
function isTwice(cell: Element): boolean {
  const [one, other, ...more] = cell.children.filter((child) => !isText(child) || child.data.trim() !== '');
  if (!(one instanceof Element) || !(other instanceof Element) || more.length > 0) return false;
  const [text, again] = [textOf(one), textOf(other)];
  const classes = [one, other].map(({ attribs }) => attribs.class ?? attribs['aria-hidden']);
  return text === again && /\d/.test(text) && classes.every(Boolean) && classes[0] !== classes[1];
}

function styled(element: Element, has: (element: Element) => boolean): boolean {
  return has(element) || element.children.some((child) => child instanceof Element && styled(child, has));
}

function collect(node: AnyNode, look: Look, pieces: Piece[]): void {
  if (isText(node)) {
    const text = node.data.replace(/[\u200B-\u200D\u2060\uFEFF\u00AD]/g, '');
    if (text !== '') pieces.push({ text, ...look, apart: pieces.at(-1)?.text === '' });
    return;
  }
  if (!(node instanceof Element) || isUnseen(node)) return;
  const alone = { text: node.name === 'br' || isBlock(node) ? '\n' : '', ...look, apart: true };
  const apart = alone.text !== '' || ROOM.test(node.attribs.style ?? '');
  if (apart) pieces.push(alone);
  const own = { size: sizeOf(node, look.size), white: whiteIn(node, look.white) };
  for (const child of node.children) collect(child, own, pieces);
  if (apart) pieces.push(alone);
}

/** Room of more than a few pixels beside a piece of text. */
const ROOM =
  /(?:margin|padding)(?:-left|-right)?\s*:[^;]*?(?:\d{2,}|[5-9])(?:\.\d+)?(?:px|pt)|(?:margin|padding)(?:-left|-right)?\s*:[^;]*?(?:[1-9]\d*(?:\.\d+)?|0?\.[3-9]\d*)r?em/i;

/** What text without a size has, in pixels. */
const MEDIUM = 16;

const UNITS: Readonly<Record<string, number>> = { px: 1, pt: 4 / 3, pc: 16, cm: 37.8, mm: 3.78, in: 96, rem: MEDIUM };
const WORDS: Readonly<Record<string, number>> = {
  'xx-small': 9,
  'x-small': 10,
  small: 13,
  medium: MEDIUM,
  large: 18,
  'x-large': 24,
};
/** What `<font size>` means. */
const FONT_SIZES = [MEDIUM, 10, 13, 16, 18, 24, 32, 48];

function sizeOf({ name, attribs }: Element, above: number): number {
  const styled = /font-size\s*:\s*([^;!]+)/i
    .exec(attribs.style ?? '')?.[1]
    ?.trim()
    .toLowerCase();
  if (styled) return lengthOf(styled, above);
  if (name === 'small') return above * 0.83;
  if (name === 'big') return above * 1.2;
  const level = name === 'font' && /^\d$/.test(attribs.size ?? '') ? FONT_SIZES[Number(attribs.size)] : undefined;
  return level ?? above;
}

function lengthOf(text: string, above: number): number {
  if (text === 'smaller') return above * 0.83;
  if (text === 'larger') return above * 1.2;
  const [, digits, unit = ''] = /^([\d.]+)([a-z%]*)$/.exec(text) ?? [];
  if (digits === undefined) return WORDS[text] ?? above;
  if (unit === 'em') return Number(digits) * above;
  if (unit === '%') return (Number(digits) / 100) * above;
  return Number(digits) * (UNITS[unit] ?? 1);
}

const WHITE = /(?:^|[;\s])color\s*:\s*(?:#f{3}\b|#f{6}\b|white\b|rgba?\(\s*255\s*,\s*255\s*,\s*255)/i;

function whiteIn({ attribs }: Element, above: boolean): boolean {
  if (WHITE.test(attribs.style ?? '') || /^(?:#f{6}|white)$/i.test(attribs.color ?? '')) return true;
  return above && !/(?:^|[;\s])color\s*:/i.test(attribs.style ?? '') && !attribs.color;
}
