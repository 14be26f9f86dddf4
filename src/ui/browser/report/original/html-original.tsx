import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { decode } from '../../../../../extractors/encoding.ts';
import { applyStyles } from './apply-styles.ts';
import type { OriginalProps } from './original-props.ts';
import { Toolbar } from './toolbar.tsx';

const [SMALLEST, LARGEST, STEP] = [0.2, 4, 1.25];
/** As wide as sites lay out their pages, in pixels. */
const LAYOUT_WIDTH = 1000;
/** A page that is longer is cut off. */
const LONGEST = 100_000;

interface Laid {
  readonly document: Document;
  readonly width: number;
  readonly height: number;
}

type Rect = Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>;

/**
 * A page of HTML that was made inert, in a frame that runs no scripts and is as high as the page. Boxes lie over it, and
 * take the clicks.
 */
export function HtmlOriginal({ bytes, view, words, marked, onField }: OriginalProps & { readonly bytes: Uint8Array }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const markup = useMemo(() => decode(bytes).text, [bytes]);
  const [laid, setLaid] = useState<Laid>();
  const [zoom, setZoom] = useState<number | null>(null);
  const fit = (scroller.current?.clientWidth ?? LAYOUT_WIDTH) / (laid?.width ?? LAYOUT_WIDTH);
  const scale = zoom ?? fit;
  const fields = useMemo(() => laid && fieldsByElement(laid.document, view), [laid, view]);
  const rects = laid ? marked.places.flatMap((place) => rectOf(laid.document, place)) : [];
  const key = JSON.stringify(rects[0]);
  useEffect(() => {
    const [first] = rects;
    if (first && scroller.current) showRect(scroller.current, first, scale);
  }, [key, scale]);
  const change = (factor: number) => setZoom(Math.min(LARGEST, Math.max(SMALLEST, scale * factor)));
  const choose = (x: number, y: number) => {
    for (let at = laid?.document.elementFromPoint(x, y) ?? null; at; at = at.parentElement) {
      const field = fields?.get(at);
      if (field) return onField(field);
    }
  };
  const size = { width: `${laid?.width ?? LAYOUT_WIDTH}px`, height: `${laid?.height ?? 400}px` };
  const scaled = (px: number) => `${px * scale}px`;
  return (
    <>
      <Toolbar
        words={words}
        percent={Math.round(scale * 100)}
        pages={0}
        onIn={() => change(STEP)}
        onOut={() => change(1 / STEP)}
        onFit={() => setZoom(null)}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section class="report-scroller" ref={scroller} tabIndex={0} aria-label={words.original}>
        <div
          class="report-sheet"
          style={{ width: scaled(laid?.width ?? LAYOUT_WIDTH), height: scaled(laid?.height ?? 400) }}
        >
          <iframe
            ref={frame}
            title={words.original}
            sandbox="allow-same-origin"
            srcDoc={markup}
            tabIndex={-1}
            style={{ ...size, transform: `scale(${scale})` }}
            onLoad={() =>
              setLaid(frame.current?.contentDocument ? layOut(frame.current, frame.current.contentDocument) : undefined)
            }
          />
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: by keyboard cells are chosen in the tables */}
          {/* biome-ignore lint/a11y/noStaticElementInteractions: as above */}
          <div
            class="report-glass"
            onClick={(event) => {
              const { left, top } = event.currentTarget.getBoundingClientRect();
              choose((event.clientX - left) / scale, (event.clientY - top) / scale);
            }}
          >
            {rects.map(({ left, top, width, height }, index) => (
              <div
                key={`${left} ${top}`}
                class={index === 0 ? 'report-box is-first' : 'report-box'}
                style={{ left: scaled(left), top: scaled(top), width: scaled(width), height: scaled(height) }}
              />
            ))}
          </div>
        </div>
      </section>
    </>
  );
}

/** The frame takes the size of what is in it. */
function layOut(frame: HTMLIFrameElement, document: Document): Laid {
  applyStyles(document);
  frame.style.width = `${LAYOUT_WIDTH}px`;
  const { documentElement: root } = document;
  const width = Math.max(LAYOUT_WIDTH, root.scrollWidth);
  frame.style.width = `${width}px`;
  return { document, width, height: Math.min(LONGEST, Math.max(200, root.scrollHeight)) };
}

function elementAt(document: Document, selector: string): Element | null {
  try {
    return document.querySelector(selector);
  } catch {
    return null;
  }
}

function fieldsByElement(document: Document, { cells }: OriginalProps['view']): ReadonlyMap<Element, string> {
  const fields = new Map<Element, string>();
  for (const { field, place } of cells) {
    const element = place && 'selector' in place ? elementAt(document, place.selector) : null;
    if (element && !fields.has(element)) fields.set(element, field);
  }
  return fields;
}

function rectOf(document: Document, place: OriginalProps['marked']['places'][number]): readonly Rect[] {
  const element = 'selector' in place ? elementAt(document, place.selector) : null;
  const rect = element?.getBoundingClientRect();
  return rect && rect.width > 0 ? [rect] : [];
}

function showRect(scroller: HTMLElement, { left, top, width, height }: Rect, scale: number): void {
  const [x, y] = [(left + width / 2) * scale, (top + height / 2) * scale];
  const isSeen = y > scroller.scrollTop && y < scroller.scrollTop + scroller.clientHeight;
  if (isSeen && x > scroller.scrollLeft && x < scroller.scrollLeft + scroller.clientWidth) return;
  scroller.scrollTo({ top: y - scroller.clientHeight / 2, left: x - scroller.clientWidth / 2 });
}
