import type { Profile } from './profile.ts';
import type { Report } from './report/report.ts';

/** A report with the name of its source. */
export interface Sibling {
  /** The path of the source as given, with `/`. */
  readonly path: string;
  readonly report: Report;
}

/** The reports that one may be compared with. */
export interface Related {
  /** The report of the same organ on the year before. */
  readonly last: Sibling | null;
  /** Other reports of the same organ on the same year. */
  readonly versions: readonly Sibling[];
  /** The years for which there is a report of the organ, ascending. */
  readonly years: readonly number[];
  /** Reports on the same year of the organs that the profile says belong to this one. */
  readonly members: readonly Sibling[];
  /** Of a government: the report of its own office on the same year. */
  readonly office: Sibling | null;
  /** Reports of other organs whose text may be nearly the same. */
  readonly alike: readonly Sibling[];
}

/** A report, and what it is judged with. */
export interface Case extends Sibling {
  readonly profile: Profile;
  /** `null` where the report is judged by itself. */
  readonly related: Related | null;
}
