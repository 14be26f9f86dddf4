import type { Document, Place } from '../document.ts';
import type { Finding } from '../finding.ts';
import { doubt } from './doubts.ts';
import type { Edition } from './edition.ts';
import { EDITIONS } from './editions/index.ts';
import { type Head, readHead } from './head.ts';
import { withLooseTables } from './loose-cells.ts';
import { otherReports } from './other-report.ts';
import { withOwnYear } from './own-year.ts';
import { disputed, settle } from './recognised.ts';
import type { ReadResult, Report } from './report.ts';
import { withTablesReshaped } from './reshaped.ts';
import { readNarrative } from './sections.ts';
import { readStatements } from './statements/read.ts';
import { readTables, type TablesRead } from './tables.ts';
import { doubted, warningDoubts } from './warnings.ts';

/** From a document to typed, placed values, and what the reader is not sure of. Pure. */
export function readReport(source: Document, editions: readonly Edition[] = EDITIONS): ReadResult {
  const whole = withTablesReshaped(withLooseTables(source));
  const head = readHead(whole);
  const { document, findings } = withOwnYear(whole, head.year?.value);
  const tables = settled(bestFit(readTables(document, editions), head));
  const nothing = tables.readings.every((reading) => reading.state === 'absent');
  const narrative = readNarrative(document, tables.edition.sections, head.title);
  const report: Report = {
    ...head,
    edition: nothing ? null : tables.edition.id,
    readings: nothing ? [] : doubted(document, tables.readings),
    extras: nothing ? [] : tables.extras,
    ...narrative,
    statements: readStatements(narrative, head.year?.value),
  };
  const ofSource = warningDoubts(document, tables.findings, report.readings);
  const ofOthers = otherReports(document, head, report.readings);
  const ofTables = [...tables.findings, ...(nothing ? [] : substitutes(tables))];
  return { report, doubts: [...ofSource, ...findings, ...ofTables, ...ofOthers] };
}

/** Of editions that fit alike, the one in force in the report's year, else the newest. */
function bestFit(read: readonly TablesRead[], { year }: Head): TablesRead {
  const best = read.filter((tables) => tables.fit === read[0]?.fit);
  const inForce = best.find(({ edition: { years } }) => {
    return year !== null && years.from <= year.value && year.value <= (years.to ?? Number.POSITIVE_INFINITY);
  });
  const chosen = inForce ?? best.toSorted((a, b) => b.edition.years.from - a.edition.years.from)[0];
  if (!chosen) throw new TypeError('Expected at least one edition to read against');
  return chosen;
}

/** The places of cells of a picture that a second reader is to be asked about. */
export function disputedPlaces({ edition, readings }: Report): ReadonlySet<Place> {
  const used = EDITIONS.find(({ id }) => id === edition);
  return used && readings.some(({ recognition }) => recognition) ? disputed(readings, used) : new Set();
}

/** Cells of a picture have a value only where it is certain. */
function settled(tables: TablesRead): TablesRead {
  const { readings, findings } = settle(tables.readings, tables.edition);
  return { ...tables, readings, findings: [...tables.findings, ...findings] };
}

/** One row in place of several of the form's: said, because the sums then run over other rows. */
function substitutes({ readings, edition }: TablesRead): readonly Finding[] {
  return edition.parts.flatMap((part) =>
    part.rows
      .filter((row) => row.replaces && readings.some((reading) => reading.field.startsWith(`${part.path}.${row.id}.`)))
      .map((row) => {
        const title = `${row.ordinal ?? ''}${row.label}`;
        const count = row.replaces?.length ?? 0;
        const fields = readings.filter((r) => r.field.startsWith(`${part.path}.${row.id}.`)).map((r) => r.field);
        const places = readings.flatMap((r) => (r.field === fields[0] && r.place ? [r.place] : []));
        const detail = {
          zh: `“${title}”只印一行，格式为${count}行`,
          en: `"${title}" is one row where the form has ${count}`,
        };
        return doubt('structure/merged-rows', { detail, fields, places });
      }),
  );
}
