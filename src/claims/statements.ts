import type { Case } from '../case.ts';
import { lighterOf, type Message, SEVERITIES, type Severity } from '../finding.ts';
import { oncePer } from '../once.ts';
import { type OrganLevel, organOf } from '../report/organ.ts';
import type { Report, Statement, StatementKind } from '../report/report.ts';
import { SUBJECT_BY_ID, type Subject } from '../report/statements/subjects.ts';
import { type CaseRule, defineRule, type Remark, type Verdict } from '../rule.ts';
import { agree, plain, type Reckoning } from './agreement.ts';
import { type Compared, misfitMessage, PART, quoted, unusualMessage, WHOLE } from './statement-messages.ts';

/** Numbers that the text states, to be found in the tables. */
export interface StatementClaim extends Pick<CaseRule, 'id' | 'severity' | 'title' | 'reads' | 'examples'> {
  /** Which subjects: their ids, or what they begin with where it ends with a dot. */
  readonly about: readonly string[];
  readonly kinds?: readonly StatementKind[];
  /** Which of them, where it is not all. */
  readonly only?: (statement: Statement, report: Report) => boolean;
  /** Where the sentence speaks of something near to it, the severity that is enough. */
  readonly lighter?: (statement: Statement, report: Report) => Severity | undefined;
  /** The subject as this claim takes it, where that is narrower. */
  readonly narrowed?: (subject: Subject, statement: Statement) => Subject;
}

/** What the claims on statements rest on. */
export const BASIS = '《政府信息公开条例》第五十条；国办公开办函〔2021〕30号（报告内容应当准确、全面）';

/** The rule that each statement about the subjects agrees with one admissible reading of the tables. */
export function agreesWithTable(claim: StatementClaim): CaseRule {
  const { id, severity, title, reads, examples } = claim;
  return defineRule({ kind: 'case', id, severity, title, basis: BASIS, reads, examples, check: checkOf(claim) });
}

function checkOf(claim: StatementClaim): CaseRule['check'] {
  return (facts): Verdict => {
    const compared = statementsAbout(facts.report, claim.about).flatMap((statement) =>
      compare(statement, claim, facts),
    );
    const judged = compared.filter(({ statement }) => isJudged(statement, claim, facts.report));
    const remarks = judged.flatMap((one) => remarkOf(one, compared, claim, facts));
    if (remarks.length > 0) return merged(remarks);
    if (judged.some(({ agreement }) => agreement.kind !== 'open')) return [];
    const missing = judged.flatMap(({ agreement }) => (agreement.kind === 'open' ? agreement.missing : []));
    return { missing: missing.length > 0 ? [...new Set(missing)] : ['statements'] };
  };
}

const COUNTS: readonly StatementKind[] = ['count', 'list', 'none'];

function isJudged(statement: Statement, { kinds = COUNTS, only }: StatementClaim, report: Report): boolean {
  return kinds.includes(statement.kind) && (only?.(statement, report) ?? true);
}

/** The statements about some subjects on the year of the report. */
export function statementsAbout(report: Report, about: readonly string[]): readonly Statement[] {
  return report.statements
    .filter((statement) =>
      about.some((id) => (id.endsWith('.') ? statement.about.startsWith(id) : statement.about === id)),
    )
    .filter((statement) => !isOfEarlierYear(statement, report));
}

const yearsNamed = oncePer(({ quote }: Statement) =>
  [...plain(quote).matchAll(/(?<!\d)(20\d\d)年/g)].map((match) => Number(match[1])),
);

/** 2022年收到31件, in the report on 2023. What is carried in or in force comes from earlier years by its nature. */
function isOfEarlierYear(statement: Statement, { year }: Report): boolean {
  if (year === null || /carried|in_force/.test(statement.about)) return false;
  const years = yearsNamed(statement);
  return years.length > 0 && years.every((named) => named < year.value);
}

function compare(statement: Statement, claim: StatementClaim, { report }: Case): readonly Compared[] {
  const subject = SUBJECT_BY_ID.get(statement.about);
  if (!subject) return [];
  const narrowed = claim.narrowed?.(subject, statement) ?? subject;
  return [{ statement, subject: narrowed, agreement: agree(statement, narrowed, report) }];
}

/** A remark, and what makes two of them one: the same number said of the same subject. */
interface Grouped {
  readonly key: string;
  /** Of a clause that says there is none: it may say so of reviews and lawsuits at once. */
  readonly clause: string | undefined;
  readonly quote: string;
  readonly remark: Remark;
}

function remarkOf(one: Compared, all: readonly Compared[], claim: StatementClaim, facts: Case): readonly Grouped[] {
  const { statement, subject, agreement } = one;
  if (agreement.kind === 'fits' || agreement.kind === 'open') return [];
  const [first] = agreement.reckonings;
  const scope = scopeNote(statement, agreement.reckonings, facts.report);
  const beyond = scope !== undefined || isSaidByReceived(one, claim, facts.report);
  const severity = severityOf(one, all, { ...claim, beyond, report: facts.report });
  if (!first || severity === undefined) return [];
  const fields = agreement.reckonings
    .filter(({ reading }) => !reading.unusual)
    .flatMap((reckoning) => reckoning.fields);
  const message =
    agreement.kind === 'unusual' ? unusualMessage(one, agreement.by, first) : misfitMessage(one, agreement.reckonings);
  const open = agreement.reckonings.some(({ blank }) => blank);
  const remark: Remark = {
    places: [statement.place],
    fields: [...new Set(fields)],
    severity: open ? lighterOf(severity, 'warning') : severity,
    ...(open ? { cause: 'undecided' as const } : {}),
    expected: first.value,
    actual: statement.value,
    message: scope ? { zh: `${message.zh}。${scope.zh}`, en: `${message.en}. ${scope.en}` } : message,
  };
  const clause = statement.kind === 'none' ? JSON.stringify([statement.quote, statement.place]) : undefined;
  return [{ key: `${subject.id} ${statement.value} ${severity}`, clause, quote: statement.quote, remark }];
}

