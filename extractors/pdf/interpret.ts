import type { Box } from '../../src/document.ts';
import { intersect } from './box.ts';
import { type Drawing, drawGlyphs, drawImage, drawPath, emptyDrawing, hideUnderImage, OPAQUE } from './drawing.ts';
import {
  type FontFacts,
  type GraphicsState,
  initialState,
  moveText,
  TEXT_START,
  type TextPosition,
} from './graphics-state.ts';
import { type Matrix, mapBox, multiply, toMatrix } from './matrix.ts';
import { placeGlyphs, type ShownGlyph } from './show-text.ts';

/** What the operators of a page refer to. */
export interface PageContext {
  /** Operator numbers by name. */
  readonly operators: Readonly<Record<string, number>>;
  /** From the page's own space to points from the top left corner as shown. */
  readonly matrix: Matrix;
  readonly width: number;
  readonly height: number;
  font(name: string): FontFacts;
  /** Whether the layer that an optional content mark names is switched on. */
  layerShown(mark: unknown): boolean;
}

/** An operator list as pdfjs gives it. */
export interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** Mutable: one walk over the operators of one page. */
interface Walk {
  readonly context: PageContext;
  readonly page: Box;
  readonly drawing: Drawing;
  readonly stack: GraphicsState[];
  state: GraphicsState;
  text: TextPosition;
  /** For every open mark, whether it hides what it holds. */
  readonly marks: boolean[];
  /** For every open group, whether it is a mask and so not seen. */
  readonly masks: boolean[];
  clipNext: boolean;
  /** A matrix was set since the last save and nothing drawn: an image that was not decoded leaves just that. */
  placed: boolean;
  /** Fonts that could not be read. */
  readonly broken: Set<string>;
}

type Step = (walk: Walk, args: readonly unknown[]) => void;

/** The operators of a page → what stands on it, and the names of the fonts that could not be read. */
export function interpret(list: OperatorList, context: PageContext): { drawing: Drawing; broken: readonly string[] } {
  const page: Box = [0, 0, context.width, context.height];
  const walk: Walk = {
    context,
    page,
    drawing: emptyDrawing(),
    stack: [],
    state: initialState(context.matrix, page),
    text: TEXT_START,
    marks: [],
    masks: [],
    clipNext: false,
    placed: false,
    broken: new Set(),
  };
  const steps = new Map<number, Step>();
  for (const [name, step] of Object.entries(STEPS)) {
    const operator = context.operators[name];
    if (operator !== undefined) {
      steps.set(operator, step);
    }
  }
  list.fnArray.forEach((operator, index) => {
    steps.get(operator)?.(walk, (list.argsArray[index] ?? []) as readonly unknown[]);
  });
  return { drawing: walk.drawing, broken: [...walk.broken] };
}

const save: Step = (walk) => {
  walk.stack.push(walk.state);
  walk.placed = false;
};

const restore: Step = (walk) => {
  if (walk.placed) {
    paintImage(walk, []);
  }
  walk.state = walk.stack.pop() ?? walk.state;
};

const transform: Step = (walk, args) => {
  const matrix = toMatrix(args);
  if (matrix) {
    change(walk, { matrix: multiply(walk.state.matrix, matrix) });
    walk.placed = true;
  }
};

const paintImage: Step = (walk) => {
  walk.placed = false;
  if (!unseen(walk)) {
    const before = walk.drawing.images.length;
    drawImage(walk.drawing, walk.state);
    const image = walk.drawing.images[before];
    if (image && walk.state.fillAlpha > OPAQUE) {
      hideUnderImage(walk.drawing, image, walk.drawing.glyphs.length, walk.page);
    }
  }
};

const paintForm: Step = (walk, [matrix, box]) => {
  save(walk, []);
  transformBy(walk, matrix);
  const bounds = toBox(box);
  if (bounds) {
    clipTo(walk, bounds);
  }
};

const beginAnnotation: Step = (walk, args) => {
  save(walk, []);
  const { context, page } = walk;
  walk.state = initialState(context.matrix, page);
  transformBy(walk, args[2]);
  transformBy(walk, args[3]);
};

const constructPath: Step = (walk, [operator, data, bounds]) => {
  walk.placed = false;
  const path = (data as readonly (ArrayLike<number> | null)[] | undefined)?.[0];
  const box = toBox(bounds);
  const paint = path && !unseen(walk) ? paintOf(walk.context.operators, operator) : undefined;
  if (path && paint) {
    drawPath(walk.drawing, path, paint, walk.state);
  }
  if (walk.clipNext) {
    walk.clipNext = false;
    clipTo(walk, box ?? [0, 0, 0, 0]);
  }
};

const showText: Step = (walk, [shown]) => {
  walk.placed = false;
  if (!Array.isArray(shown)) {
    return;
  }
  const { glyphs, position } = placeGlyphs(shown as readonly (ShownGlyph | number)[], walk.state, walk.text);
  walk.text = position;
  if (!unseen(walk)) {
    drawGlyphs(walk.drawing, glyphs, walk.state);
  }
};

