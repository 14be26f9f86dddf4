import { type AnyNode, Element, isTag, isText } from 'domhandler';

const BLOCKS = new Set(
  (
    'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 ' +
    'h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul caption'
  ).split(' '),
);

/** Not on the page, or struck out on it. */
const UNSEEN = new Set(
  'rp script style template noscript head title meta link select textarea svg object del s strike'.split(' '),
);

const UNSEEN_STYLE = new RegExp(
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

/** Of three pixels nobody reads a digit. A box may set it to have no room between its parts, which have sizes of their own. */
const TINY = /font-size\s*:\s*(?:0*(?:\.\d+)?[a-z%]*|[12](?:\.\d+)?(?:px|pt))\s*(?:[;!]|$)/i;

/** What is cut away, or set beside the page, for those who have it read to them. */
const CUT_OFF = /overflow\s*:\s*hidden/i;
const OF_NO_SIZE = /(?:^|[;\s])(?:max-)?(?:width|height)\s*:\s*0(?:px|pt)?\s*(?:[;!]|$)/i;
const SET_ASIDE = /position\s*:\s*(?:absolute|fixed)/i;
const ASIDE = /clip\s*:\s*rect\(\s*(?:0|1px)|(?:left|top)\s*:\s*-\d{4,}px/i;

/** What a style makes a block, a row or a cell of; what it makes stand side by side in a box; both have a part of their own. */
const SHOWN_AS_BLOCK = /display\s*:\s*(?:block|flex|grid|list-item|table(?:-row|-cell)?)\s*(?:;|!|$)/i;
const SHOWN_INLINE = /display\s*:\s*inline-block/i;
const SHOWN_AS_BOX = /display\s*:\s*(?:inline-)?(?:flex|grid)\s*(?:;|!|$)/i;

/** What floats, or is set at a place of its own, is a block to browsers. */
const MOVED = /float\s*:\s*(?:left|right)|position\s*:\s*(?:absolute|fixed)/i;

export function isBlock(node: AnyNode): node is Element {
  if (!isTag(node)) return false;
  return BLOCKS.has(node.name) || isShownAs(node, SHOWN_AS_BLOCK) || isInBox(node) || isMoved(node);
}

function isMoved({ name, attribs: { style } }: Element): boolean {
  return style !== undefined && name !== 'img' && MOVED.test(style);
}

function isShownAs({ attribs: { style } }: Element, form: RegExp): boolean {
  return style?.includes('display') === true && form.test(style);
}

/** A part of a box, or one of several that are set like characters with a width of their own. */
function isInBox(element: Element): boolean {
  const { parent } = element;
  if (!(parent instanceof Element)) return false;
  if (isShownAs(parent, SHOWN_AS_BOX)) return true;
  return isShownAs(element, SHOWN_INLINE) && [besideOf(element, 'prev'), besideOf(element, 'next')].some(isShownInline);
}

function isShownInline(element: Element | undefined): boolean {
  return element !== undefined && isShownAs(element, SHOWN_INLINE);
}

/** The element next to another, whatever text stands between. */
function besideOf(element: Element, way: 'prev' | 'next'): Element | undefined {
  let beside = element[way];
  while (beside && !isTag(beside)) beside = beside[way];
  return beside ?? undefined;
}

/** Whether a reader of the page does not see the element, or sees that it no longer holds: scripts, hidden rows, deletions. */
export function isUnseen(element: Element): boolean {
  return UNSEEN.has(element.name) || isHidden(element);
}

function isHidden(element: Element): boolean {
  const { hidden, style } = element.attribs;
  if (hidden !== undefined) return true;
  if (style === undefined) return false;
  if (UNSEEN_STYLE.test(style) || (CUT_OFF.test(style) && OF_NO_SIZE.test(style))) return true;
  if (style.includes('font-size') && TINY.test(style)) return !elements(element).some(hasSize);
  return SET_ASIDE.test(style) && ASIDE.test(style);
}

function hasSize(element: Element): boolean {
  const { style } = element.attribs;
  return (style !== undefined && /font-size/i.test(style) && !TINY.test(style)) || elements(element).some(hasSize);
}

/** The elements below a node, without text and comments. */
export function elements(node: Element): readonly Element[] {
  return node.children.filter(isTag);
}

/** An element and the CSS selector that finds it. */
export interface Placed {
  readonly element: Element;
  readonly selector: string;
}

/** The element children with their selectors; `:nth-child` counts as browsers do. */
export function placedChildren(parent: Placed): readonly Placed[] {
  return elements(parent.element).map((element, index) => ({
    element,
    selector: `${parent.selector} > ${element.name}:nth-child(${index + 1})`,
  }));
}

/**
 * The text of an element as a reader sees it: blanks folded, a line break for each block and `<br>`, no hidden parts.
 * A raised or lowered number is a mark of a footnote, not a digit, so it is set in brackets.
 */
export function textOf(node: AnyNode): string {
  const pieces: string[] = [];
  collect(node, pieces);
  return tidy(pieces.join(''));
}

/** The text of an element with the blanks and lines that it was typed with. */
export function typedText(node: AnyNode): string {
  if (isText(node)) return node.data;
  if (!('children' in node) || (node instanceof Element && isUnseen(node))) return '';
  if (node instanceof Element && node.name === 'br') return '\n';
  if (node instanceof Element && isRaised(node)) return raised(node);
  return node.children.map(typedText).join('');
}

/** Folds blanks (also no-break and zero-width ones) and drops empty lines at the ends. */
export function tidy(text: string): string {
  return text
    .replace(/[\u200B-\u200D\u2060\uFEFF\u00AD]/g, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();
}

function collect(node: AnyNode, pieces: string[]): void {
  if (isText(node)) {
    pieces.push(node.data.replace(/[\r\n\t]/g, ' '));
    return;
  }
  if (!('children' in node)) return;
  if (!(node instanceof Element)) {
    for (const child of node.children) collect(child, pieces);
    return;
  }
  const shown = CONTROLS.get(node.name);
  if (shown) pieces.push(isHidden(node) ? '' : shown(node));
  else if (!isUnseen(node)) collectElement(node, pieces);
}

/** What the controls of a form show, in which some pages have their numbers. */
const CONTROLS: ReadonlyMap<string, (element: Element) => string> = new Map([
  ['input', ({ attribs: { type = 'text', value = '' } }) => (SHOWING_VALUE.test(type) ? value : '')],
  ['select', chosenText],
  ['textarea', innerText],
]);

const SHOWING_VALUE = /^(?:text|number|tel|search|button|submit|reset)$/i;

function chosenText(select: Element): string {
  const options = elements(select);
  const chosen = options.find(({ attribs }) => attribs.selected !== undefined) ?? options[0];
  return chosen ? innerText(chosen) : '';
}

function innerText(element: Element): string {
  return element.children.map((child) => (isText(child) ? child.data : '')).join('');
}

function collectElement(element: Element, pieces: string[]): void {
  if (element.name === 'br') pieces.push('\n');
  else if (isRaised(element)) pieces.push(raised(element));
  else {
    const edge = isBlock(element) ? '\n' : '';
    pieces.push(edge);
    for (const child of element.children) collect(child, pieces);
    pieces.push(edge);
  }
}

const RAISED_STYLE = /vertical-align\s*:\s*(?:super|sub)\b/i;

/** The marks of notes as Word and WPS write them, raised by a class, and links to notes. */
const NOTE_CLASS = /\bMso(?:Foot|End)noteReference\b/;
const NOTE_LINK = /^#_?(?:ftn|edn|fn)/;

const SHIFTED_STYLE =
  /mso-text-raise\s*:|vertical-align\s*:\s*-?[\d.]*[1-9]|position\s*:\s*relative(?=.*\b(?:top|bottom)\s*:\s*-?[\d.]*[1-9])/is;

function isRaised(element: Element): boolean {
  const { name, attribs } = element;
  if (name === 'sup' || name === 'sub' || name === 'rt' || RAISED_STYLE.test(attribs.style ?? '')) return true;
  if (attribs.style !== undefined && isShifted(attribs.style) && standsBeside(element)) return true;
  return NOTE_CLASS.test(attribs.class ?? '') || (name === 'a' && NOTE_LINK.test(attribs.href ?? ''));
}

/** The place of `top` may be before or behind that of `position`. */
function isShifted(style: string): boolean {
  return SHIFTED_STYLE.test(style) || SHIFTED_STYLE.test(style.split(';').reverse().join(';'));
}

/** Whether there is text in the same line that is not set higher: what is moved as a whole is not raised above another. */
function standsBeside(element: Element): boolean {
  const { parent } = element;
  if (!(parent instanceof Element) || isBlock(element)) return false;
  const known = LEVEL_TEXT.get(parent) ?? (parent.children.some(holdsLevelText) || standsBeside(parent));
  LEVEL_TEXT.set(parent, known);
  return known;
}

/** Asked for by each of many elements of a line, found once. */
const LEVEL_TEXT = new WeakMap<Element, boolean>();

function holdsLevelText(node: AnyNode): boolean {
  if (isText(node)) return tidy(node.data) !== '';
  if (!(node instanceof Element) || isUnseen(node) || isShifted(node.attribs.style ?? '')) return false;
  return node.children.some(holdsLevelText);
}

function raised(element: Element): string {
  const text = element.children.map(textOf).join('');
  return /\d/.test(text) ? `[${text.replace(/[[\]]/g, '')}]` : text;
}
