/**
 * What the audit pages and their server say to each other: JSON over HTTP, the same names as in the exports. Plain data;
 * imported by both ends, so nothing of Node or of the browser is in it.
 */
import type { Source } from '../audit.ts';
import type { CellRead, FindingDecision, Signed, Verdict } from '../decision.ts';
import type { Place } from '../document.ts';
import type { DocumentProblem } from '../errors.ts';
import { type Finding, type Message, SEVERITIES, type Severity } from '../finding.ts';
import type { CellState, Statement } from '../report/report.ts';

export { VERDICTS } from '../decision.ts';
export type { CellRead, FindingDecision, Signed, Verdict };

/** A cell that a person corrected: `read` is what the program had read, which stays. */
export interface CellCorrection extends Signed {
  readonly read: CellRead;
}

/** A correction that was made on other bytes of the source, whose cell reads otherwise now: it does not apply. */
export interface LapsedCorrection extends CellCorrection {
  readonly field: string;
  readonly value: number | null;
  readonly state: CellState;
}

export interface CellView extends CellRead {
  readonly field: string;
  readonly place: Place | null;
  readonly correction: CellCorrection | null;
}

export interface FindingView extends Finding {
  /** What the finding is about; the same in every later run that finds the same. */
  readonly key: string;
  readonly decision: FindingDecision | null;
}

/**
 * How the original can be shown. `pdf`: its bytes; `html`: its markup, made inert; `image`: as PNG or JPEG; `text`: its
 * lines; `gone`: it is not where it was, or was changed since it was read.
 */
export type OriginalKind = 'pdf' | 'html' | 'image' | 'text' | 'gone';

/** A report with all that is known of it. */
export interface ReportView {
  /** Its number in the ledger. */
  readonly id: number;
  readonly source: Source;
  readonly title: string | null;
  readonly organ: string | null;
  readonly year: number | null;
  readonly edition: string | null;
  readonly published_on: string | null;
  readonly cells: readonly CellView[];
  readonly findings: readonly FindingView[];
  readonly statements: readonly Statement[];
  readonly outcomes: { readonly passed: number; readonly failed: number; readonly not_assessed: number };
  readonly original: OriginalKind;
  readonly lapsed: readonly LapsedCorrection[];
  /**
   * Whether cells of this organ were corrected since its reports were compared with others: what that comparison found is
   * kept, and not judged anew before the next `ogi check`.
   */
  readonly outdated: boolean;
  /** The number of the decision that an undo takes back; `null` where there is none. */
  readonly last_decision: number | null;
  /** Reports of the same organ, this one included, by year. */
  readonly years: readonly { readonly id: number; readonly year: number | null }[];
}

/** What became of a source. */
export type SourceState = 'read' | 'failed' | 'not-a-report';

/** Which sources are meant; what is left out does not restrict. Also the query of a page's address. */
export interface Filter {
  /** Words in organ, title or path. */
  readonly search?: string;
  readonly organ?: string;
  readonly year?: number;
  readonly edition?: string;
  readonly medium?: Source['medium'];
  readonly state?: SourceState;
  readonly rule?: string;
  readonly severity?: Severity;
  /** How grave the gravest finding is. */
  readonly standing?: Standing;
  readonly cause?: Finding['cause'];
  /** `open`: with a finding on which nothing was decided. */
  readonly decision?: Verdict | 'open';
}

export const SORTS = ['organ', 'year', 'title', 'path', 'findings', 'severity'] as const;

export interface ListQuery extends Filter {
  readonly sort?: (typeof SORTS)[number];
  readonly order?: 'asc' | 'desc';
  /** From 1. */
  readonly page?: number;
}

/** How many rows a page has. */
export const PAGE_SIZE = 50;

export type Counts = Readonly<Record<Severity, number>>;

/** A source in the list. */
export interface ListRow {
  readonly id: number;
  readonly path: string;
  readonly title: string | null;
  readonly organ: string | null;
  readonly year: number | null;
  readonly edition: string | null;
  readonly medium: Source['medium'] | null;
  readonly reading: Source['reading'] | null;
  readonly state: SourceState;
  readonly problem: DocumentProblem | null;
  readonly message: string | null;
  readonly findings: Counts;
  /** Findings on which nothing was decided. */
  readonly open: number;
}

export interface ListPage {
  readonly rows: readonly ListRow[];
  readonly total: number;
  readonly page: number;
}

/** How grave the gravest finding of a report is; `clean` where there is none. */
export const STANDINGS = [...SEVERITIES, 'clean'] as const;
export type Standing = (typeof STANDINGS)[number];

