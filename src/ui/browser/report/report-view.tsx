import type { Place } from '../../../document.ts';
import type { CellState } from '../../../report/report.ts';
import type { OriginalKind, ReportView, Verdict } from '../../api.ts';

export interface Selection {
  readonly field?: string;
  readonly finding?: string;
  readonly place?: Place;
}

export interface ReportPanel {
  readonly view: ReportView;
  readonly language: 'zh' | 'en';
  readonly original: { readonly kind: OriginalKind; bytes(): Promise<Uint8Array>; readonly url?: string } | null;
  readonly selected: Selection | null;
  readonly onSelect: (selection: Selection | null) => void;
  readonly decide?: (key: string, verdict: Verdict | null, note: string) => Promise<void>;
  readonly correct?: (field: string, value: number | null, state: CellState, note: string) => Promise<void>;
}

/** Stands in until the true one is there. */
export function ReportPanel({ view }: ReportPanel) {
  return (
    <table>
      <tbody>
        {view.cells.map(({ field, raw }) => (
          <tr key={field}>
            <th scope="row">{field}</th>
            <td>{raw}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
