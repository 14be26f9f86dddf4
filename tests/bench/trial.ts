import { extract } from '../../extractors/index.ts';
import type { Audit } from '../../src/audit.ts';
import type { Related, Sibling } from '../../src/case.ts';
import type { Finding } from '../../src/finding.ts';
import { judged } from '../../src/judged.ts';
import { DEFAULT_PROFILE } from '../../src/profile.ts';
import { readReport } from '../../src/report/read.ts';
import { nodeExtractors } from '../../src/run/engines.ts';
import type { Clean, Defect, Kind } from '../generate/defects/defect.ts';
import { toHtml } from '../generate/html.ts';
import { PLAIN_HTML } from '../generate/html-layout.ts';
import { randomFrom } from '../generate/random.ts';
import { generateSeries } from '../generate/series.ts';
import type { Truth } from '../generate/truth.ts';

const EXTRACTORS = nodeExtractors();
const YEARS = [2023, 2024];
const PROFILES = ['city', 'bureau', 'bureau', 'city', 'bureau'] as const;

/** How many reports are tried until one has a place for an error. */
const TRIES = 12;

/** What came of one error in one report. */
export interface Trial {
  readonly kind: string;
  readonly seed: number;
  readonly defect: Defect;
  /** `mislabelled`: there are findings, but none of a rule that should tell, or none that names what is wrong. */
  readonly verdict: 'caught' | 'missed' | 'mislabelled' | 'invisible';
  /** Errors and warnings that the clean report does not have; where these do not tell, the information that does. */
  readonly findings: readonly Finding[];
  /** The finding that tells, where it is caught. */
  readonly telling?: Finding;
}

interface ReadTruth {
  readonly sibling: Sibling;
  readonly doubts: readonly Finding[];
}

/** What was read of each truth: a clean report is compared with many. */
const known = new WeakMap<Truth, Promise<ReadTruth>>();

function read(truth: Truth): Promise<ReadTruth> {
  const reading = known.get(truth) ?? readPage(truth);
  known.set(truth, reading);
  return reading;
}

/** The report of a truth, read from a page, and the doubts of the reader. */
async function readPage(truth: Truth): Promise<ReadTruth> {
  const path = `${truth.organ}-${truth.year}.html`;
  const document = await extract(toHtml(truth, PLAIN_HTML), path, EXTRACTORS);
  const { report, doubts } = readReport(document);
  return { sibling: { path, report }, doubts };
}

/** A truth judged, beside last year's where there is one: bytes, document, report, findings. */
export async function auditOf(truth: Truth, last?: Truth): Promise<Audit> {
  const { sibling, doubts } = await read(truth);
  const related = last ? relatedTo((await read(last)).sibling, last.year, truth.year) : null;
  const source = { path: sibling.path, sha256: '', bytes: 0, medium: 'html', reading: 'text', pages: 1 } as const;
  return judged(source, { ...sibling, profile: DEFAULT_PROFILE, related }, doubts);
}

function relatedTo(last: Sibling, ...years: readonly number[]): Related {
  return { last, versions: [], years, members: [], office: null, alike: [] };
}

const made = new Map<number, Clean>();

/** A series of two clean reports for a seed, each made once. */
export function cleanOf(seed: number): Clean {
  const clean = made.get(seed) ?? makeClean(seed);
  made.set(seed, clean);
  return clean;
}

function makeClean(seed: number): Clean {
  const [last, truth] = generateSeries(seed, YEARS, { profile: PROFILES[seed % PROFILES.length] ?? 'bureau' });
  if (!last || !truth) throw new TypeError('Expected two reports');
  return { last, truth };
}

/** One error of a kind in the first report from a seed on that has a place for it. */
export async function tryKind(kind: Kind, seed: number): Promise<Trial | undefined> {
  for (let next = 0; next < TRIES; next += 1) {
    const from = seed + 1000 * next;
    const clean = cleanOf(from);
    const defect = kind.make(clean, randomFrom(from + 17));
    if (!defect) continue;
    const before = await auditOf(clean.truth, defect.last);
    const after = await auditOf(defect.truth, defect.last);
    return { kind: kind.id, seed: from, defect, ...verdictOn(defect, added(before, after)) };
  }
  return undefined;
}

/** Findings that the damaged report has and the clean one does not. */
function added(before: Audit, after: Audit): readonly Finding[] {
  const old = new Set(before.findings.map(keyOf));
  return after.findings.filter((finding) => !old.has(keyOf(finding)));
}

function keyOf({ rule, message }: Finding): string {
  return `${rule} ${message.zh}`;
}

function verdictOn(defect: Defect, findings: readonly Finding[]): Pick<Trial, 'verdict' | 'findings' | 'telling'> {
  const grave = findings.filter(({ severity }) => severity !== 'info');
  const telling = findings.find((finding) => tells(finding, defect));
  if (telling) return { verdict: 'caught', findings: [...new Set([...grave, telling])], telling };
  if (grave.length > 0) return { verdict: 'mislabelled', findings: grave };
  return { verdict: defect.invisible === undefined ? 'missed' : 'invisible', findings: [] };
}

/** Whether a finding is of a rule that should tell, and names what is wrong. */
function tells(finding: Finding, { expect, names }: Defect): boolean {
  const rules = [finding.rule, ...(finding.also ?? []).map(({ rule }) => rule)];
  const expected = expect.some((id) => rules.some((rule) => (id.endsWith('/') ? rule.startsWith(id) : rule === id)));
  return expected && names.some((name) => isNamed(name, finding));
}

function isNamed(name: string, { fields, message, expected, actual }: Finding): boolean {
  const words = `${message.zh} ${message.en} ${expected} ${actual}`;
  return fields.some((field) => field === name || field.startsWith(`${name}.`)) || words.includes(name);
}
