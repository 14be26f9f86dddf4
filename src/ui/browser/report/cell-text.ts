import type { Severity } from '../../../finding.ts';
import { FIELD_BY_NAME, fieldTitle } from '../../../report/fields.ts';
import type { CellView } from '../../api.ts';
import type { Words } from './words.ts';

/** How a cell is shown: a state of its own for each thing that must not be taken for another. */
export type Look = CellView['state'] | 'zero';

export function lookOf({ state, value }: CellView): Look {
  return state === 'number' && value === 0 ? 'zero' : state;
}

/** What stands in a cell: never 0 for what is blank. */
export function shownText({ state, value, raw }: CellView): string {
  if (state === 'number') return String(value ?? '');
  if (state === 'blank') return '空';
  if (state === 'unreadable') return '?';
  return state === 'absent' ? '' : raw;
}

/** The official title of a field; its name where the form does not have it. */
export function titleOf(field: string): string {
  const known = FIELD_BY_NAME.get(field);
  return known ? fieldTitle(known) : field;
}

/** A cell for those who do not see it: what is seen, and what its look says. */
export function spokenText(cell: CellView, severity: Severity | undefined, words: Words): string {
  const look = lookOf(cell);
  const notes = [
    shownText(cell),
    look === 'number' ? '' : look === 'zero' ? words.zero : words.state[look],
    look === 'unreadable' ? cell.raw : '',
    cell.method === 'ocr' ? words.methods('ocr') : '',
    isUncertain(cell) ? words.uncertain : '',
    cell.correction ? words.corrected : '',
    severity ? words.severity[severity] : '',
  ];
  return `${titleOf(cell.field)}: ${notes.filter(Boolean).join(', ')}`;
}

export function isUncertain({ confidence, state, correction }: CellView): boolean {
  return confidence < 1 && state === 'number' && !correction;
}
