import { type AnyNode, Element, isTag, isText } from 'domhandler';
import { styleOf } from './style.ts';

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

export function isBlock(node: AnyNode): node is Element {
  if (!isTag(node)) return false;
  if (BLOCKS.has(node.name)) return true;
  const { block, moved } = styleOf(node);
  return block || (moved && node.name !== 'img') || isInBox(node);
}

/** A part of a box, or one of several that are set like characters with a width of their own. */
function isInBox(element: Element): boolean {
  const { parent } = element;
  if (!(parent instanceof Element)) return false;
  if (styleOf(parent).box) return true;
  return isShownInline(element) && [besideOf(element, 'prev'), besideOf(element, 'next')].some(isShownInline);
}

function isShownInline(element: Element | undefined): boolean {
  return element !== undefined && styleOf(element).inline;
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
  if (element.attribs.hidden !== undefined) return true;
  const { hidden, tiny } = styleOf(element);
  return hidden || (tiny && !elements(element).some(hasSize));
}

/** A box may set its text to nothing so that no room is between its parts, which have sizes of their own. */
function hasSize(element: Element): boolean {
  return styleOf(element).legible || elements(element).some(hasSize);
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

/** The marks of notes as Word and WPS write them, raised by a class, and links to notes. */
const NOTE_CLASS = /\bMso(?:Foot|End)noteReference\b/;
const NOTE_LINK = /^#_?(?:ftn|edn|fn)/;

function isRaised(element: Element): boolean {
  const { name, attribs } = element;
  const { raised, shifted } = styleOf(element);
  if (name === 'sup' || name === 'sub' || name === 'rt' || raised) return true;
  if (shifted && standsBeside(element)) return true;
  return NOTE_CLASS.test(attribs.class ?? '') || (name === 'a' && NOTE_LINK.test(attribs.href ?? ''));
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
  if (!(node instanceof Element) || isUnseen(node) || styleOf(node).shifted) return false;
  return node.children.some(holdsLevelText);
}

function raised(element: Element): string {
  const text = element.children.map(textOf).join('');
  return /\d/.test(text) ? `[${text.replace(/[[\]]/g, '')}]` : text;
}
