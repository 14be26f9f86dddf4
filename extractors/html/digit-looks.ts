import { type AnyNode, Element, isText } from 'domhandler';
import { remembered } from '../../src/once.ts';
import { isBlock, isUnseen, textOf } from './node.ts';
import { LONGEST_STYLE } from './style.ts';

/** How a digit looks: its size in pixels, and its colour. */
interface Look {
  readonly size: number;
  readonly colour: string;
  /** What the page has behind it; `undefined` where nothing says so. */
  readonly ground: string | undefined;
}

/** A piece of text all of which looks alike. */
interface Piece extends Look {
  readonly text: string;
  /** Whether there is room before it. */
  readonly apart: boolean;
}

/** Digits of this share of the size beside them may be the mark of a note. */
const MUCH_SMALLER = 0.8;

/**
 * Why the digits of a cell may not be one number, told by how they look; the wording is that of PDF.
 * @param text of the cell
 */
export function digitDoubt(cell: Element, text: string): string | undefined {
  if (cell.attribs.style === undefined && !cell.children.some((child) => child instanceof Element)) return undefined;
  const doubt = /\d/.test(text) ? doubtOfDigits(cell) : undefined;
  return doubt ?? (styled(cell, isReordered) ? 'a style sheet sets digits, or their order' : undefined);
}

function doubtOfDigits(cell: Element): string | undefined {
  const pieces: Piece[] = [];
  collect(cell, { size: MEDIUM, colour: DARK, ground: undefined }, pieces);
  const shown = pieces.filter(({ text }) => text !== '');
  const touching = shown.flatMap((piece, index) => {
    const next = shown[index + 1];
    return next && /\d$/.test(piece.text) && /^\d/.test(next.text) ? [[piece, next] as const] : [];
  });
  if (touching.some(([a, b]) => Math.min(a.size, b.size) <= MUCH_SMALLER * Math.max(a.size, b.size)))
    return 'the digits are of different sizes';
  if (touching.some(([a, b]) => a.colour !== b.colour || isStriped(a) !== isStriped(b)))
    return 'the digits are of different colours';
  if (shown.some((piece) => /\d/.test(piece.text) && isLost(piece, cell)))
    return 'the digits have the colour of the page';
  if (touching.some(([, next]) => next.apart)) return 'several numbers stand in one cell';
  return isTwice(cell) ? 'several numbers stand in one cell' : undefined;
}

/** What a style sheet adds or turns round is not to be seen in the text. */
function isReordered({ name, attribs: { style = '', dir } }: Element): boolean {
  return (name === 'bdo' && dir === 'rtl') || saidBy(style).reordered;
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
  const said = saidBy(node.attribs.style ?? '');
  const apart = alone.text !== '' || said.apart;
  if (apart) pieces.push(alone);
  const own = {
    size: said.size ? lengthOf(said.size, look.size) : sizeByName(node, look.size),
    colour: (said.colour ?? colourOf(node.attribs.color)) || look.colour,
    ground: groundIn(node) || look.ground,
  };
  for (const child of node.children) collect(child, own, pieces);
  if (apart) pieces.push(alone);
}

/** What a style says of how digits look. */
interface Said {
  /** As it is written there. */
  readonly size: string | undefined;
  /** `NONE` where it says that there is none of its own. */
  readonly colour: string | undefined;
  readonly ground: string | undefined;
  /** There is room of more than a few pixels beside the text. */
  readonly apart: boolean;
  readonly reordered: boolean;
}

/** Read once for each wording: a page repeats the same few. */
const saidBy = remembered((style): Said => {
  const told = (property: RegExp) => property.exec(style)?.[1]?.trim().toLowerCase();
  return {
    size: told(/font-size\s*:\s*([^;!]+)/i),
    colour: colourOf(told(/(?:^|[;\s])color\s*:\s*([^;!]+)/i)),
    ground: colourOf(told(/(?:^|[;\s])background(?:-color)?\s*:\s*([^;!]+)/i)),
    apart: ROOM.test(style),
    reordered: /ogi-adds/.test(style) || (/bidi-override/i.test(style) && /direction\s*:\s*rtl/i.test(style)),
  };
}, LONGEST_STYLE);

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

/** The size of text that the style of its element says nothing of. */
function sizeByName({ name, attribs }: Element, above: number): number {
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

const NONE = '';
const DARK = 'dark';
const WHITE = 'white';
const NAMES: Readonly<Record<string, string>> = { black: DARK, windowtext: DARK, initial: DARK };

/** What an element says is behind its text. */
function groundIn({ attribs: { style = '', bgcolor } }: Element): string | undefined {
  return saidBy(style).ground ?? colourOf(bgcolor);
}

/** A colour as it is written → by its channels; all dark ones are alike. */
function colourOf(written: string | undefined): string | undefined {
  if (written === undefined) return undefined;
  const text = written.trim().toLowerCase();
  if (text === '' || /^(?:none|transparent|auto|inherit|unset|currentcolor)$/.test(text)) return NONE;
  const channels = channelsOf(text);
  if (!channels) return NAMES[text] ?? text;
  if (channels.every((channel) => channel <= 0x66)) return DARK;
  return channels.every((channel) => channel >= 0xf8) ? WHITE : channels.join();
}

function channelsOf(text: string): readonly number[] | undefined {
  const hex = /^#([\da-f]{3}|[\da-f]{6})$/.exec(text)?.[1];
  if (hex)
    return (hex.length === 3 ? [...hex].map((one) => one + one) : (hex.match(/../g) ?? [])).map((one) =>
      parseInt(one, 16),
    );
  const rgb = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)/.exec(text);
  return rgb ? rgb.slice(1, 4).map(Number) : undefined;
}

/** A picture or stripes behind digits may strike them out. */
function isStriped({ ground }: Look): boolean {
  return /gradient|url/.test(ground ?? '');
}

/** Whether nothing of a digit is to be seen: it is as white as the page, or has the colour of what is behind it. */
function isLost({ colour, ground }: Look, cell: Element): boolean {
  if (ground !== undefined) return colour === ground && colour !== DARK;
  if (colour !== WHITE) return false;
  for (let above = cell.parent; above instanceof Element; above = above.parent) {
    const behind = groundIn(above);
    if (behind) return behind === WHITE;
    if (above.name === 'body') break;
  }
  return true;
}
