import { failureText } from '../export/failure-text.ts';
import { sum, type WorkDone } from '../export/summary-json.ts';
import { firstFindings, type Tally } from '../export/tally.ts';
import type { Finding, Severity } from '../finding.ts';
import type { Coverage, Missing } from '../related/related.ts';
import { type Paint, printable, type Tone } from './terminal.ts';
import { type Language, WORDS, type Words } from './words.ts';

export interface SummaryOptions {
  readonly out: string;
  readonly files: readonly string[];
  readonly seconds: number;
  readonly interrupted: boolean;
  /** What there is of the organs, where reports were judged together. */
  readonly coverage?: Coverage;
  /** What was done for it, where sources were read. */
  readonly work?: WorkDone;
  readonly language: Language;
  readonly paint: Paint;
}

export const TONES: Readonly<Record<Severity, Tone>> = { error: 'red', warning: 'yellow', info: 'cyan' };

/** What a run did, for people: what was read, what was found first, what could not be read, where the files are. */
export function summaryText(tally: Tally, options: SummaryOptions): string {
  const { out, files, interrupted, coverage, work, language, paint } = options;
  const words = WORDS[language];
  const blocks = [
    interrupted ? [paint('yellow', words.interrupted)] : [],
    counts(tally, options, words),
    findingLines(tally, language, paint),
    failureLines(tally, language, paint),
    coverage ? coverageLines(coverage, words, paint) : [],
    work ? workLines(work, options, words) : [],
    [words.written(paint('bold', printable(out))), `  ${files.join('  ')}`],
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function counts(tally: Tally, { seconds, coverage, paint }: SummaryOptions, words: Words): readonly string[] {
  const reports = coverage ? words.judgedAgain : words.reports;
  const editions = named(tally.editions, words.edition);
  const found = sum(tally.findings) > 0 ? named(tally.findings, (severity) => words.severity[severity]) : words.none;
  const lines = [
    `${paint('bold', reports(tally.read))} (${[named(tally.media), editions].filter(Boolean).join('; ')}), ${words.seconds(seconds.toFixed(1))}`,
    `  ${words.cells}  ${named(tally.cells, (state) => words.state[state])}`,
    `  ${words.rules}  ${named(tally.outcomes, (status) => words.outcome[status])}`,
    `  ${words.findings}  ${found}`,
  ];
  const skipped = sum(tally.skipped);
  const others = tally.others > 0 ? [`  ${words.others(tally.others)}`] : [];
  const said = [...(tally.read > 0 ? lines : [paint('bold', reports(0))]), ...others];
  return skipped > 0
    ? [...said, `  ${words.skipped(skipped)} (${named(tally.skipped, (ending) => printable(ending) || '–')})`]
    : said;
}

/** `name: count` for every count that is not 0. */
function named<Key extends string>(counts: Readonly<Record<Key, number>>, name = (key: Key): string => key): string {
  const entries = Object.entries(counts) as [Key, number][];
  return entries
    .filter(([, count]) => count > 0)
    .map(([key, count]) => `${name(key)}: ${count}`)
    .join(', ');
}

function findingLines(tally: Tally, language: Language, paint: Paint): readonly string[] {
  const words = WORDS[language];
  const all = sum(tally.findings);
  if (all === 0) return [];
  const first = firstFindings(tally);
  const bySource = Map.groupBy(first, (sighting) => sighting.path);
  const lines = [...bySource].flatMap(([path, sightings]) => [
    `  ${paint('bold', printable(path))}`,
    ...sightings.map(({ finding }) => `    ${findingLine(finding, language, paint)}`),
  ]);
  return [`${words.findings}${words.firstOf(first.length, all)}`, ...lines];
}

function findingLine({ severity, rule, message }: Finding, language: Language, paint: Paint): string {
  const grade = paint(TONES[severity], WORDS[language].severity[severity]);
  return `${grade} ${printable(message[language])} ${paint('dim', `(${rule})`)}`;
}

function failureLines(tally: Tally, language: Language, paint: Paint): readonly string[] {
  const words = WORDS[language];
  if (tally.failed === 0) return [];
  const shown = tally.firstFailures.map(
    ({ path, problem, message }) =>
      `  ${paint('red', words.problem[problem])} ${printable(path)}: ${printable(failureText(message, language))}`,
  );
  const rest = tally.failed - shown.length;
  return [words.unread(tally.failed), ...shown, ...(rest > 0 ? [`  … +${rest}`] : [])];
}

/** How quick it went, what was not read again, and what took longest; little is said of little. */
function workLines(work: WorkDone, { seconds, paint }: SummaryOptions, words: Words): readonly string[] {
  const { read, kept, same, absent, slowest } = work;
  const count = read + kept + same;
  const rate = seconds > 0 ? count / seconds : 0;
  const first = [
    words.perSecond(rate.toFixed(rate < 1 ? 2 : 1)),
    ...(kept + same > 0 ? [words.reused(kept, same)] : []),
  ];
  const many = slowest.length > 1 ? slowest : [];
  return [
    first.join('; '),
    ...(absent > 0 ? [words.noLongerListed(absent)] : []),
    ...(many.length > 0 ? [words.slowest] : []),
    ...many.map(
      ({ path, milliseconds }) => `  ${paint('dim', `${(milliseconds / 1000).toFixed(1)} s`)} ${printable(path)}`,
    ),
  ];
}

/** How many organs or years are shown; summary.json has them all. */
const SHOWN = 10;

function coverageLines({ organs, gaps, expected }: Coverage, words: Words, paint: Paint): readonly string[] {
  return [
    paint('bold', words.organs(organs)),
    ...missingLines(words.missingYears(gaps.length), gaps),
    ...missingLines(words.expectedMissing(expected.length), expected),
  ];
}

function missingLines(head: string, missing: readonly Missing[]): readonly string[] {
  if (missing.length === 0) return [];
  const shown = missing.slice(0, SHOWN).map(({ organ, years }) => `    ${printable(organ)}  ${years.join(' ')}`);
  const rest = missing.length - shown.length;
  return [`  ${head}`, ...shown, ...(rest > 0 ? [`    … +${rest}`] : [])];
}
