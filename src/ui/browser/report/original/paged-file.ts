/** A page that can be drawn. Sizes are in points, as boxes are. */
export interface DrawnPage {
  readonly width: number;
  readonly height: number;
  /** Draws the page so many pixels a point wide; the canvas takes its size from it. */
  draw(canvas: HTMLCanvasElement, scale: number): Drawing;
}

/** A drawing under way. */
export interface Drawing {
  readonly done: Promise<void>;
  cancel(): void;
}

/** A file whose pages can be drawn. */
export interface PagedFile {
  readonly pages: readonly DrawnPage[];
  close(): void;
}
