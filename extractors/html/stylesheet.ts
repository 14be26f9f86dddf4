import { Element, isTag, isText } from 'domhandler';
import { elements, isUnseen, textOf } from './node.ts';

/** What says where and whether text is seen. All else of a style sheet is looks. */
const SAYING = new Set(
  (
    'display visibility opacity color background background-color font-size position top bottom left clip ' +
    'vertical-align text-decoration text-decoration-line mso-hide mso-text-raise text-align float overflow width height ' +
    'max-width max-height margin-left margin-right padding-left padding-right content direction unicode-bidi clip-path text-indent transform'
  ).split(' '),
);

/** More rules than the sheets of any page hold that are set in it. */
const MOST_RULES = 4000;

/** One step of a selector: what the element itself has to be. */
interface Compound {
  readonly tag: string | undefined;
  readonly ids: readonly string[];
  readonly classes: readonly string[];
  /** Whether the next step is its parent, not any element above. */
  readonly child: boolean;
}

interface Rule {
  /** From the element outwards. */
  readonly steps: readonly Compound[];
  readonly weight: number;
  readonly order: number;
  readonly declarations: readonly Declaration[];
}

interface Declaration {
  readonly property: string;
  readonly value: string;
  readonly important: boolean;
}

/**
 * Writes what the page's own style sheets say of an element into its `style`, so that there is one place to look. Sheets
 * of their own files are not fetched, and selectors with more than names (`:hover`, `[type]`, `+`) are passed over.
 */
export function applyStyleSheets(root: Element): void {
  const rules = styleTexts(root).flatMap(parseSheet).slice(0, MOST_RULES);
  if (rules.length === 0) return;
  const byKey = Map.groupBy(
    rules.map((rule, order): Rule => ({ ...rule, order })),
    ({ steps }) => keyOf(steps[0]),
  );
  applyTo(root, byKey);
}

function styleTexts(element: Element, texts: string[] = []): readonly string[] {
  for (const child of element.children) if (isTag(child)) styleTexts(child, texts);
  if (element.name === 'style' && holdsOnScreen(element.attribs.media ?? ''))
    texts.push(element.children.map((child) => (isText(child) ? child.data : '')).join(''));
  return texts;
}

/** The width of the screen before which a reader of the page sits, in pixels. */
const SCREEN = 1280;

/** Whether one of the queries between commas holds on a screen that is as wide as those of most. */
function holdsOnScreen(media: string): boolean {
  return media.split(',').some((query) => {
    const rest = query
      .trim()
      .replace(/^(?:only\s+)?(?:all|screen)\b/i, '')
      .replace(/(?:\band\s+)?\(\s*(min|max)-width\s*:\s*([\d.]+)(px|r?em)\s*\)/gi, (whole, end, size, unit) => {
        const width = Number(size) * (unit.toLowerCase() === 'px' ? 1 : 16);
        return (end.toLowerCase() === 'min' ? width <= SCREEN : width >= SCREEN) ? '' : whole;
      });
    return rest.trim() === '';
  });
}

/** The rules of a sheet that hold on a screen: those for print, or for narrow ones, are others. */
function parseSheet(text: string): readonly Rule[] {
  const plain = text.replace(/<!--|-->/g, ' ').replace(/\/\*.*?(?:\*\/|$)/gs, ' ');
  return topLevel(plain).flatMap(({ prelude, body }) => {
    if (/^@media\b/i.test(prelude) && holdsOnScreen(prelude.slice(6))) return parseSheet(body);
    if (prelude.startsWith('@')) return [];
    const declarations = declarationsOf(body).filter(({ property }) => SAYING.has(property));
    if (declarations.length === 0) return [];
    if (ADDING.test(prelude)) return addsDigits(declarations) ? addingRules(prelude) : [];
    return prelude.split(',').flatMap((selector) => {
      const steps = stepsOf(selector);
      return steps ? [{ steps, weight: weightOf(steps), order: 0, declarations }] : [];
    });
  });
}

const ADDING = /::?(?:before|after)\s*(?:,|$)/i;

/** Whether what a sheet sets before or behind an element may be digits; a character by its number is an icon. */
function addsDigits(declarations: readonly Declaration[]): boolean {
  const content = declarations.find(({ property }) => property === 'content')?.value ?? '';
  return /\d|attr\(|counter/.test(content.replace(/\\[\da-f]{1,6}/gi, ''));
}

/** Told by a property of our own: `digit-looks` doubts such numbers. */
function addingRules(prelude: string): readonly Rule[] {
  const declarations = [{ property: 'ogi-adds', value: 'digits', important: false }];
  return prelude.split(',').flatMap((selector) => {
    const steps = stepsOf(selector.replace(/::?(?:before|after)\s*$/i, ''));
    return steps ? [{ steps, weight: weightOf(steps), order: 0, declarations }] : [];
  });
}

/** The blocks in braces and what stands before each. */
function topLevel(text: string): readonly { readonly prelude: string; readonly body: string }[] {
  const found: { prelude: string; body: string }[] = [];
  let [depth, from, open] = [0, 0, 0];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '{') {
      if (depth === 0) open = at;
      depth += 1;
    } else if (text[at] === '}' && depth > 0) {
      depth -= 1;
      if (depth > 0) continue;
      const prelude = text.slice(from, open).split(';').at(-1)?.trim() ?? '';
      found.push({ prelude, body: text.slice(open + 1, at) });
      from = at + 1;
    }
  }
  return found;
}

