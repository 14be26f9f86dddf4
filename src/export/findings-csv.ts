import { VERDICTS } from '../decision.ts';
import { type Finding, type Message, SEVERITIES } from '../finding.ts';
import type { CsvTable, CsvValue } from './csv.ts';
import type { DecidedFinding, Filed } from './filed.ts';
import { ORGAN, PATH, YEAR } from './reports-csv.ts';

/** One row a finding: what a rule found wrong, or what the reader is not sure of. */
export const FINDINGS: CsvTable = {
  name: 'findings',
  title: '问题',
  pathsIn: 'reports',
  columns: [
    PATH,
    ORGAN,
    YEAR,
    { name: 'rule', type: 'string', required: true, title: '规则' },
    { name: 'severity', type: 'string', required: true, title: '级别', values: SEVERITIES },
    {
      name: 'cause',
      type: 'string',
      required: true,
      title: '原因',
      description: 'report: the report is wrong; reading: it may have been misread; undecided',
      values: ['report', 'reading', 'undecided'],
    },
    {
      name: 'fields',
      type: 'string',
      title: '字段',
      description: 'The fields concerned, the most suspect first, separated by a space',
    },
    {
      name: 'expected',
      type: 'string',
      mixed: true,
      title: '应为',
      description: 'A number where the rule computes one',
    },
    { name: 'actual', type: 'string', mixed: true, title: '实为', description: 'A number where the report prints one' },
    { name: 'message', type: 'string', title: '说明', description: 'In the language of --lang' },
    { name: 'basis', type: 'string', title: '依据', description: 'The clause or notice that the rule rests on' },
    {
      name: 'page',
      type: 'integer',
      title: '页码',
      description: 'Of the first place, where the source has pages',
      minimum: 1,
    },
    { name: 'profile', type: 'string', title: '规则配置', description: 'The profile of rules that was used' },
    {
      name: 'decision',
      type: 'string',
      title: '复核结论',
      description: 'What a person decided on it in the audit pages; empty where nothing was decided',
      values: VERDICTS,
    },
    { name: 'decision_note', type: 'string', title: '复核说明' },
    { name: 'decided_by', type: 'string', title: '复核人' },
    { name: 'decided_at', type: 'string', title: '复核时间', description: 'ISO date and time' },
  ],
};

export interface FindingsOptions {
  readonly language: keyof Message;
  /** The name of the profile. */
  readonly profile: string;
}

export function findingRows(
  { source, organ, year, findings }: Filed,
  { language, profile }: FindingsOptions,
): readonly (readonly CsvValue[])[] {
  const head = [source.path, organ, year];
  return findings.map((finding) => [
    ...head,
    ...findingColumns(finding, language),
    profile,
    ...decisionColumns(finding),
  ]);
}

function decisionColumns({ decision }: DecidedFinding): readonly CsvValue[] {
  return decision ? [decision.verdict, decision.note, decision.by, decision.at] : [null, null, null, null];
}

function findingColumns(finding: Finding, language: keyof Message): readonly CsvValue[] {
  const { rule, severity, cause, fields, expected, actual, message, basis, places } = finding;
  const [place] = places;
  const page = place && 'page' in place ? place.page : null;
  return [rule, severity, cause, fields.join(' '), expected, actual, message[language], basis, page];
}
