import type { Severity } from '../../../finding.ts';
import { SEVERITIES } from '../../../finding.ts';
import type { CellState } from '../../../report/report.ts';
import { CELLS } from '../../cells-csv.ts';
import type { CsvValue } from '../../csv.ts';
import { correctedCells } from '../../decided.ts';
import type { Filed } from '../../filed.ts';
import type { SheetCell } from './cell.ts';

/** A cell of the form as a report has it. */
export interface FormCell {
  readonly value: number | null;
  readonly raw: string;
  readonly state: CellState;
  readonly confidence: number;
  /** Whether a person said what stands there. */
  readonly isCorrected: boolean;
}

/** Before the columns of a filed cell stand `path, organ, year`. */
const AT = new Map(CELLS.columns.map(({ name }, index) => [name, index - 3]));

function column(cell: readonly CsvValue[], name: string): CsvValue {
  return cell[AT.get(name) ?? -1] ?? null;
}

/** The state of a filed cell. */
export function stateOf(cell: readonly CsvValue[]): CellState {
  return column(cell, 'state') as CellState;
}

/** The cells of a report by field. */
export function formCells(report: Filed): ReadonlyMap<string, FormCell> {
  return new Map(
    correctedCells(report).map((cell) => [
      String(column(cell, 'field')),
      {
        value: column(cell, 'value') as number | null,
        raw: String(column(cell, 'raw') ?? ''),
        state: stateOf(cell),
        confidence: Number(column(cell, 'confidence')),
        isCorrected: column(cell, 'method') === 'corrected',
      },
    ]),
  );
}

/** The gravest finding on each field that a finding names first. */
export function gravest({ findings }: Filed): ReadonlyMap<string, Severity> {
  const byField = new Map<string, Severity>();
  for (const { fields, severity } of findings) {
    const [field] = fields;
    if (field === undefined) continue;
    const known = byField.get(field);
    if (!known || SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(known)) byField.set(field, severity);
  }
  return byField;
}

/** A cell of the form in a sheet: no two states look alike, and none but a number is one. */
export function formCell(cell: FormCell | undefined, severity: Severity | undefined): SheetCell {
  if (!cell) return { value: null, style: 'foreign' };
  const { value, raw, state, confidence, isCorrected } = cell;
  switch (state) {
    case 'number':
      return numberIn({ value, raw, confidence, isCorrected }, severity);
    case 'blank':
      return { value: null, style: marked('blank', severity) };
    case 'dash':
      return { value: raw, style: 'dash' };
    case 'unreadable':
      return { value: raw === '' ? '？' : `？ ${raw}`, style: 'unreadable' };
    case 'absent':
      return { value: '缺项', style: 'absent' };
    case 'text':
      return { value: raw, style: 'noNumber' };
  }
}

function numberIn(
  { value, raw, confidence, isCorrected }: Omit<FormCell, 'state'>,
  severity: Severity | undefined,
): SheetCell {
  if (value === null || !Number.isFinite(value)) return { value: raw, style: 'noNumber' };
  const style = marked('value', severity);
  if (style !== 'value') return { value, style };
  return { value, style: isCorrected ? 'valueCorrected' : confidence < 1 ? 'valueDoubtful' : style };
}

function marked<Name extends 'value' | 'blank'>(name: Name, severity: Severity | undefined) {
  if (severity === 'error') return `${name}Error` as const;
  return severity === 'warning' ? (`${name}Warning` as const) : name;
}
