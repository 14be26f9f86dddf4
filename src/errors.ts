/** Why a source gave no report. These words stand in `failures.csv`. */
export type DocumentProblem =
  | 'not-found'
  | 'no-permission'
  | 'empty'
  | 'too-large'
  | 'unsupported-format'
  | 'encrypted'
  | 'damaged'
  | 'needs-ocr'
  /** It is readable, and something else: no failure. */
  | 'not-a-report'
  | 'timeout'
  | 'internal';

/** This one source cannot be read. A run records it and goes on. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
  readonly problem: DocumentProblem;

  /** @param message what is wrong, where, and what to do */
  constructor(problem: DocumentProblem, message: string, options?: ErrorOptions) {
    super(message, options);
    this.problem = problem;
  }
}
