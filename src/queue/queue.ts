/** Statements for PostgreSQL, inside whatever transaction they belong to. */
export interface Statements {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

/** A job to be put: its place among the jobs of a run makes it the same job however often it is put. */
export interface NewJob<T> {
  readonly run: number;
  readonly place: number;
  /** Plain data. */
  readonly data: T;
}

/** A job in the hands of a worker, until it is completed or its lease ends. */
export interface Held<T> {
  readonly id: string;
  /** Where it was fetched from. */
  readonly from: string;
  /** How often it was in hand there before: who comes back late does not hold the later one. */
  readonly retryCount: number;
  readonly data: T;
}

/** How many jobs there are. */
export interface JobCounts {
  readonly waiting: number;
  readonly running: number;
  /** Of those that wait or run, how many were in the hands of a worker that was lost. */
  readonly suspect: number;
  /** Jobs that were given up. */
  readonly dead: number;
}

/**
 * The work that machines share. A job is in the hands of one worker at a time, as long as that says so (`hold`). A job
 * whose worker was lost is suspect of it, and is to be done alone; after three tries it is given up: it is buried once, and
 * kept until it is revived.
 */
export interface JobQueue<T> {
  /** Puts jobs within a transaction; one that is there already stays as it is. */
  put(jobs: readonly NewJob<T>[], within: Statements): Promise<void>;
  /** Jobs that were in nobody's hands yet, in the order of their places. */
  fetch(most: number): Promise<readonly Held<T>[]>;
  /** One whose worker was lost. */
  fetchSuspect(): Promise<Held<T> | undefined>;
  /** One that was given up, handed out within a transaction so that it is filed as failed once. */
  bury(within: Statements): Promise<T | undefined>;
  /** Says that a worker is still at these. */
  hold(jobs: readonly Held<T>[]): Promise<void>;
  /** Takes a job as done within a transaction; where it is not in these hands any more, `false`: nothing of it counts. */
  complete(job: Held<T>, within: Statements): Promise<boolean>;
  counts(): Promise<JobCounts>;
  /** Jobs that were buried, the first ones. */
  dead(most: number): Promise<readonly T[]>;
  /** Lets those that were buried be tried again, their data changed, and gives how many there were. */
  revive(change: (data: T) => T): Promise<number>;
  /** Forgets all jobs. */
  clear(): Promise<void>;
  close(): Promise<void>;
}
