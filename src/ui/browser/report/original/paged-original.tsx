import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PagePlace } from '../../../../document.ts';
import { DrawnPageView } from './drawn-page.tsx';
import { fieldAt } from './hits.ts';
import type { OriginalProps } from './original-props.ts';
import type { PagedFile } from './paged-file.ts';
import { scrollToBox } from './scroll-to-box.ts';
import { Toolbar } from './toolbar.tsx';

/** Pixels a point. */
const [SMALLEST, LARGEST, STEP] = [0.25, 6, 1.25];
/** Room at the sides of a page. */
const MARGIN = 24;

interface Props extends OriginalProps {
  readonly open: (bytes: Uint8Array) => Promise<PagedFile>;
  readonly bytes: Uint8Array;
  readonly onTrouble: (error: unknown) => void;
}

/** Pages below one another, with boxes on places. */
export function PagedOriginal({ open, bytes, onTrouble, view, words, marked, onField }: Props) {
  const file = useFile(open, bytes, onTrouble);
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  const [zoom, setZoom] = useState<number | null>(null);
  const [current, setCurrent] = useState(1);
  const widest = Math.max(1, ...(file?.pages.map((page) => page.width) ?? []));
  const fit = Math.max(SMALLEST, (width - MARGIN) / widest);
  const scale = zoom ?? fit;
  const places = marked.places.filter((place): place is PagePlace => 'page' in place);
  const [first] = places;
  useEffect(() => {
    if (file && first && scroller.current) scrollToBox(scroller.current, first, scale);
  }, [file, first, scale]);
  const change = (factor: number) => setZoom(Math.min(LARGEST, Math.max(SMALLEST, scale * factor)));
  return (
    <>
      <Toolbar
        words={words}
        percent={Math.round(scale * 75)}
        pages={file?.pages.length ?? 0}
        page={current}
        onIn={() => change(STEP)}
        onOut={() => change(1 / STEP)}
        onFit={() => setZoom(null)}
        onPage={(number) =>
          scroller.current && scrollToBox(scroller.current, { page: number, box: [0, 0, 0, 0] }, scale)
        }
      />
      <section
        class="report-scroller"
        ref={scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        aria-label={words.original}
        onScroll={({ currentTarget }) => setCurrent(pageInView(currentTarget))}
      >
        {file ? null : <p class="report-empty">{words.loading}</p>}
        {file?.pages.map((page, index) => (
          <DrawnPageView
            key={index}
            page={page}
            number={index + 1}
            scale={scale}
            label={words.page(index + 1, file.pages.length)}
            places={places.filter((place) => place.page === index + 1)}
            first={first}
            onPoint={(point) => {
              const field = fieldAt(view.cells, index + 1, point);
              if (field) onField(field);
            }}
          />
        ))}
      </section>
    </>
  );
}

/** The page at the middle of what is seen. */
function pageInView(scroller: HTMLElement): number {
  const middle = scroller.getBoundingClientRect().top + scroller.clientHeight / 2;
  const above = [...scroller.querySelectorAll<HTMLElement>('[data-page]')].filter(
    (page) => page.getBoundingClientRect().top <= middle,
  );
  return Number(above.at(-1)?.dataset.page ?? 1);
}

function useFile(open: Props['open'], bytes: Uint8Array, onTrouble: Props['onTrouble']): PagedFile | undefined {
  const [file, setFile] = useState<PagedFile>();
  useEffect(() => {
    let wanted = true;
    const opened = open(bytes);
    opened.then((ready) => wanted && setFile(ready)).catch((error) => wanted && onTrouble(error));
    return () => {
      wanted = false;
      setFile(undefined);
      opened.then((ready) => ready.close()).catch(() => undefined);
    };
  }, [open, bytes]);
  return file;
}

function useWidth(element: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return undefined;
    const observer = new ResizeObserver(() => setWidth(current.clientWidth));
    observer.observe(current);
    setWidth(current.clientWidth);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
