import type { Audit } from '../../audit.ts';
import { decimal } from '../../export/csv.ts';
import { FIELD_BY_NAME, fieldTitle } from '../../report/fields.ts';
import type { Reading } from '../../report/report.ts';
import { inColumns, type Paint, printable } from '../terminal.ts';
import { type Language, WORDS } from '../words.ts';
import { noteLines } from './notes.ts';

/** One value of a report with all that is known of it. */
export function fieldText({ report, findings }: Audit, field: string, language: Language, paint: Paint): string {
  const words = WORDS[language];
  const extra = report.extras.find((row) => row.readings.some((reading) => reading.field === field));
  const reading = [...report.readings, ...(extra?.readings ?? [])].find((candidate) => candidate.field === field);
  const known = FIELD_BY_NAME.get(field);
  const title = known ? fieldTitle(known) : extra?.label;
  const notes = findings.filter((finding) => finding.fields.includes(field));
  const lines = [
    paint('bold', field),
    ...(title ? [printable(title)] : []),
    ...(reading ? readingLines(reading, language, paint) : [words.notOfEdition]),
    ...notes.flatMap((finding, index) => noteLines(finding, index + 1, language, paint)),
  ];
  return `${lines.join('\n')}\n`;
}

function readingLines(reading: Reading, language: Language, paint: Paint): readonly string[] {
  const { cell, state, place } = WORDS[language];
  const line = (name: string, text: string) => `${paint('dim', inColumns(name, 12))}${text}`;
  return [
    line(cell.value, reading.value === null ? 'null' : decimal(reading.value)),
    line(cell.raw, JSON.stringify(printable(reading.raw))),
    line(cell.state, state[reading.state]),
    line(cell.method, reading.method),
    line(cell.confidence, decimal(reading.confidence)),
    line(cell.place, reading.place ? printable(place(reading.place)) : '–'),
  ];
}
