import type { Words } from '../words.ts';

interface Props {
  readonly words: Words;
  readonly percent: number;
  /** 0 where there are none. */
  readonly pages: number;
  /** The page that is in view. */
  readonly page?: number;
  readonly onIn: () => void;
  readonly onOut: () => void;
  readonly onFit: () => void;
  readonly onPage?: (number: number) => void;
}

/** Zoom and pages of the original. */
export function Toolbar({ words, percent, pages, page = 1, onIn, onOut, onFit, onPage }: Props) {
  return (
    <div class="report-toolbar" role="toolbar" aria-label={words.view}>
      <button type="button" aria-label={words.zoomOut} title={words.zoomOut} onClick={onOut}>
        −
      </button>
      <output>{percent}%</output>
      <button type="button" aria-label={words.zoomIn} title={words.zoomIn} onClick={onIn}>
        +
      </button>
      <button type="button" onClick={onFit}>
        {words.fitWidth}
      </button>
      {onPage && pages > 1 ? (
        <label>
          {words.goToPage}{' '}
          <select value={page} onChange={({ currentTarget }) => onPage(Number(currentTarget.value))}>
            {Array.from({ length: pages }, (_, index) => (
              <option key={index + 1} value={index + 1}>
                {index + 1}
              </option>
            ))}
          </select>
        </label>
      ) : null}
    </div>
  );
}
