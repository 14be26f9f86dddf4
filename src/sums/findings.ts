import type { Broken, Cause, Finding, Message } from '../finding.ts';
import { FIELD_BY_NAME, rowTitle } from '../report/fields.ts';
import type { Reading } from '../report/report.ts';
import type { Correction, Defect } from './diagnosis.ts';
import type { Exchange } from './exchanges.ts';
import type { BrokenSum } from './sums.ts';

/** One defect of the sums as a finding: of the first rule it breaks, with the others listed. */
export function sumFinding(defect: Defect): Finding {
  const { broken, corrections } = defect;
  const [first, ...others] = broken;
  if (!first) throw new TypeError('Expected a defect that breaks a sum');
  const [correction] = corrections;
  const terms = orderedTerms(defect);
  return {
    rule: first.rule.id,
    severity: first.open ? 'warning' : first.rule.severity,
    cause: causeOf(terms, first.open && others.length === 0),
    fields: terms.map((term) => term.field),
    expected: correction ? correction.value : first.expected,
    actual: correction ? correction.reading.value : first.actual,
    message: messageOf(defect),
    basis: first.rule.basis,
    places: terms.flatMap((term) => (term.place ? [term.place] : [])),
    ...(others.length > 0 ? { also: others.map(inShort) } : {}),
  };
}

/** The cells to blame, then the totals, then what they are the totals of. */
function orderedTerms({ broken, corrections, exchange }: Defect): readonly Reading[] {
  const totals = broken.flatMap((sum) => sum.right);
  const parts = broken.flatMap((sum) => sum.left);
  const exchanged = exchange ? [...exchange.first, ...exchange.second] : [];
  return [...new Set([...corrections.map(({ reading }) => reading), ...exchanged, ...totals, ...parts])];
}

/** A broken sum as a finding lists it. */
export function inShort({ rule, expected, actual, ...sum }: BrokenSum): Broken {
  return { rule: rule.id, at: whereOf(sum), expected, actual };
}

/** The reading is to blame where it was in doubt; where blanks could explain it, nobody can tell. */
function causeOf(terms: readonly Reading[], open: boolean): Cause {
  if (terms.some((term) => term.state === 'number' && term.confidence < 1)) return 'reading';
  return open ? 'undecided' : 'report';
}

function messageOf(defect: Defect): Message {
  const sums = defect.broken.map(sumMessage);
  const lead = leadOf(defect);
  return {
    zh: lead.zh + sums.map(({ zh }) => zh).join('；'),
    en: lead.en + sums.map(({ en }) => en).join('; '),
  };
}

function sumMessage({ rule, expected, actual, open, ...sum }: BrokenSum): Message {
  const fill = (text: string) =>
    text.replace('{where}', whereOf(sum)).replace('{expected}', String(expected)).replace('{actual}', String(actual));
  const note = open ? { zh: '（其中有空白单元格）', en: ' (there are blank cells among them)' } : { zh: '', en: '' };
  return { zh: fill(rule.message.zh) + note.zh, en: fill(rule.message.en) + note.en };
}

/** What explains the sums, said before them. */
function leadOf({ by, broken, corrections, exchange }: Defect): Message {
  const [first, second] = corrections;
  if (exchange) return exchangeLead(exchange);
  if (first && second) return pairLead(first, second);
  if (first) {
    const { title, raw, value } = named(first);
    if (first.reading.value === null) {
      return {
        zh: `“${title}”空白，填${value}则下列各项相符：`,
        en: `"${title}" is blank; with ${value} all of these come out: `,
      };
    }
    return {
      zh: `“${title}”印作${raw}，改为${value}则下列各项相符：`,
      en: `"${title}" is printed as ${raw}; with ${value} all of these come out: `,
    };
  }
  if (by === 'columns' || by === 'rows') return oppositeLead(by, broken);
  return { zh: '', en: '' };
}

function exchangeLead({ of, first, second }: Exchange): Message {
  const [a, b] = [first, second].map(([cell]) => (cell ? lineTitle(cell, of) : ''));
  const kind = of === 'rows' ? '行' : '列';
  return {
    zh: `“${a}”与“${b}”两${kind}的数字互换后各项相符，可能填错了${kind}：`,
    en: `with the numbers of the ${of} "${a}" and "${b}" exchanged all of these come out: `,
  };
}

function lineTitle({ field }: Reading, of: Exchange['of']): string {
  const known = FIELD_BY_NAME.get(field);
  if (!known) return field;
  return of === 'columns' ? known.column.label : rowTitle(known.row) || known.part.label;
}

function pairLead(first: Correction, second: Correction): Message {
  const [a, b] = [named(first), named(second)];
  return {
    zh: `“${a.title}”印作${a.raw}，“${b.title}”印作${b.raw}，分别改为${a.value}、${b.value}则下列各项相符：`,
    en: `"${a.title}" is printed as ${a.raw} and "${b.title}" as ${b.raw}; with ${a.value} and ${b.value} all of these come out: `,
  };
}

function oppositeLead(by: 'columns' | 'rows', broken: readonly BrokenSum[]): Message {
  const places = [...new Set(broken.map(whereOf))].map((where) => `“${where}”`);
  const excess = Math.abs((broken[0]?.expected ?? 0) - (broken[0]?.actual ?? 0));
  const kind = by === 'columns' ? '列' : '行';
  return {
    zh: `${places.join('与')}两${kind}差额相反，可能有${excess}件填错了${kind}：`,
    en: `the ${by} ${places.join(' and ')} are off in opposite directions, so ${excess} may stand in the wrong one: `,
  };
}

function named({ reading, value }: Correction) {
  return { title: titleOf(reading.field), raw: reading.raw, value };
}

function titleOf(field: string): string {
  const known = FIELD_BY_NAME.get(field);
  return known ? `${rowTitle(known.row) || known.part.label}·${known.column.label}` : field;
}

/** The row or column that a sum is judged at, by its official label. */
function whereOf({ at, left, right }: Pick<BrokenSum, 'at' | 'left' | 'right'>): string {
  const field = FIELD_BY_NAME.get((right[0] ?? left[0])?.field ?? '');
  if (!field) return at;
  if (field.column.id === at) return field.column.label;
  return rowTitle(field.row) || field.part.label;
}
