import { useEffect, useRef, useState } from 'preact/hooks';
import type { PagePlace } from '../../../../document.ts';
import type { DrawnPage } from './paged-file.ts';

interface Props {
  readonly page: DrawnPage;
  readonly number: number;
  /** Pixels a point. */
  readonly scale: number;
  readonly label: string;
  readonly places: readonly PagePlace[];
  readonly first: PagePlace | undefined;
  /** In points from the top left. */
  readonly onPoint: (point: readonly [number, number]) => void;
}

/** A page that is drawn while it is in view or near to it, with boxes over it. */
export function DrawnPageView({ page, number, scale, label, places, first, onPoint }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const near = useNear(element);
  const size = { width: `${page.width * scale}px`, height: `${page.height * scale}px` };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: by keyboard cells are chosen in the tables
    <div
      ref={element}
      class="report-page"
      role="img"
      aria-label={label}
      data-page={number}
      style={size}
      onClick={(event) => {
        const { left, top } = event.currentTarget.getBoundingClientRect();
        onPoint([(event.clientX - left) / scale, (event.clientY - top) / scale]);
      }}
    >
      {near ? <Canvas page={page} scale={scale} /> : null}
      {places.map((place) => (
        <div
          key={place.box.join()}
          class={place === first ? 'report-box is-first' : 'report-box'}
          style={boxStyle(place, scale)}
        />
      ))}
    </div>
  );
}

function boxStyle({ box: [x0, y0, x1, y1] }: PagePlace, scale: number) {
  const px = (points: number) => `${points * scale}px`;
  return { left: px(x0), top: px(y0), width: px(x1 - x0), height: px(y1 - y0) };
}

/** More pixels than these are drawn smaller, and stretched. */
const MOST_PIXELS = 16e6;

function Canvas({ page, scale }: Pick<Props, 'page' | 'scale'>) {
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const canvas = document.createElement('canvas');
    const wanted = scale * devicePixelRatio;
    const most = Math.sqrt(MOST_PIXELS / (page.width * page.height));
    const drawing = page.draw(canvas, Math.min(wanted, most));
    // The old drawing stays, stretched, until the new one is there.
    const show = () => holder.current?.replaceChildren(canvas);
    drawing.done.then(show, () => undefined);
    return () => drawing.cancel();
  }, [page, scale]);
  return <div ref={holder} class="report-canvas" />;
}

function useNear(element: { readonly current: HTMLElement | null }): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const { current } = element;
    if (!current) return undefined;
    const observer = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), {
      root: current.parentElement,
      rootMargin: '100%',
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return near;
}