/** How grave a statement is that does not fit; nothing where another statement shows that it speaks of something else. */
function severityOf(
  one: Compared,
  all: readonly Compared[],
  claim: Pick<StatementClaim, 'severity' | 'lighter'> & { readonly beyond: boolean; readonly report: Report },
): Severity | undefined {
  const { beyond, report } = claim;
  const { statement, agreement } = one;
  const fitting = all.filter((other) => other.subject.id === one.subject.id && other.agreement.kind === 'fits');
  const elsewhere = fitting.filter(({ statement: { scope } }) => scope !== statement.scope);
  if (elsewhere.some(({ statement: { scope } }) => scope !== null && statement.scope !== null)) return undefined;
  if (agreement.kind === 'unusual' || statement.approximate || beyond || elsewhere.length > 0) return 'info';
  const lightest = lighterOf(claim.severity, claim.lighter?.(statement, report) ?? claim.severity);
  return fitting.length > 0 ? lighterOf(lightest, besideFitting(statement, fitting)) : lightest;
}

const RECEIVED = 'applications.received.total';

/** Where the table of applications is all zeros beside a text that counts some, one finding says it. */
function isSaidByReceived({ subject }: Compared, claim: StatementClaim, report: Report): boolean {
  if (!subject.id.startsWith('applications.') || claim.id === 'statements/received') return false;
  const totals = report.readings.filter(({ field }) =>
    /^applications\.(?:received|outcomes\.total)\.total$/.test(field),
  );
  const none = totals.length > 0 && totals.every(({ value }) => value === 0);
  return (
    none && report.statements.some(({ about, value, kind }) => about === RECEIVED && kind === 'count' && value > 0)
  );
}

/** Beside one that fits, another number is a contradiction; fewer 受理 than 收到 need not be. */
function besideFitting({ quote, value }: Statement, fitting: readonly Compared[]): Severity {
  const fewer = fitting.every((other) => value < other.statement.value);
  const admitted = /受理/.test(quote) && fitting.every((other) => !/受理/.test(other.statement.quote));
  return fewer && admitted ? 'info' : 'warning';
}

/** Of what the table of an organ speaks: a government's may be of the office alone or of all; an office's is either. */
const TABLE_MAY_BE_LARGER: readonly (OrganLevel | null)[] = ['government', 'committee', 'office', null];
const TABLE_MAY_BE_SMALLER: readonly (OrganLevel | null)[] = ['office', 'department', null];
const OWN_ONLY = /本级|机关/;

/** Why the number may be of a smaller or a larger circle than the table; nothing where it is of the same. */
function scopeNote(
  { scope, value, quote }: Statement,
  reckonings: readonly Reckoning[],
  { organ }: Report,
): Message | undefined {
  const values = reckonings.flatMap((reckoning) => reckoning.value ?? []);
  const level = organ ? organOf(organ.value).level : null;
  const smaller = TABLE_MAY_BE_LARGER.includes(level) || OWN_ONLY.test(quote);
  if (scope === 'part' && smaller && values.some((other) => other > value)) return PART;
  if (scope === 'whole' && TABLE_MAY_BE_SMALLER.includes(level) && values.some((other) => other < value)) return WHOLE;
  return undefined;
}

/** The same number said several times is one remark with several places; so is what one clause says there is none of. */
function merged(remarks: readonly Grouped[]): readonly Remark[] {
  const numbers = [...Map.groupBy(remarks, ({ key }) => key).values()].flatMap((group) => joined(group, false));
  return [...Map.groupBy(numbers, ({ clause, key }) => clause ?? key).values()]
    .flatMap((group) => joined(group, true))
    .map(({ remark }) => remark);
}

/** The first remark of a group with the places of all, and where they are of one clause, with what all say. */
function joined(group: readonly Grouped[], ofClause: boolean): readonly Grouped[] {
  const [first, ...others] = group;
  if (!first) return [];
  const { remark } = first;
  const message = ofClause ? others.reduce((said, other) => andAlso(said, other), remark.message) : remark.message;
  const fields = distinct(group.flatMap((one) => one.remark.fields ?? []));
  const places = distinct(group.flatMap((one) => one.remark.places ?? []));
  const severity = SEVERITIES.find((grave) => group.some((one) => one.remark.severity === grave));
  return [{ ...first, remark: { ...remark, ...(severity ? { severity } : {}), fields, places, message } }];
}

/** What is said of the same clause, without quoting it again. */
function andAlso({ zh, en }: Message, { quote, remark }: Grouped): Message {
  const also = remark.message;
  return {
    zh: `${zh}；${also.zh.replace(`正文“${quoted(quote)}”，`, '')}`,
    en: `${en}; ${also.en.replace(`The text "${quoted(quote)}" states`, 'it states')}`,
  };
}

/** Each once; places are compared by what they say. */
export function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

/** Several verdicts of one rule in one: what is wrong in any; nothing wrong where one of them could tell. */
export function together(verdicts: readonly Verdict[]): Verdict {
  const told = verdicts.flatMap((verdict) => ('missing' in verdict ? [] : [verdict]));
  if (told.length > 0) return told.flat();
  return { missing: distinct(verdicts.flatMap((verdict) => ('missing' in verdict ? verdict.missing : []))) };
}

/** Whether two statements stand in the same paragraph. */
export function sameParagraph(a: Statement, b: Statement): boolean {
  return JSON.stringify(a.place) === JSON.stringify(b.place);
}
