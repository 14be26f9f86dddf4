import { FIELD_BY_NAME } from '../../../../report/fields.ts';
import type { ReportView } from '../../../api.ts';
import { useWords } from '../../settings.tsx';
import { HISTORY } from '../words/history.ts';
import { carriedOver, inForce, type Link, type Term } from './chain.ts';

interface Reports {
  readonly reports: readonly ReportView[];
}

/** 结转 of each year against what the next carries in, for every kind of applicant. */
export function CarriedOver({ reports }: Reports) {
  const words = useWords(HISTORY);
  const columns = FIELD_BY_NAME.get('applications.carried_in.total')?.part.columns ?? [];
  const links = carriedOver(
    reports,
    columns.map(({ id }) => id),
  );
  return <Links title={words.chain} hint={words.chainHint} heads={columns.map(({ label }) => label)} links={links} />;
}

const KINDS = ['disclosure.rules', 'disclosure.normative_documents'] as const;

/** Documents in force from year to year. */
export function InForce({ reports }: Reports) {
  const words = useWords(HISTORY);
  const heads = KINDS.map((kind) => FIELD_BY_NAME.get(`${kind}.in_force`)?.row.label ?? kind);
  return <Links title={words.stock} hint={words.stockHint} heads={heads} links={inForce(reports, KINDS)} />;
}

interface Linked {
  readonly title: string;
  readonly hint: string;
  readonly heads: readonly string[];
  readonly links: readonly Link[];
}

function Links({ title, hint, heads, links }: Linked) {
  const words = useWords(HISTORY);
  if (links.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <p class="note">{hint}</p>
      <div class="scrolled">
        <table class="links">
          <thead>
            <tr>
              <th scope="col">{words.years}</th>
              {heads.map((head) => (
                <th key={head} scope="col" lang="zh-CN">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {links.map(({ from, to, terms }) => (
              <tr key={to.id}>
                <th scope="row">
                  <a href={`/reports/${from.id}`}>{from.year}</a> → <a href={`/reports/${to.id}`}>{to.year}</a>
                </th>
                {terms.map((term, index) => (
                  <td key={heads[index]} class={classOf(term)}>
                    <LinkTerm term={term} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function classOf({ holds }: Term): string {
  return holds === null ? 'unknown' : holds ? 'holds' : 'broken';
}

function LinkTerm({ term }: { readonly term: Term }) {
  const words = useWords(HISTORY);
  const { expected, actual, sum, holds } = term;
  const sign = holds === null ? '?' : holds ? '=' : '≠';
  const said = holds === null ? words.unknown : holds ? words.holds : words.broken;
  return (
    <>
      {sum || (expected ?? '—')}{' '}
      <strong role="img" title={said} aria-label={said}>
        {sign}
      </strong>{' '}
      {actual ?? '—'}
    </>
  );
}
