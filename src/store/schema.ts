import { SEVERITIES } from '../finding.ts';
import { TRENDS } from '../ui/api.ts';

/** What databases say differently. */
export interface Dialect {
  /** The type of a key that the database counts up. */
  readonly identity: string;
  /** What follows a table that is only ever read in the order of its key. */
  readonly clustered: string;
  /** The type of a text that is sorted by its code points. */
  readonly text: string;
  /** What holds rows of a source to it, where that costs little. */
  readonly partOf: string;
  /** Gives a row where the table `ledger` is there. */
  readonly ledgerTable: string;
  /**
   * Whether an index takes texts of any length and answers from itself alone. Where not, texts that a source brings are
   * found by their hashes.
   */
  readonly coveringIndexes: boolean;
  /** An expression: the rows of `cells` of a source as one text of JSON, given the columns of a row. */
  readonly cellsAsText: (columns: string) => string;
  /** What is selected from to have each element of `records.cells` as `cell` (JSON), with its number from 0 as `position`. */
  readonly eachCell: string;
}

/** The columns of a cell. In the ledger it is an array of them. */
const CELL_COLUMNS = [
  'field',
  'value',
  'raw',
  'state',
  'method',
  'confidence',
  'page',
  'x0',
  'y0',
  'x1',
  'y1',
  'selector',
] as const;

/** The columns of a cell that are no texts. */
const CELL_TYPES: Readonly<Record<string, string>> = {
  value: 'double precision',
  confidence: 'double precision',
  page: 'integer',
  x0: 'double precision',
  y0: 'double precision',
  x1: 'double precision',
  y1: 'double precision',
};

/**
 * The tables, in steps: each takes a ledger from one version of the schema to the next. A step that was ever released is
 * not changed; a change is a step more.
 */
export function migrations(dialect: Dialect): readonly (readonly string[])[] {
  const { identity, clustered, text, partOf, coveringIndexes } = dialect;
  const either = (covering: readonly string[], hashed: readonly string[]) => (coveringIndexes ? covering : hashed);
  return [
    [
      `create table runs (
        id ${identity},
        engine_key text not null,
        settings text not null,
        owner text not null,
        state text not null,
        started_at text not null,
        ended_at text
      )`,
      // What is listed or looked up all the time is apart from what is long.
      `create table sources (
        id ${identity},
        path ${text} not null,
        nth integer not null,
        run_id bigint not null references runs (id),
        position bigint not null,
        done_run bigint,
        read_run bigint,
        revision integer not null default 0,
        status text,
        sha256 text,
        engine_key text,
        ending text,
        told text,
        beside text,
        attempts integer,
        allowed_seconds double precision,
        milliseconds double precision,
        problem text,
        message text,
        bytes bigint,
        medium text,
        reading text,
        pages integer,
        address text,
        captured_at text,
        linked_from text,
        title ${text},
        organ ${text},
        year integer,
        edition text,
        rules_passed integer,
        rules_failed integer,
        rules_not_assessed integer,
        finding_count integer,
        judged_together integer not null default 0${coveringIndexes ? ',\n        unique (path, nth)' : ''}
      )`,
      ...either(
        [],
        [
          'create unique index sources_path on sources (md5(path), nth)',
          'create index sources_by_path on sources using hash (path)',
        ],
      ),
      `create table records (
        source_id bigint primary key ${partOf},
        line text not null
      )`,
      `create table cells (
        source_id bigint not null ${partOf},
        position integer not null,
        field text not null,
        value double precision,
        raw text not null,
        state text not null,
        method text not null,
        confidence double precision not null,
        page integer,
        x0 double precision,
        y0 double precision,
        x1 double precision,
        y1 double precision,
        selector text,
        primary key (source_id, position)
      ) ${clustered}`,
      // expected, actual, places and also are JSON; fields is separated by blanks.
      `create table findings (
        source_id bigint not null ${partOf},
        position integer not null,
        rule text not null,
        severity text not null,
        cause text not null,
        fields text not null,
        expected text not null,
        actual text not null,
        message_zh text not null,
        message_en text not null,
        basis text not null,
        page integer,
        places text not null,
        also text,
        primary key (source_id, position)
      ) ${clustered}`,
      'create index sources_run on sources (run_id, position)',
      'create index sources_content on sources (sha256)',
      ...either(
        ['create index sources_organ on sources (organ, year)'],
        ['create index sources_organ on sources using hash (organ)'],
      ),
      'create index sources_year on sources (year)',
      'create index sources_edition on sources (edition)',
      'create index sources_medium on sources (medium)',
      'create index sources_together on sources (judged_together) where judged_together = 1',
      'create index findings_rule on findings (rule)',
      'create index findings_severity on findings (severity)',
      "create index cells_unreadable on cells (source_id) where state = 'unreadable'",
    ],
    // The same bytes are often read by several engines, one after another, and under names of other endings.
    [
      'drop index sources_content',
      `create index sources_content on sources (sha256, engine_key, ${coveringIndexes ? 'ending, ' : ''}id)`,
    ],
    [
      // Only ever added to; what was taken back is marked.
      `create table decisions (
        id ${identity},
        decided_at text not null,
        decided_by text not null,
        note text not null,
        kind text not null,
        sha256 text not null,
        path text not null,
        organ text,
        year integer,
        subject text not null,
        rule text,
        read_value double precision,
        read_raw text,
        read_state text,
        read_method text,
        read_confidence double precision,
        value double precision,
        state text,
        taken_back_by text,
        taken_back_at text
      )`,
      'create index decisions_content on decisions (sha256)',
      `create index decisions_path on decisions ${coveringIndexes ? '(path)' : 'using hash (path)'}`,
      // What a report is judged by itself with its corrections.
      'alter table records add column judgement text',
      'alter table findings add column verdict text',
      // 1: a finding before it in the same report is of the same rule and severity.
      'alter table findings add column again integer not null default 0',
      `update findings set again = 1 where exists (select 1 from findings as other
        where other.source_id = findings.source_id and other.position < findings.position
        and other.rule = findings.rule and other.severity = findings.severity)`,
      // What sources are found by and added up by, kept with every change of theirs: see summary.ts.
      ...SUMMED.map((column) => `alter table sources add column ${column}`),
      `update sources set
        words = lower(coalesce(organ || '\n', '') || coalesce(title || '\n', '') || path),
        (standing, errors, warnings, infos, open_findings, marks) = (select ${COUNTED} from findings
          where source_id = sources.id),
        (${Object.keys(TRENDS).join(', ')}) = (select ${Object.values(TRENDS).map(summed).join(', ')} from cells
          where source_id = sources.id and field in (${Object.values(TRENDS).flat().map(quoted).join(', ')}))`,
      // What a page asks is answered from an index alone: a row of sources is long.
      ...['sources_year', 'sources_edition', 'sources_medium', 'findings_rule', 'findings_severity'].map(dropped),
      ...either(
        [
          'drop index sources_organ',
          `create index sources_listed on sources (organ, year, status, problem, edition, medium, standing, errors, warnings,
            infos, finding_count, marks, title, words)`,
        ],
        [],
      ),
      `create index sources_grouped on sources (year, edition, medium, status, problem, standing${coveringIndexes ? ', organ' : ''}, marks,
        ${Object.keys(TRENDS).join(', ')})`,
      'create index findings_grouped on findings (rule, severity, source_id, cause, verdict, again)',
    ],
    cellsTogether(dialect),
    // What the file of a source looked like when its bytes were those that are known: see `src/run/stamp.ts`.
    ['alter table sources add column stamp text'],
  ];
}

