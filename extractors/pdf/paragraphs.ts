import type { Box, Text } from '../../src/document.ts';
import { around, rounded } from './box.ts';
import type { TextLine } from './lines.ts';

/** A line of text outside tables, with the page it stands on. Plain and small, so that all pages fit in memory. */
export interface PageLine {
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly text: string;
  readonly box: Box;
  /** The box on the page as shown, where the page was turned for reading. */
  readonly shown: Box;
  readonly size: number;
  /** Pieces of text with wide gaps between them: more than one is no line of a paragraph. */
  readonly pieces: number;
}

/** The columns in which the text of a page stands, in points. */
interface Body {
  readonly left: number;
  readonly right: number;
  readonly size: number;
}

const ENUMERATED = /^(?:[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十]+(?:部分|章|节))/;
const ENDS_SENTENCE = /[。；;：:！？!?]$/;
const LONGEST_HEADING = 45;

/** A line as it is kept for later pages. */
export function toPageLine(
  line: TextLine,
  page: { number: number; width: number; height: number },
  toShown: (box: Box) => Box,
): PageLine {
  const { box, size, segments } = line;
  return {
    page: page.number,
    width: page.width,
    height: page.height,
    text: line.text.replaceAll('\n', ''),
    box,
    shown: toShown(box),
    size,
    pieces: segments.length,
  };
}

/** Lines in reading order, with nothing else between them → headings and paragraphs. */
export function toParagraphs(lines: readonly PageLine[]): Text[] {
  const bodies = new Map<number, Body>();
  for (const { page } of lines) {
    if (!bodies.has(page)) {
      bodies.set(page, bodyOf(lines.filter((line) => line.page === page)));
    }
  }
  const bodyFor = ({ page }: PageLine) => bodies.get(page) ?? { left: 0, right: 0, size: 0 };
  const groups: { lines: PageLine[]; heading: boolean }[] = [];
  let last: PageLine | undefined;
  for (const line of lines) {
    const heading = isHeading(line, bodyFor(line));
    const group = groups.at(-1);
    if (group && last && continues(last, line, group.heading, heading, bodyFor)) {
      group.lines.push(line);
    } else {
      groups.push({ lines: [line], heading });
    }
    last = line;
  }
  return groups.map(({ lines: members, heading }) => toText(members, heading));
}

/** Where the text of most lines begins and ends, and its size. */
function bodyOf(lines: readonly PageLine[]): Body {
  const sizes = lines.map(({ size }) => size).sort((a, b) => a - b);
  const size = sizes[Math.floor(sizes.length / 2)] ?? 0;
  const left = Math.min(...lines.map(({ box }) => box[0]));
  // Where few lines stand on a page, the margin on the right is about that on the left.
  const opposite = (lines[0]?.width ?? 0) - left - 2 * size;
  return { left, right: Math.max(opposite, ...lines.map(({ box }) => box[2])), size };
}

function isHeading(line: PageLine, body: Body): boolean {
  const { text, box, size, width } = line;
  if (line.pieces > 1 || text.length > LONGEST_HEADING || ENDS_SENTENCE.test(text)) {
    return false;
  }
  return ENUMERATED.test(text) || size >= 1.2 * body.size || isCentred(box, width, size);
}

function isCentred(box: Box, width: number, size: number): boolean {
  const off = Math.abs((box[0] + box[2]) / 2 - width / 2);
  return off < 0.02 * width && box[0] > 0.2 * width && box[2] - box[0] > 2 * size;
}

/** Whether a line goes on with the paragraph that the last one belongs to. */
function continues(
  last: PageLine,
  line: PageLine,
  inHeading: boolean,
  heading: boolean,
  bodyFor: (line: PageLine) => Body,
): boolean {
  const alike = Math.abs(last.size - line.size) <= 0.15 * Math.max(last.size, line.size);
  const near = line.page === last.page && line.box[1] - last.box[3] < 1.6 * line.size;
  if (inHeading || heading) {
    const wrapped = inHeading && heading && !ENUMERATED.test(line.text);
    return (
      wrapped && alike && near && isCentred(line.box, line.width, line.size) === centredOrFull(last, bodyFor(last))
    );
  }
  const full = last.box[2] > bodyFor(last).right - 2.5 * last.size;
  const indented = line.box[0] > bodyFor(line).left + 1.2 * line.size;
  const running = last.pieces === 1 && line.pieces === 1;
  return running && alike && full && !indented && (near || line.page === last.page + 1);
}

function centredOrFull(line: PageLine, body: Body): boolean {
  return isCentred(line.box, line.width, line.size) || line.box[2] > body.right - 2.5 * line.size;
}

function toText(lines: readonly PageLine[], heading: boolean): Text {
  const [first] = lines;
  const page = first?.page ?? 1;
  const box = around(lines.filter((line) => line.page === page).map((line) => line.shown)) ?? [0, 0, 0, 0];
  return { kind: 'text', text: lines.reduce(joined, ''), place: { page, box: rounded(box) }, heading };
}

/** Words of Latin script keep a blank over the line break; Chinese and numbers do not. */
function joined(text: string, { text: next }: PageLine): string {
  return /[a-z]$/i.test(text) && /^[a-z]/i.test(next) ? `${text} ${next}` : text + next;
}
