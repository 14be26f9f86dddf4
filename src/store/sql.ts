/** For so many sources at a time the parts of their reports are asked; where there are fewer, the others are `null`. */
export const ASKED_AT_ONCE = 40;

const SOURCES = Array.from({ length: ASKED_AT_ONCE }, () => '?').join(', ');

const FINDING = 'rule, severity, cause, fields, expected, actual, message_zh, message_en, basis, places, also';

const COUNTED = 'standing = ?, errors = ?, warnings = ?, infos = ?, open_findings = ?, marks = ?, decided = ?';
const SUMMED = `received = ?, granted = ?, denied = ?, review = ?, litigation = ?, words = ?, ${COUNTED}`;

/** The statements of a ledger, with `?` for what is filled in. SQLite and PostgreSQL both take them. */
export const SQL = {
  recall: 'select value from ledger where name = ?',
  remember: 'insert into ledger (name, value) values (?, ?) on conflict (name) do update set value = excluded.value',

  lastRun: 'select id, owner, state, settings from runs order by id desc limit 1',
  newest: 'select max(id) as id from runs',
  beginRun:
    "insert into runs (engine_key, settings, owner, started_at, state) values (?, ?, ?, ?, 'running') returning id",
  endRun: 'update runs set state = ?, ended_at = ? where id = ?',

  known: `select id, run_id, status, sha256, engine_key, ending, told, beside, attempts, allowed_seconds, milliseconds, problem,
    finding_count, stamp from sources where path = ? and nth = ?`,
  // Nothing where it was put already, and the answer lost.
  newSource:
    'insert into sources (path, nth, run_id, position) values (?, ?, ?, ?) on conflict do nothing returning id',
  keepSource: `update sources set run_id = ?, position = coalesce(?, position), done_run = ?
    where id = ? and run_id <= ?`,
  stampSource: 'update sources set stamp = ? where id = ?',
  // Of the last run alone: one that another took over from would put sources under the wrong run.
  putSource: `update sources set run_id = ?, position = coalesce(?, position), done_run = ?, read_run = ?, revision = revision + 1, status = ?, sha256 = ?, engine_key = ?,
    ending = ?, told = ?, beside = ?, attempts = ?, allowed_seconds = ?, milliseconds = ?, problem = ?, message = ?, bytes = ?,
    medium = ?, reading = ?, pages = ?, address = ?, captured_at = ?, linked_from = ?, title = ?, organ = ?, year = ?, edition = ?, rules_passed = ?, rules_failed = ?,
    rules_not_assessed = ?, finding_count = ?, judged_together = 0, ${SUMMED}
    where id = ? and (select max(id) from runs) = ? returning revision`,

  putRecord: 'insert into records (source_id, line, cells) values (?, ?, ?)',
  dropRecord: 'delete from records where source_id = ?',
  dropFindings: 'delete from findings where source_id = ?',
  putFinding: `insert into findings (source_id, position, rule, severity, cause, fields, expected, actual, message_zh,
    message_en, basis, page, places, also, again, verdict) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,

  find: `select id from sources where sha256 = ? and engine_key = ? and ending = ? and beside = '{}'
    and (problem is null or problem not in ('timeout', 'internal', 'not-a-report')) order by id limit 1`,
  source: 'select * from sources where id = ?',
  cells: 'select cells from records where source_id = ?',
  findings: `select ${FINDING} from findings where source_id = ? order by position`,
  recordsOf: `select source_id, line, cells from records where source_id in (${SOURCES})`,
  findingsOf: `select source_id, ${FINDING} from findings where source_id in (${SOURCES}) order by source_id, position`,

  done: 'select * from sources where run_id = ? and done_run = ? and position > ? order by position limit 1000',
  doneCount: 'select count(*) as sources from sources where run_id = ? and done_run = ?',
  revisions: 'select id, revision from sources where run_id = ? and done_run = ? order by position',
  absent: 'select count(*) as absent from sources where run_id <> ?',
  slowest: `select path, milliseconds from sources where run_id = ? and read_run = ? and milliseconds > 0
    order by milliseconds desc, path limit ?`,

  withContent: `select id, line from sources join records on source_id = id
    where path = ? and sha256 = ? and status = 'read'`,
  together: 'select id from sources where judged_together = 1',
  judge: `update sources set rules_passed = ?, rules_failed = ?, rules_not_assessed = ?, finding_count = ?, judged_together = ?
    where id = ?`,

  record: 'select line, judgement from records where source_id = ?',
  putJudgement: 'update records set judgement = ? where source_id = ?',
  revise: 'update sources set revision = revision + 1 where id = ?',
  sumUp: `update sources set ${SUMMED} where id = ?`,
  count: `update sources set ${COUNTED} where id = ?`,
  dropVerdicts: 'update findings set verdict = null where source_id = ? and verdict is not null',
  putVerdict: 'update findings set verdict = ? where source_id = ? and position = ?',

  // What holds for a source: said of the same bytes, or of the same path.
  decisions: `select * from decisions where taken_back_at is null and (sha256 = ? or path = ?) order by id`,
  sameSources: `select id from sources where status = 'read' and (sha256 = ? or path = ?) order by id`,
  logDecision: `insert into decisions (decided_at, decided_by, note, kind, sha256, path, organ, year, subject, rule,
    read_value, read_raw, read_state, read_method, read_confidence, value, state)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  takeBack: 'update decisions set taken_back_by = ?, taken_back_at = ? where id = ?',
} as const;
