import { useEffect, useRef } from 'preact/hooks';
import type { Severity } from '../../../finding.ts';
import type { CellRead, CellView, ReportView } from '../../api.ts';
import { isUncertain, lookOf, shownText, spokenText } from './cell-text.ts';
import { type FormCell, type FormTable, formTables, ownTable, type ValueCell } from './form-layout.ts';
import { type Marked, severities } from './marks.ts';
import { moveFocus } from './move-focus.ts';
import type { Words } from './words.ts';

export interface TablesProps {
  readonly view: ReportView;
  readonly words: Words;
  readonly marked: Marked;
  readonly selected: string | undefined;
  /** A cell was chosen. */
  readonly onChoose: (field: string) => void;
  /** A cell is pointed at or has the focus; `null`: none any more. */
  readonly onPoint: (field: string | null) => void;
}

interface Context extends TablesProps {
  readonly cells: ReadonlyMap<string, CellView>;
  readonly severity: ReadonlyMap<string, Severity>;
  /** The one cell of all tables that the tab key reaches. */
  readonly entry: string | undefined;
}

/** The tables in their official form, with what was read in them. */
export function Tables(props: TablesProps) {
  const { view, words } = props;
  const own = ownTable(words.ownRows, view.cells);
  const tables = [...formTables(view.edition, view.cells), ...(own ? [own] : [])];
  const shown = tables.flatMap(({ rows }) => rows.flat()).filter(isValue);
  const entry = shown.find(({ field }) => field === props.selected) ?? shown[0];
  const cells = new Map(view.cells.map((cell) => [cell.field, cell]));
  const holder = useRef<HTMLDivElement>(null);
  const [first] = props.marked.fields;
  useEffect(() => {
    if (first)
      holder.current?.querySelector(`[data-field="${CSS.escape(first)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [first]);
  const context = { ...props, cells, severity: severities(view.findings), entry: entry?.field };
  if (tables.length === 0) return <p class="report-empty">{words.noTables}</p>;
  return (
    <div class="report-tables" ref={holder}>
      {tables.map((table) => (
        <OneTable key={table.title} table={table} context={context} />
      ))}
      <p class="report-legend">
        {words.legend}
        <br />
        {words.cellsHint}
      </p>
    </div>
  );
}

function isValue(cell: FormCell): cell is ValueCell {
  return cell.kind === 'value';
}

function OneTable({ table, context }: { readonly table: FormTable; readonly context: Context }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells the arrow keys reach is a grid
    <table role="grid" lang="zh-CN">
      <caption>{table.title}</caption>
      <tbody>
        {table.rows.map((row, index) => (
          <tr key={index}>
            {row.map((cell) => (
              <OneCell key={keyOf(cell)} cell={cell} context={context} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function keyOf(cell: FormCell): string {
  return cell.kind === 'value' ? cell.field : `${cell.kind} ${cell.text}`;
}

function OneCell({ cell, context }: { readonly cell: FormCell; readonly context: Context }) {
  if (cell.kind === 'value') return <Value cell={cell} context={context} />;
  const spans = { colSpan: cell.columnSpan, rowSpan: cell.rowSpan };
  if (cell.kind === 'note') {
    return (
      <td {...spans} class="report-form-note">
        {cell.text}
      </td>
    );
  }
  return (
    <th {...spans} scope={cell.kind === 'column-head' ? 'col' : 'row'}>
      {cell.text}
    </th>
  );
}

function Value({ cell: { field, columnSpan }, context }: { readonly cell: ValueCell; readonly context: Context }) {
  const { cells, severity, marked, words, onChoose, onPoint } = context;
  const cell = cells.get(field);
  if (!cell) return <td colSpan={columnSpan} class="report-cell look-absent" />;
  const grave = severity.get(field);
  return (
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid
      role="gridcell"
      colSpan={columnSpan}
      class={classesOf(cell, grave, context)}
      data-field={field}
      tabIndex={field === context.entry ? 0 : -1}
      aria-label={spokenText(cell, grave, words)}
      aria-selected={marked.fields.includes(field)}
      onClick={() => onChoose(field)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return moveFocus(event);
        event.preventDefault();
        onChoose(field);
      }}
      onFocus={() => onPoint(field)}
      onBlur={() => onPoint(null)}
      onPointerEnter={() => onPoint(field)}
      onPointerLeave={() => onPoint(null)}
    >
      <span class="report-value">{shownText(cell)}</span>
      {cell.method === 'ocr' && cell.state === 'number' ? <span class="report-ocr" /> : null}
      {cell.correction ? <s class="report-corrected" data-text={readText(cell.correction.read)} /> : null}
      {grave ? <span class={`report-sign ${grave}`} /> : null}
    </td>
  );
}

/** What was read stays to be seen. */
function readText({ value, raw }: CellRead): string {
  return String(value ?? (raw || '空'));
}

function classesOf(cell: CellView, grave: Severity | undefined, { marked, selected }: Context): string {
  const at = marked.fields.indexOf(cell.field);
  return [
    'report-cell',
    `look-${lookOf(cell)}`,
    grave ? `has-${grave}` : '',
    isUncertain(cell) ? 'is-uncertain' : '',
    cell.correction ? 'is-corrected' : '',
    at < 0 ? '' : at === 0 ? 'is-first' : 'is-term',
    cell.field === selected ? 'is-selected' : '',
  ]
    .filter(Boolean)
    .join(' ');
}
