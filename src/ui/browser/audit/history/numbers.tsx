import { useState } from 'preact/hooks';
import type { HistoryReport } from '../../../api.ts';
import { useWords } from '../../settings.tsx';
import { HISTORY } from '../words/history.ts';
import { type ComparedCell, type ComparedTable, comparedTables } from './compared.ts';

interface Pair {
  readonly before: HistoryReport;
  readonly after: HistoryReport;
}

/** The tables of two years, both numbers and their difference in each cell. */
export function Numbers({ before, after }: Pair) {
  const words = useWords(HISTORY);
  const [changedOnly, setChangedOnly] = useState(true);
  const tables = comparedTables(before, after)
    .map((table) => ({ ...table, rows: table.rows.filter(({ changed }) => changed || !changedOnly) }))
    .filter(({ rows }) => rows.length > 0);
  return (
    <section>
      <h2>{words.numbers}</h2>
      <p class="note">{words.numbersHint}</p>
      <label>
        <input
          type="checkbox"
          checked={changedOnly}
          onChange={(event) => setChangedOnly(event.currentTarget.checked)}
        />{' '}
        {words.changedOnly}
      </label>
      {tables.length === 0 && <p class="none">{words.same}</p>}
      <div class="tables">
        {tables.map((table) => (
          <Table key={`${table.name}${table.rows[0]?.cells[0]?.field}`} table={table} />
        ))}
      </div>
    </section>
  );
}

function Table({ table: { name, columns, rows } }: { readonly table: ComparedTable }) {
  return (
    <div class="scrolled">
      <table class="compared" lang="zh-CN">
        <thead>
          <tr>
            <th scope="col">{name}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.cells[0]?.field}>
              <th scope="row">{row.name}</th>
              {row.cells.map((cell) => (
                <Both key={cell.field} cell={cell} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Both({ cell: { before, after } }: { readonly cell: ComparedCell }) {
  if (before === after) return <td class="same">{shown(after)}</td>;
  const change = before === null || after === null ? null : after - before;
  return (
    <td class="changed">
      {shown(before)} → <strong>{shown(after)}</strong>
      {change !== null && <small>{change > 0 ? `+${rounded(change)}` : `−${rounded(-change)}`}</small>}
    </td>
  );
}

function shown(value: number | null): string {
  return value === null ? '—' : String(value);
}

/** Money has two decimals, and binary differences more. */
function rounded(change: number): number {
  return Math.round(change * 1e6) / 1e6;
}
