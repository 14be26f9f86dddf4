import { FIELD_BY_NAME, fieldTitle } from '../../../../report/fields.ts';
import type { FindingView, NoticeReport } from '../../../api.ts';
import { PRINTED } from '../words/notice.ts';

/** The notice on one report: it begins a page when it is printed. */
export function Sheet({ report }: { readonly report: NoticeReport }) {
  const { organ, title, path, findings } = report;
  return (
    <article class="sheet" lang="zh-CN">
      <h2>{PRINTED.title}</h2>
      <p class="to">{PRINTED.to(organ)}</p>
      <p>{PRINTED.opening(title ?? path, findings.length)}</p>
      <table>
        <thead>
          <tr>
            {PRINTED.heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {findings.map((finding, index) => (
            <Row key={finding.key} finding={finding} number={index + 1} />
          ))}
        </tbody>
      </table>
      <p class="path">{PRINTED.source(path)}</p>
      <div class="signature">
        <p>{PRINTED.office}</p>
        <p>{PRINTED.date}</p>
      </div>
    </article>
  );
}

function Row({ finding, number }: { readonly finding: FindingView; readonly number: number }) {
  return (
    <tr>
      <td>{number}</td>
      <td>{finding.message.zh}</td>
      <td>{placeOf(finding)}</td>
      <td>{finding.basis}</td>
      <td>{finding.expected}</td>
      <td>{finding.actual}</td>
      <td>{finding.decision?.note}</td>
    </tr>
  );
}

/** More fields than these are counted only. */
const NAMED = 3;

/** Cells by their official names, and pages. */
function placeOf({ fields, places }: FindingView): string {
  const named = fields.slice(0, NAMED).map((name) => {
    const field = FIELD_BY_NAME.get(name);
    return field ? fieldTitle(field) : name;
  });
  const more = fields.length > NAMED ? PRINTED.andMore(fields.length) : '';
  const pages = new Set(places.flatMap((place) => ('page' in place ? [place.page] : [])));
  const printed = [...pages].toSorted((a, b) => a - b).map(PRINTED.page);
  return [printed.join('、'), named.join('、') + more].filter(Boolean).join('：');
}
