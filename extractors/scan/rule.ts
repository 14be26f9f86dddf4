import type { RulingLine } from '../pdf/engine.ts';

/** A ruling line as it is inked. Across: `from` and the places are x and y; down: y and x. In pixels. */
export interface Rule {
  readonly from: number;
  /** One place for every pixel along the line. */
  readonly places: Float32Array;
  readonly thickness: number;
  /** The share of it that has paper along both sides. */
  readonly clear: number;
}

export interface Rules {
  readonly across: readonly Rule[];
  readonly down: readonly Rule[];
}

/** Lines in points, straight, as the steps after this one take them. */
export function toRulingLines({ across, down }: Rules, dpi: number): RulingLine[] {
  const scale = 72 / dpi;
  return [
    ...across.map((rule) => {
      const y = middle(rule) * scale;
      return { x0: rule.from * scale, x1: endOf(rule) * scale, y0: y, y1: y };
    }),
    ...down.map((rule) => {
      const x = middle(rule) * scale;
      return { x0: x, x1: x, y0: rule.from * scale, y1: endOf(rule) * scale };
    }),
  ];
}

/** The pixel past its last one. */
export function endOf({ from, places }: Rule): number {
  return from + places.length;
}

/** The place of a line as a whole; its curves are no more than a few pixels. */
export function middle({ places }: Rule): number {
  let sum = 0;
  for (let index = 0; index < places.length; index += 4) {
    sum += places[index] ?? 0;
  }
  return sum / Math.ceil(places.length / 4) + 0.5;
}
