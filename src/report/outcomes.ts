import { oncePer } from '../once.ts';
import type { Row } from './edition.ts';
import { EDITIONS } from './editions/index.ts';
import { WHO } from './editions/shared.ts';
import type { Report } from './report.ts';

/** The columns of table 3. */
export const COLUMNS = WHO;

/** The rows of 三、本年度办理结果 above its total as a report prints them: a row that stands for others in their stead. */
export const outcomeRows = oncePer(({ edition: id, readings }: Report): readonly Row[] => {
  const part = EDITIONS.find((edition) => edition.id === id)?.parts.find(({ path }) => path === 'applications');
  const rows = (part?.rows ?? []).filter((row) => row.id.startsWith('outcomes.') && row.id !== 'outcomes.total');
  const printed = rows.filter((row) => !row.replaces || readings.some(({ field }) => isOf(field, row)));
  const dropped = new Set(printed.flatMap((row) => row.replaces ?? []));
  return printed.filter((row) => !dropped.has(row.id));
});

function isOf(field: string, row: Row): boolean {
  return field.startsWith(`applications.${row.id}.`);
}