function declarationsOf(text: string): readonly Declaration[] {
  return text.split(';').flatMap((part) => {
    const colon = part.indexOf(':');
    if (colon < 0) return [];
    const value = part.slice(colon + 1).trim();
    return [
      {
        property: part.slice(0, colon).trim().toLowerCase(),
        value: value.replace(/\s*!\s*important$/i, ''),
        important: /!\s*important$/i.test(value),
      },
    ];
  });
}

function stepsOf(selector: string): readonly Compound[] | undefined {
  const words = selector.replace(/>/g, ' > ').trim().split(/\s+/);
  const steps: Compound[] = [];
  let child = false;
  for (const word of words) {
    if (word === '>') {
      const last = steps.pop();
      if (last) steps.push({ ...last, child: true });
      child = !last;
      continue;
    }
    const match = /^(\*|[a-z][\w:-]*?)?((?:[.#][\w\u0080-\uFFFF-]+)*)$/i.exec(word.replace(/\\:/g, ':'));
    if (!match || word === '') return undefined;
    const names = match[2]?.match(/[.#][^.#]+/g) ?? [];
    const tag = match[1] === '*' ? undefined : match[1]?.toLowerCase();
    if (tag?.includes(':') && !/^[ovw]:/.test(tag)) return undefined;
    const named = (mark: string) => names.filter((name) => name.startsWith(mark)).map((name) => name.slice(1));
    steps.push({ tag, ids: named('#'), classes: named('.'), child: false });
  }
  return child || steps.length === 0 ? undefined : steps.reverse();
}

function weightOf(steps: readonly Compound[]): number {
  return steps.reduce((sum, { tag, ids, classes }) => sum + ids.length * 1e4 + classes.length * 100 + (tag ? 1 : 0), 0);
}

/** A name that an element has to have for a rule to be its. */
function keyOf(step: Compound | undefined): string {
  if (step?.ids[0]) return `#${step.ids[0]}`;
  return step?.classes[0] ? `.${step.classes[0]}` : (step?.tag ?? '*');
}

function applyTo(element: Element, rules: ReadonlyMap<string, readonly Rule[]>): void {
  const keys = [...classesOf(element).map((name) => `.${name}`), `#${element.attribs.id ?? ''}`, element.name, '*'];
  const fitting = keys.flatMap((key) => rules.get(key) ?? []).filter(({ steps }) => fits(element, steps));
  if (fitting.length > 0) setStyle(element, fitting);
  for (const child of elements(element)) applyTo(child, rules);
}

function classesOf({ attribs }: Element): readonly string[] {
  return [...new Set(attribs.class?.split(/\s+/).filter(Boolean))];
}

/** Whether what stands above fits the steps outwards, each time the nearest that does, so that no page makes it take long. */
function fits(element: Element, steps: readonly Compound[]): boolean {
  const [own, ...outwards] = steps;
  if (!own || !isOf(element, own)) return false;
  let above = element.parent;
  for (const step of outwards) {
    while (!step.child && above && !(above instanceof Element && isOf(above, step))) above = above.parent;
    if (!(above instanceof Element) || !isOf(above, step)) return false;
    above = above.parent;
  }
  return true;
}

function isOf(element: Element, { tag, ids, classes }: Compound): boolean {
  if (tag !== undefined && element.name !== tag) return false;
  if (ids.some((id) => element.attribs.id !== id)) return false;
  const own = classes.length > 0 ? classesOf(element) : [];
  return classes.every((name) => own.includes(name));
}

/** What holds of several rules and of the element's own style; but no sheet hides a whole part of the page. */
function setStyle(element: Element, rules: readonly Rule[]): void {
  const own = element.attribs.style ?? '';
  const isSeen = !isUnseen(element);
  const values = cascaded(rules, own);
  element.attribs.style = textOfStyle(values);
  if (!isSeen || !isUnseen(element) || !isPart(element)) return;
  for (const property of HIDING) if (!own.includes(property)) values.delete(property);
  element.attribs.style = textOfStyle(values);
}

/** What holds of several rules and of the element's own style, which only what is important outweighs. */
function cascaded(rules: readonly Rule[], own: string): Map<string, string> {
  const values = new Map<string, string>();
  const sorted = rules.toSorted((a, b) => a.weight - b.weight || a.order - b.order);
  const said = [...sorted.flatMap(({ declarations }) => declarations), ...declarationsOf(own)];
  for (const important of [false, true]) {
    for (const one of said) if (one.important === important) values.set(one.property, one.value);
  }
  return values;
}

function textOfStyle(values: ReadonlyMap<string, string>): string {
  return [...values].map(([property, value]) => `${property}:${value}`).join(';');
}

/** A whole text or table that a sheet hides waits for a script that shows it, as the pages of tabs do. */
const LONG = 200;
const HIDING = ['display', 'visibility', 'opacity', 'overflow', 'position', 'color', 'font-size'];

function isPart(element: Element): boolean {
  // Of its children: it is hidden itself.
  return holdsTable(element) || element.children.map(textOf).join('').length > LONG;
}

function holdsTable({ name, children }: Element): boolean {
  return name === 'table' || children.some((child) => isTag(child) && holdsTable(child));
}
