import { styleText } from 'node:util';

/** Code points that a terminal draws two columns wide (East Asian wide and full width, and most pictures). */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;
const WITHOUT_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** What a terminal would obey or turn the line around by: controls, and the marks of writing direction. */
const COMMANDS = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** How many columns a text takes in a terminal. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    if (WITHOUT_WIDTH.test(character)) continue;
    width += WIDE.test(character) ? 2 : 1;
  }
  return width;
}

/** A text of a source or a file name on one line, with nothing in it that a terminal would obey. */
export function printable(text: string): string {
  return text.replace(/\s+/g, ' ').replace(COMMANDS, '').trim();
}

/** A text in exactly so many columns: cut with `…`, or filled with blanks after it or before it. */
export function inColumns(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const cut = displayWidth(text) > width ? `${headOf(text, width - 1)}…` : text;
  const blanks = ' '.repeat(Math.max(0, width - displayWidth(cut)));
  return align === 'left' ? cut + blanks : blanks + cut;
}

/** A text in lines of at most so many columns, broken at blanks or between Chinese characters where that can be. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let rest = text;
  while (displayWidth(rest) > width) {
    const head = headOf(rest, width) || rest.slice(0, 1);
    const end = breakIn(head, rest.slice(head.length));
    lines.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return [...lines, rest];
}

/** Where to break after `head`: a word that goes on in `rest` goes to the next line whole. */
function breakIn(head: string, rest: string): number {
  const splitsWord = /[!-~]$/.test(head) && /^[!-~]/.test(rest);
  if (!splitsWord) return head.length;
  const word = /[!-~]+$/.exec(head)?.[0].length ?? 0;
  return head.length - word || head.length;
}

function headOf(text: string, width: number): string {
  let head = '';
  let used = 0;
  for (const character of text) {
    used += displayWidth(character);
    if (used > width) break;
    head += character;
  }
  return head;
}

export type Tone = 'bold' | 'dim' | 'red' | 'yellow' | 'cyan';

/** Colours a text, or leaves it as it is. */
export type Paint = (tone: Tone, text: string) => string;

/** Colours for a stream: on a terminal or with FORCE_COLOR, and never with NO_COLOR. */
export function paintFor(stream: { readonly isTTY?: boolean }): Paint {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  const coloured = !NO_COLOR && (FORCE_COLOR ? FORCE_COLOR !== '0' : stream.isTTY === true);
  return coloured ? (tone, text) => styleText(tone, text, { validateStream: false }) : (_tone, text) => text;
}
