import type { Finding } from '../../finding.ts';
import { TONES } from '../summary.ts';
import { type Paint, printable, wrap } from '../terminal.ts';
import { type Language, WORDS } from '../words.ts';
import { WIDTH } from './grid-text.ts';

/** How many fields and places of one finding are named. */
const NAMED = 3;

/** A finding as a numbered note: rule, message, basis, fields, places. */
export function noteLines(finding: Finding, number: number, language: Language, paint: Paint): readonly string[] {
  const { severity, rule, cause, message, basis, fields, places } = finding;
  const words = WORDS[language];
  const head = `[${number}] ${words.severity[severity]} ${rule} (${words.cause[cause]})`;
  const rest = [
    message[language],
    `${words.basis}: ${basis}`,
    ...(fields.length > 0 ? [`${words.fields}: ${some(fields).join(', ')}`] : []),
    ...some(places.map(words.place)).map((place) => `${words.cell.place}: ${place}`),
  ];
  return [
    paint(TONES[severity], head),
    ...rest.flatMap((text) => wrap(printable(text), WIDTH - 4).map((line) => `    ${line}`)),
  ];
}

/** The first few, and how many more there are. */
function some(all: readonly string[]): readonly string[] {
  const more = all.length - NAMED;
  return [...all.slice(0, NAMED), ...(more > 0 ? [`… +${more}`] : [])];
}
