/** What databases say differently. */
export interface Dialect {
  /** The type of a key that the database counts up. */
  readonly identity: string;
  /** What follows a table that is only ever read in the order of its key. */
  readonly clustered: string;
}

/**
 * The tables, in steps: each takes a ledger from one version of the schema to the next. A step that was ever released is
 * not changed; a change is a step more.
 */
export function migrations({ identity, clustered }: Dialect): readonly (readonly string[])[] {
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
        path text not null,
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
        title text,
        organ text,
        year integer,
        edition text,
        rules_passed integer,
        rules_failed integer,
        rules_not_assessed integer,
        finding_count integer,
        judged_together integer not null default 0,
        unique (path, nth)
      )`,
      `create table records (
        source_id bigint primary key references sources (id) on delete cascade,
        line text not null
      )`,
      `create table cells (
        source_id bigint not null references sources (id) on delete cascade,
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
        source_id bigint not null references sources (id) on delete cascade,
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
      'create index sources_organ on sources (organ, year)',
      'create index sources_year on sources (year)',
      'create index sources_edition on sources (edition)',
      'create index sources_medium on sources (medium)',
      'create index sources_together on sources (judged_together) where judged_together = 1',
      'create index findings_rule on findings (rule)',
      'create index findings_severity on findings (severity)',
      "create index cells_unreadable on cells (source_id) where state = 'unreadable'",
    ],
    // The same bytes are often read by several engines, one after another, and under names of other endings.
    ['drop index sources_content', 'create index sources_content on sources (sha256, engine_key, ending, id)'],
  ];
}
