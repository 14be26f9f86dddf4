import type { Element } from 'domhandler';
import { remembered } from '../../src/once.ts';

/** What the style of an element says of where and whether it is seen. */
export interface Style {
  /** It is not seen, or as what no longer holds. */
  readonly hidden: boolean;
  /** Its text is too small to be read. */
  readonly tiny: boolean;
  /** Its text has a size in which it can be read. */
  readonly legible: boolean;
  /** It is a block, a row or a cell. */
  readonly block: boolean;
  /** Its parts stand side by side in a box, each a part of its own. */
  readonly box: boolean;
  /** It is set like a character, with a width of its own. */
  readonly inline: boolean;
  /** It floats, or is set at a place of its own, which makes it a block to browsers. */
  readonly moved: boolean;
  readonly raised: boolean;
  /** It may stand higher or lower than the text beside it. */
  readonly shifted: boolean;
}

/** What the style of an element says; where it has none, nothing. */
export function styleOf({ attribs: { style } }: Element): Style {
  return style === undefined ? PLAIN : read(style);
}

/** Longer styles are no editor's, and are read each time. */
export const LONGEST_STYLE = 1000;

/** Read once for each wording: a page repeats the same few. */
const read = remembered((style): Style => {
  const display = style.includes('display');
  const tiny = TINY.test(style);
  return {
    hidden: HIDDEN.test(style) || (CUT_OFF.test(style) && OF_NO_SIZE.test(style)) || isAside(style),
    tiny,
    legible: !tiny && /font-size/i.test(style),
    block: display && BLOCK.test(style),
    box: display && BOX.test(style),
    inline: display && INLINE.test(style),
    moved: MOVED.test(style),
    raised: RAISED.test(style),
    // The place of `top` may be before or behind that of `position`.
    shifted: SHIFTED.test(style) || SHIFTED.test(style.split(';').reverse().join(';')),
  };
}, LONGEST_STYLE);

const HIDDEN = new RegExp(
  [
    'display\\s*:\\s*none',
    'visibility\\s*:\\s*(?:hidden|collapse)',
    'mso-hide\\s*:\\s*all',
    'opacity\\s*:\\s*0*(?:\\.0*)?%?\\s*(?:[;!]|$)',
    'color\\s*:\\s*transparent',
    'clip-path\\s*:\\s*inset\\(\\s*(?:50|100)%',
    'text-indent\\s*:\\s*-\\d{3,}',
    'transform\\s*:\\s*scale[xy]?\\(\\s*0\\s*[,)]',
    'text-decoration(?:-line)?\\s*:[^;]*line-through',
  ].join('|'),
  'i',
);

/** Of three pixels nobody reads a digit. */
const TINY = /font-size\s*:\s*(?:0*(?:\.\d+)?[a-z%]*|[12](?:\.\d+)?(?:px|pt))\s*(?:[;!]|$)/i;

/** What is cut away, or set beside the page, for those who have it read to them. */
const CUT_OFF = /overflow\s*:\s*hidden/i;
const OF_NO_SIZE = /(?:^|[;\s])(?:max-)?(?:width|height)\s*:\s*0(?:px|pt)?\s*(?:[;!]|$)/i;
const SET_ASIDE = /position\s*:\s*(?:absolute|fixed)/i;
const ASIDE = /clip\s*:\s*rect\(\s*(?:0|1px)|(?:left|top)\s*:\s*-\d{4,}px/i;

function isAside(style: string): boolean {
  return SET_ASIDE.test(style) && ASIDE.test(style);
}

const BLOCK = /display\s*:\s*(?:block|flex|grid|list-item|table(?:-row|-cell)?)\s*(?:;|!|$)/i;
const INLINE = /display\s*:\s*inline-block/i;
const BOX = /display\s*:\s*(?:inline-)?(?:flex|grid)\s*(?:;|!|$)/i;
const MOVED = /float\s*:\s*(?:left|right)|position\s*:\s*(?:absolute|fixed)/i;
const RAISED = /vertical-align\s*:\s*(?:super|sub)\b/i;
const SHIFTED =
  /mso-text-raise\s*:|vertical-align\s*:\s*-?[\d.]*[1-9]|position\s*:\s*relative(?=.*\b(?:top|bottom)\s*:\s*-?[\d.]*[1-9])/is;

const PLAIN: Style = read('');
