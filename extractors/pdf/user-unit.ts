/** How many points a unit of a page is, wherever a PDF says so (`UserUnit`): pdfium passes it over. */
export async function userUnitsIn(bytes: Uint8Array): Promise<readonly number[]> {
  const packed = await Promise.all(objectStreams(bytes).map(([from, to]) => inflated(bytes.subarray(from, to))));
  return [bytes, ...packed].flatMap(unitsIn);
}

/** The unit of all pages; `undefined` where they differ. */
export function unitOf(units: readonly number[], pages: number): number | undefined {
  const [unit = 1] = units;
  if (units.some((other) => other !== unit)) return undefined;
  return unit === 1 || units.length >= pages ? unit : undefined;
}

function unitsIn(bytes: Uint8Array): readonly number[] {
  const numbers = placesOf('UserUnit', bytes).map(
    (at) => /^\s+(\d*\.?\d+)/.exec(latin1(bytes.subarray(at, at + 40)))?.[1],
  );
  return numbers.map(Number).filter((unit) => unit > 0);
}

/** Where a word ends in bytes, as often as it is there. To make a text of them all takes longer than pdfium for a page. */
function placesOf(word: string, bytes: Uint8Array): readonly number[] {
  const places: number[] = [];
  const [first = 0, ...others] = new TextEncoder().encode(word);
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (others.every((byte, index) => bytes[at + 1 + index] === byte)) places.push(at + word.length);
  }
  return places;
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

/** A file has a few; what is beyond these is looked at by nobody. */
const MOST_STREAMS = 500;
const LONGEST_HEAD = 1000;
const LARGEST = 4 * 1024 * 1024;

/** Where the streams lie in which pages and other objects are packed. */
function objectStreams(bytes: Uint8Array): readonly (readonly [from: number, to: number])[] {
  const heads = placesOf('ObjStm', bytes).slice(0, MOST_STREAMS);
  const starts = heads.flatMap((at) => {
    const found = /stream\r?\n/.exec(latin1(bytes.subarray(at, at + LONGEST_HEAD)));
    return found ? [at + found.index + found[0].length] : [];
  });
  return starts.map((from, nth) => [from, starts[nth + 1] ?? bytes.length]);
}

/** What deflated bytes hold, as far as they can be followed: pdfium is the judge of damage. */
async function inflated(bytes: Uint8Array): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    const packed = new Blob([new Uint8Array(bytes)]).stream();
    for await (const chunk of packed.pipeThrough(new DecompressionStream('deflate'))) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > LARGEST) break;
    }
  } catch {}
  return joined(chunks, length);
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