export interface Overview {
  readonly sources: Readonly<Record<SourceState, number>>;
  readonly years: readonly ({ readonly year: number | null } & Readonly<Record<Standing, number>>)[];
  readonly editions: readonly { readonly edition: string | null; readonly reports: number }[];
  readonly media: readonly { readonly medium: Source['medium']; readonly reports: number }[];
  /** By rule: how many findings, in how many reports, and on how many nothing was decided. */
  readonly rules: readonly {
    readonly rule: string;
    readonly severity: Severity;
    readonly findings: number;
    readonly reports: number;
    readonly open: number;
  }[];
  /** Sums over the reports of a year; `reports` says over how many. */
  readonly trends: readonly {
    readonly year: number;
    readonly trend: Trend;
    readonly sum: number;
    readonly reports: number;
  }[];
}

/** What is shown as trends: each the sum of fields. A report counts only where it prints all of them. */
export const TRENDS = {
  received: ['applications.received.total'],
  granted: ['applications.outcomes.granted.total', 'applications.outcomes.partially_granted.total'],
  denied: [
    'state_secret',
    'prohibited_by_law',
    'endangers_security_or_stability',
    'third_party_rights',
    'internal_affairs',
    'process_information',
    'enforcement_case_file',
    'administrative_inquiry',
  ].map((ground) => `applications.outcomes.denied.${ground}.total`),
  review: ['review.total'],
  litigation: ['litigation.direct.total', 'litigation.after_review.total'],
} as const;
export type Trend = keyof typeof TRENDS;

/** A page of organs × years. */
export interface HeatMap {
  readonly years: readonly number[];
  readonly organs: readonly {
    readonly organ: string;
    /** One for each year, `null` where no report is there. */
    readonly cells: readonly ({ readonly id: number; readonly standing: Standing; readonly findings: number } | null)[];
  }[];
  readonly total: number;
  readonly page: number;
}

/** A section of the narrative, tables left out. */
export interface SectionView {
  /** A section's id of the edition; `null` where the heading is none of the form's. */
  readonly id: string | null;
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

/** A report with its text, so that two can be compared. */
export interface HistoryReport extends ReportView {
  readonly sections: readonly SectionView[];
}

/** The reports of an organ over the years, the oldest first. */
export interface History {
  readonly organ: string;
  readonly reports: readonly HistoryReport[];
}

/** What is asked when a person decides on a finding; `verdict: null` takes the decision back. */
export interface DecideRequest {
  readonly key: string;
  readonly verdict: Verdict | null;
  readonly note: string;
  /** @default the reviewer of the session */
  readonly by?: string;
}

/** What is asked when a person corrects a cell; `value: null` with a state other than `number` says what stands there. */
export interface CorrectRequest {
  readonly field: string;
  readonly value: number | null;
  readonly state: CellState;
  readonly note: string;
  /** @default the reviewer of the session */
  readonly by?: string;
}

/** What is asked when a person takes back the last decision on a report. */
export interface UndoRequest {
  /** @default the reviewer of the session */
  readonly by?: string;
  /** The decision that is meant: refused where it is no longer the last. */
  readonly id?: number;
}

/** A report in a notice: its confirmed findings. */
export interface NoticeReport {
  readonly id: number;
  readonly organ: string | null;
  readonly year: number | null;
  readonly title: string | null;
  readonly path: string;
  readonly findings: readonly FindingView[];
}

export interface Notice {
  readonly reports: readonly NoticeReport[];
  /** Reports of the selection without a confirmed finding. */
  readonly without: number;
  /** Reports with a confirmed finding that are left out, as there are too many. */
  readonly left: number;
}

/** Of the run that is shown. */
export interface Session {
  readonly version: string;
  readonly readOnly: boolean;
  /** The name under which decisions are logged unless the page gives another. */
  readonly reviewer: string;
  readonly out: string;
}

/** What the server says where it cannot do what was asked. */
export interface Refusal {
  readonly message: Message;
}

/**
 * The addresses. GET: `session`, `overview`, `heat`, `reports`, `report`, `original`, `history`, `notice`, `download`;
 * POST: `decide`, `correct`, `undo`, each giving the `ReportView` as it is then.
 */
export const PATHS = {
  session: '/api/session',
  /** Takes a `Filter`. */
  overview: '/api/overview',
  /** Takes a `Filter` and `page`. */
  heat: '/api/heat',
  /** Takes a `ListQuery`. */
  reports: '/api/reports',
  /** Takes a `ListQuery` and `to=csv|xlsx`. */
  download: '/api/download',
  report: (id: number) => `/api/reports/${id}`,
  original: (id: number) => `/api/reports/${id}/original`,
  decide: (id: number) => `/api/reports/${id}/decide`,
  correct: (id: number) => `/api/reports/${id}/correct`,
  /** Takes back the last decision or correction on the report that was not taken back. */
  undo: (id: number) => `/api/reports/${id}/undo`,
  /** Takes `organ`. */
  history: '/api/history',
  /** Takes `id` (repeated), or a `Filter`. */
  notice: '/api/notice',
} as const;