/** The cells of a report are put and asked for together: as one text they cost a tenth of what two hundred rows do. */
function cellsTogether({ cellsAsText, eachCell }: Dialect): readonly string[] {
  return [
    "alter table records add column cells text not null default '[]'",
    `update records set cells = ${cellsAsText(CELL_COLUMNS.join(', '))}`,
    'drop table cells',
    `create view cells as select source_id, position, ${CELL_COLUMNS.map(cellColumn).join(', ')} from ${eachCell}`,
  ];
}

function cellColumn(name: string, index: number): string {
  return `cast(cell ->> ${index} as ${CELL_TYPES[name] ?? 'text'}) as ${name}`;
}

const SUMMED = [
  'standing integer not null default 0',
  'errors integer not null default 0',
  'warnings integer not null default 0',
  'infos integer not null default 0',
  'open_findings integer not null default 0',
  'marks bigint not null default 0',
  'decided integer not null default 0',
  'words text',
  ...Object.keys(TRENDS).map((trend) => `${trend} double precision`),
];

const dropped = (index: string) => `drop index ${index}`;

const quoted = (text: string) => `'${text}'`;

/** Of findings on which nothing was decided yet: how grave the gravest is, their numbers by severity, how many are open, and their marks. */
const COUNTED = (() => {
  const severities = SEVERITIES.map(
    (severity) => `coalesce(sum(case when severity = '${severity}' then 1 else 0 end), 0)`,
  );
  const marks = SEVERITIES.flatMap((severity, s) =>
    ['report', 'reading', 'undecided'].map(
      (cause, c) =>
        `coalesce(max(case when severity = '${severity}' and cause = '${cause}' then ${2 ** ((s * 3 + c) * 3)} else 0 end), 0)`,
    ),
  );
  const standing = `coalesce(max(case severity when 'error' then 3 when 'warning' then 2 else 1 end), 0)`;
  return `${standing}, ${severities.join(', ')}, count(*), ${marks.join(' + ')}`;
})();

/** The sum of fields, where a number is printed for all of them. */
function summed(fields: readonly string[]): string {
  const wanted = `field in (${fields.map(quoted).join(', ')}) and value is not null`;
  return `case when sum(case when ${wanted} then 1 else 0 end) = ${fields.length}
    then sum(case when ${wanted} then value else 0 end) end`;
}
