import type { Picture } from './picture.ts';

/** Around a picture that was cut out along the rules of its table, in pixels: rules are found by the paper beside them. */
const MARGIN = 24;
/** How deep a rule along the edge may lie, in pixels, and how deep there is none any more. */
const [EDGE, INSIDE] = [4, 9];
/** Ink is darker than paper by so many levels. */
const INK = 60;
/** A rule takes up more of a side than this; what goes on inside is no rule but the dark rim of a scan. */
const [RULE_SHARE, RIM_SHARE] = [0.5, 0.3];

/**
 * A picture with paper around it where its edge runs along the rules of a table, which would be lost.
 * @returns how many pixels were put around it besides
 */
export function withMargin(picture: Picture): { readonly picture: Picture; readonly margin: number } {
  const paper = paperOf(picture.grey);
  const isCut = [0, 1, 2, 3].some((side) => {
    const ink = (from: number, to: number) => inkAlong(picture, side, { from, to, dark: paper - INK });
    return ink(0, EDGE) >= RULE_SHARE && ink(INSIDE, INSIDE + 1) < RIM_SHARE;
  });
  if (!isCut) return { picture, margin: 0 };
  const { red } = picture;
  const framed: Picture = {
    ...picture,
    width: picture.width + 2 * MARGIN,
    height: picture.height + 2 * MARGIN,
    grey: frame(picture.grey, picture, paper),
    ...(red ? { red: frame(red, picture, paperOf(red)) } : {}),
  };
  return { picture: framed, margin: MARGIN };
}

/** The level of most of the light pixels. */
function paperOf(plane: Uint8Array): number {
  const counts = new Uint32Array(256);
  for (let at = 0; at < plane.length; at += 7) {
    const level = plane[at] ?? 255;
    counts[level] = (counts[level] ?? 0) + 1;
  }
  let paper = 255;
  for (let level = 128; level < 256; level += 1) if ((counts[level] ?? 0) > (counts[paper] ?? 0)) paper = level;
  return paper;
}

/** The share of a side along which there is ink at these depths; sides are those above, below, left and right. */
function inkAlong(
  { width, height, grey }: Picture,
  side: number,
  { from, to, dark }: { from: number; to: number; dark: number },
): number {
  const [long, deep] = side < 2 ? [width, height] : [height, width];
  let inked = 0;
  for (let along = 0; along < long; along += 1) {
    for (let depth = from; depth < Math.min(to, deep); depth += 1) {
      const into = side % 2 === 0 ? depth : deep - 1 - depth;
      const at = side < 2 ? into * width + along : along * width + into;
      if ((grey[at] ?? 255) >= dark) continue;
      inked += 1;
      break;
    }
  }
  return inked / Math.max(1, long);
}

function frame(plane: Uint8Array, { width, height }: Picture, paper: number): Uint8Array {
  const wide = width + 2 * MARGIN;
  const framed = new Uint8Array(wide * (height + 2 * MARGIN)).fill(paper);
  for (let y = 0; y < height; y += 1) {
    framed.set(plane.subarray(y * width, (y + 1) * width), (y + MARGIN) * wide + MARGIN);
  }
  return framed;
}
