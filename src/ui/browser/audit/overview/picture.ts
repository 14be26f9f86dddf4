/** Numbers to be drawn or put into a table: the same for both. */
export interface Picture {
  readonly title: string;
  /** `bars` stand, `rows` lie: they have room for long labels. */
  readonly kind: 'bars' | 'rows' | 'line';
  /** What the labels are, for the head of the table. */
  readonly of: string;
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  /** How many of the labels are drawn; the table has all. */
  readonly drawn?: number;
  /** Numbers for the table only. */
  readonly beside?: readonly Omit<Series, 'colour'>[];
  /** Where a number leads; `null` where no filter has it. */
  readonly to: (label: number, series: number) => string | null;
}

export interface Series {
  readonly name: string;
  /** A custom property. */
  readonly colour: string;
  readonly values: readonly (number | null)[];
}