const setFont: Step = (walk, [name, size]) => {
  const font = walk.context.font(String(name));
  if (font.broken) {
    walk.broken.add(String(name));
  }
  change(walk, { font, fontSize: Number(size) });
};

const setGraphicsState: Step = (walk, [entries]) => {
  for (const [key, value] of (entries ?? []) as readonly (readonly [string, unknown])[]) {
    if (key === 'ca') {
      change(walk, { fillAlpha: Number(value) });
    } else if (key === 'CA') {
      change(walk, { strokeAlpha: Number(value) });
    } else if (key === 'BM') {
      change(walk, { blend: String(value) });
    } else if (key === 'LW') {
      change(walk, { lineWidth: Number(value) });
    } else if (key === 'Font' && Array.isArray(value)) {
      setFont(walk, value);
    }
  }
};

const STEPS: Readonly<Record<string, Step>> = {
  save,
  restore,
  transform,
  setGState: setGraphicsState,
  setLineWidth: (walk, [width]) => change(walk, { lineWidth: Number(width) }),
  paintFormXObjectBegin: paintForm,
  paintFormXObjectEnd: restore,
  beginGroup: (walk, [group]) => {
    save(walk, []);
    walk.masks.push(Boolean((group as { smask?: unknown } | undefined)?.smask));
  },
  endGroup: (walk) => {
    walk.masks.pop();
    walk.placed = false;
    restore(walk, []);
  },
  beginAnnotation,
  endAnnotation: restore,
  beginMarkedContent: (walk) => walk.marks.push(false),
  beginMarkedContentProps: (walk, [tag, mark]) =>
    walk.marks.push(tag === 'OC' && !!mark && !walk.context.layerShown(mark)),
  endMarkedContent: (walk) => walk.marks.pop(),
  clip: (walk) => {
    walk.clipNext = true;
  },
  eoClip: (walk) => {
    walk.clipNext = true;
  },
  constructPath,
  setFillRGBColor: (walk, [colour]) => change(walk, { fill: String(colour) }),
  setStrokeRGBColor: (walk, [colour]) => change(walk, { stroke: String(colour) }),
  setFillColorN: (walk) => change(walk, { fill: undefined }),
  setStrokeColorN: (walk) => change(walk, { stroke: undefined }),
  beginText: (walk) => {
    walk.text = TEXT_START;
  },
  setFont,
  setTextMatrix: (walk, [matrix]) => {
    walk.text = { ...TEXT_START, matrix: toMatrix(matrix) ?? TEXT_START.matrix };
  },
  moveText: (walk, [x, y]) => {
    walk.text = moveText(walk.text, Number(x), Number(y));
  },
  setLeadingMoveText: (walk, [x, y]) => {
    change(walk, { leading: Number(y) });
    walk.text = moveText(walk.text, Number(x), Number(y));
  },
  setLeading: (walk, [leading]) => change(walk, { leading: -Number(leading) }),
  nextLine: (walk) => {
    walk.text = moveText(walk.text, 0, walk.state.leading);
  },
  setCharSpacing: (walk, [spacing]) => change(walk, { charSpacing: Number(spacing) }),
  setWordSpacing: (walk, [spacing]) => change(walk, { wordSpacing: Number(spacing) }),
  setHScale: (walk, [percent]) => change(walk, { stretch: Number(percent) / 100 }),
  setTextRise: (walk, [rise]) => change(walk, { rise: Number(rise) }),
  setTextRenderingMode: (walk, [mode]) => change(walk, { mode: Number(mode) }),
  showText,
  paintImageXObject: paintImage,
  paintInlineImageXObject: paintImage,
  paintImageMaskXObject: paintImage,
  paintSolidColorImageMask: paintImage,
};

function change(walk: Walk, part: Partial<GraphicsState>): void {
  walk.state = { ...walk.state, ...part };
}

function unseen(walk: Walk): boolean {
  return walk.marks.includes(true) || walk.masks.includes(true);
}

function transformBy(walk: Walk, value: unknown): void {
  const matrix = toMatrix(value);
  if (matrix) {
    change(walk, { matrix: multiply(walk.state.matrix, matrix) });
  }
}

function clipTo(walk: Walk, bounds: Box): void {
  change(walk, { clip: intersect(walk.state.clip, mapBox(walk.state.matrix, bounds)) });
}

function toBox(value: unknown): Box | undefined {
  const numbers = Array.from((value ?? []) as Iterable<unknown>, Number);
  return numbers.length === 4 && numbers.every(Number.isFinite) ? (numbers as unknown as Box) : undefined;
}

function paintOf(operators: PageContext['operators'], operator: unknown) {
  const is = (...names: readonly string[]) => names.some((name) => operators[name] === operator);
  const both = is('fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke');
  const stroke = both || is('stroke', 'closeStroke');
  const fill = both || is('fill', 'eoFill');
  return stroke || fill ? { stroke, fill } : undefined;
}
