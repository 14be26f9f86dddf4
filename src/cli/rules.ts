import { Command } from 'commander';
import type { Cause, Message, Severity } from '../finding.ts';
import { DOUBTS, type DoubtKind } from '../report/doubts.ts';
import type { Identity } from '../report/edition.ts';
import { EDITIONS } from '../report/editions/index.ts';
import type { Rule } from '../rule.ts';
import { RULES } from '../rules/index.ts';
import { nearest } from './nearest.ts';
import { languageOption } from './options.ts';
import { complain, print } from './output.ts';
import { TONES } from './summary.ts';
import { inColumns, type Paint, paintFor, wrap } from './terminal.ts';
import { type Language, WORDS } from './words.ts';

const EXAMPLES = `
Examples:
  $ ogi rules
  $ ogi rules applications/balance --lang en`;

/** Room for the longest id, and a blank. */
const WIDEST = 1 + Math.max(...[...RULES.map(({ id }) => id), ...Object.keys(DOUBTS)].map((id) => id.length));

/** An entry of the catalogue: a rule, or a kind of doubt that the reader has. */
interface Entry {
  readonly id: string;
  readonly severity: Severity;
  readonly title: Message;
  readonly basis: string;
  /** What it looks at, a line each. */
  readonly reads: readonly string[];
  readonly cause?: Cause;
}

/** `ogi rules`: the catalogue. */
export function rulesCommand(): Command {
  return new Command('rules')
    .description('print the catalogue of rules and of the doubts of the reader, or one of them in full')
    .argument('[id]', 'the rule to print in full')
    .addOption(languageOption())
    .addHelpText('after', EXAMPLES)
    .action(async (id: string | undefined, { lang }: { lang: Language }) => {
      process.exitCode = await rules(id, lang, paintFor(process.stdout));
    });
}

async function rules(id: string | undefined, language: Language, paint: Paint): Promise<number> {
  const entries = catalogue();
  if (id === undefined) {
    await print(entries.map((entry) => `${line(entry, language, paint)}\n`).join(''));
    return 0;
  }
  const entry = entries.find((candidate) => candidate.id === id);
  if (entry) {
    await print(`${full(entry, language, paint)}\n`);
    return 0;
  }
  const ids = entries.map((candidate) => candidate.id);
  complain([`error: there is no rule ${id}`, ...nearest(id, ids).map((name) => `  ${name}`)].join('\n'));
  return 2;
}

function catalogue(): readonly Entry[] {
  const doubts: readonly DoubtKind[] = Object.entries(DOUBTS).map(([id, doubt]) => ({ id, ...doubt }));
  return [
    ...RULES.map((rule) => ({ ...rule, reads: readsOf(rule) })),
    ...doubts.map((doubt) => ({ ...doubt, reads: [] })),
  ];
}

function readsOf(rule: Rule): readonly string[] {
  if (rule.kind === 'readings') return rule.reads.map((path) => `${path}.*`);
  if (rule.kind === 'case') return rule.reads;
  const identities = EDITIONS.flatMap((edition) =>
    edition.identities.filter((identity) => identity.rule === rule.id).map((identity) => ({ edition, identity })),
  );
  const byFormula = Map.groupBy(identities, ({ identity }) => formula(identity));
  return [...byFormula].map(([text, found]) => `${found.map(({ edition }) => edition.id).join(', ')}: ${text}`);
}

function formula({ left, right }: Identity): string {
  return `${left.join(' + ')} = ${right.join(' + ')}`;
}

function line({ id, severity, title }: Entry, language: Language, paint: Paint): string {
  const grade = paint(TONES[severity], inColumns(WORDS[language].severity[severity], 8));
  return `${grade}${inColumns(id, WIDEST)} ${title[language]}`;
}

function full({ id, severity, title, basis, reads, cause }: Entry, language: Language, paint: Paint): string {
  const { severity: grades, cause: causes, basis: basisWord, fields } = WORDS[language];
  const indented = (text: string) => wrap(text, 96).map((part) => `    ${part}`);
  return [
    `${paint('bold', id)}  ${paint(TONES[severity], grades[severity])}${cause ? `  ${causes[cause]}` : ''}`,
    ...wrap(title[language], 98).map((part) => `  ${part}`),
    `  ${basisWord}`,
    ...indented(basis),
    ...(reads.length > 0 ? [`  ${fields}`] : []),
    ...reads.flatMap(indented),
  ].join('\n');
}
