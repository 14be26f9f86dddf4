import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { decode } from '../../../../../extractors/encoding.ts';
import type { OriginalProps } from './original-props.ts';
import { type CellPiece, type Piece, piecesOf } from './text-pieces.ts';
import { Toolbar } from './toolbar.tsx';

const [SMALLEST, LARGEST, STEP] = [0.5, 4, 1.25];

/** A text by its lines; cells in it can be chosen. */
export function TextOriginal({ bytes, view, words, marked, onField }: OriginalProps & { readonly bytes: Uint8Array }) {
  const lines = useMemo(() => decode(bytes).text.split(/\r?\n/), [bytes]);
  const pieces = useMemo(() => lines.map((line, index) => piecesOf(line, index + 1, view.cells)), [lines, view]);
  const [zoom, setZoom] = useState(1);
  const scroller = useRef<HTMLDivElement>(null);
  const places = marked.places.flatMap((place) => ('selector' in place ? [place.selector] : []));
  const [first] = places;
  useEffect(() => {
    const line = scroller.current?.querySelector(`[data-line="${lineIn(first)}"]`);
    line?.scrollIntoView({ block: 'nearest' });
  }, [first]);
  const change = (factor: number) => setZoom(Math.min(LARGEST, Math.max(SMALLEST, zoom * factor)));
  return (
    <>
      <Toolbar
        words={words}
        percent={Math.round(zoom * 100)}
        pages={0}
        onIn={() => change(STEP)}
        onOut={() => change(1 / STEP)}
        onFit={() => setZoom(1)}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section class="report-scroller report-text" ref={scroller} tabIndex={0} aria-label={words.original}>
        <ol style={{ fontSize: `${zoom * 100}%` }}>
          {pieces.map((line, index) => (
            <li key={index} data-line={index + 1} class={markOf(places, lineIn, index + 1)}>
              {line.map((piece) => (
                <TextPiece key={piece.start} piece={piece} places={places} onField={onField} />
              ))}
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

/** The line of a place in a text: `L12C3` → 12. */
function lineIn(selector: string | undefined): number | undefined {
  const [, line] = /^L(\d+)/.exec(selector ?? '') ?? [];
  return line === undefined ? undefined : Number(line);
}

/** A line is marked as a whole where a place means the whole of it. */
function markOf(places: readonly string[], lineOf: typeof lineIn, line: number): string {
  return places.some((place) => lineOf(place) === line && !/^L\d+C\d+$/.test(place)) ? 'is-marked' : '';
}

interface PieceProps {
  readonly piece: Piece | CellPiece;
  readonly places: readonly string[];
  readonly onField: (field: string) => void;
}

function TextPiece({ piece, places, onField }: PieceProps) {
  if (!('field' in piece)) return <>{piece.text}</>;
  const at = places.indexOf(piece.selector);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: by keyboard cells are chosen in the tables
    // biome-ignore lint/a11y/noStaticElementInteractions: as above
    <span
      class={`report-text-cell${at < 0 ? '' : at === 0 ? ' is-first' : ' is-marked'}`}
      onClick={() => onField(piece.field)}
    >
      {piece.text}
    </span>
  );
}
