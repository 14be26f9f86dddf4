import type { ReportView } from '../../../api.ts';
import type { Marked } from '../marks.ts';
import type { Words } from '../words.ts';

/** What every view of an original is told. */
export interface OriginalProps {
  readonly view: ReportView;
  readonly words: Words;
  readonly marked: Marked;
  /** A cell was chosen on the original. */
  readonly onField: (field: string) => void;
}
