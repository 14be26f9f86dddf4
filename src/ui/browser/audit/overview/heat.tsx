import { type HeatMap, PATHS, type Standing } from '../../../api.ts';
import { useWords } from '../../settings.tsx';
import { Pager } from '../pager.tsx';
import { addressOf, changed, filterOf, type Query } from '../query.ts';
import { SIGNS } from '../signs.ts';
import { Refused, Waiting } from '../states.tsx';
import { useAnswer } from '../use-answer.ts';
import { COMMON } from '../words/common.ts';
import { OVERVIEW } from '../words/overview.ts';

/** Organs × years: the gravest finding of each report by colour and sign. */
export function Heat({ query }: { readonly query: Query }) {
  const words = useWords(OVERVIEW);
  const { value, refusal } = useAnswer<HeatMap>(addressOf(PATHS.heat, query));
  return (
    <section class="heat" aria-labelledby="heat">
      <h2 id="heat">{words.heat}</h2>
      <p class="note">{words.heatHint}</p>
      <Legend />
      {refusal && <Refused message={refusal} />}
      {!value && !refusal && <Waiting />}
      {value?.total === 0 && <p class="none">{words.nothing}</p>}
      {value && value.total > 0 && <Grid map={value} query={query} />}
      {value && <Pager path="/" query={query} total={value.total} page={value.page} />}
    </section>
  );
}

function Legend() {
  const words = useWords(COMMON);
  return (
    <ul class="legend">
      {(Object.keys(SIGNS) as Standing[]).map((standing) => (
        <li key={standing}>
          <span class={`sign ${standing}`}>{SIGNS[standing]}</span> {words.standings[standing]}
        </li>
      ))}
      <li>
        <span class="sign missing">·</span> {useWords(OVERVIEW).missing}
      </li>
    </ul>
  );
}

function Grid({ map, query }: { readonly map: HeatMap; readonly query: Query }) {
  const words = useWords(COMMON);
  return (
    <div class="scrolled">
      <table>
        <thead>
          <tr>
            <th scope="col">{words.organ}</th>
            {map.years.map((year) => (
              <th key={year} scope="col">
                {year}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {map.organs.map(({ organ, cells }) => (
            <tr key={organ}>
              <th scope="row">
                <a href={addressOf('/history', { organ })}>{organ}</a>
              </th>
              {cells.map((cell, index) => (
                <Square key={map.years[index]} cell={cell} at={{ organ, year: map.years[index] ?? 0, query }} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type Square = HeatMap['organs'][number]['cells'][number];

interface At {
  readonly organ: string;
  readonly year: number;
  readonly query: Query;
}

function Square({ cell, at }: { readonly cell: Square; readonly at: At }) {
  const common = useWords(COMMON);
  const words = useWords(OVERVIEW);
  if (!cell) {
    return (
      <td class="missing" title={words.missing}>
        <span aria-hidden="true">·</span>
        <span class="unseen">{words.missing}</span>
      </td>
    );
  }
  const said = words.heatCell(at.organ, at.year, common.standings[cell.standing], cell.findings);
  const query = changed(filterOf(at.query), { organ: at.organ });
  return (
    <td class={cell.standing}>
      <a href={addressOf(`/reports/${cell.id}`, query)} title={said}>
        <span aria-hidden="true">
          {SIGNS[cell.standing]} {cell.findings > 0 && cell.findings}
        </span>
        <span class="unseen">{said}</span>
      </a>
    </td>
  );
}
