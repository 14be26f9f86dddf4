import bars from 'cli-progress';
import { complain } from './output.ts';
import { inColumns, printable } from './terminal.ts';
import { type Language, WORDS } from './words.ts';

/** Shows how far a run has come. */
export interface Progress {
  /** A source is being read. */
  begun(path: string): void;
  /** A source is done. */
  done(source: { readonly path: string; readonly failed: boolean; readonly findings: number }): void;
  /** How far others have come that read the sources. */
  at(stand: Pick<Stand, 'done' | 'failed' | 'findings'>): void;
  /** How many there are, once it is known. */
  total(count: number): void;
  stop(): void;
}

/** Nothing is shown. */
export const NO_PROGRESS: Progress = { begun() {}, done() {}, at() {}, total() {}, stop() {} };

/** How far a run has come. */
export interface Stand {
  readonly done: number;
  readonly failed: number;
  readonly findings: number;
  /** `undefined` until it is known. */
  readonly total: number | undefined;
  /** Sources a second of late. */
  readonly rate: number;
  /** Seconds, where that can be told. */
  readonly left: number | undefined;
  /** The source that has been read for longest, where it is long. */
  readonly slow: { readonly path: string; readonly seconds: number } | undefined;
}

/** Seconds after which a source that is being read is shown. */
const LONG = 3;

/** The rate is that of so many last seconds: files that were known go by much quicker than those that are read. */
const WINDOW = 30;

const EVERY_LINE = 30_000;
const EVERY_FRAME = 500;

/** A bar on a terminal; elsewhere, a line every half minute. */
export function progressOn(stream: NodeJS.WriteStream, language: Language): Progress {
  const meter = meterFrom(() => performance.now() / 1000);
  const stop = stream.isTTY ? drawBar(stream, meter.stand, language) : writeLines(meter.stand, language);
  return { ...meter, stop };
}

/** Adds up what a progress is told; `now` gives seconds. */
export function meterFrom(now: () => number): Omit<Progress, 'stop'> & { stand(): Stand } {
  let [done, failed, findings] = [0, 0, 0];
  let total: number | undefined;
  const reading = new Map<string, number>();
  const samples: { at: number; done: number }[] = [{ at: now(), done: 0 }];
  return {
    begun(path) {
      reading.set(path, now());
    },
    done(source) {
      reading.delete(source.path);
      done += 1;
      failed += source.failed ? 1 : 0;
      findings += source.findings;
    },
    at(others) {
      ({ done, failed, findings } = others);
    },
    total(count) {
      total = count;
    },
    stand() {
      const rate = rateOf(samples, { at: now(), done });
      const left = total === undefined || rate === 0 ? undefined : Math.max(0, total - done) / rate;
      return { done, failed, findings, total, rate, left, slow: slowIn(reading, now()) };
    },
  };
}

/** Sources a second since the oldest sample that is still of late. */
function rateOf(samples: { at: number; done: number }[], last: { at: number; done: number }): number {
  samples.push(last);
  while (samples.length > 2 && (samples[1]?.at ?? 0) < last.at - WINDOW) samples.shift();
  const [first = last] = samples;
  return last.at > first.at ? (last.done - first.done) / (last.at - first.at) : 0;
}

/** The first that was begun of those being read: a map keeps its order. */
function slowIn(reading: ReadonlyMap<string, number>, now: number): Stand['slow'] {
  const [first] = reading;
  if (!first || now - first[1] < LONG) return undefined;
  return { path: first[0], seconds: now - first[1] };
}

function drawBar(stream: NodeJS.WriteStream, stand: () => Stand, language: Language): () => void {
  const format = (options: object, params: { readonly progress: number }) => {
    const { total } = stand();
    const bar = total === undefined ? '' : `${bars.Format.BarFormat(params.progress, options)} `;
    const line = bar + standText(stand(), language);
    return inColumns(line, (stream.columns || 80) - 1).trimEnd();
  };
  const bar = new bars.SingleBar({ stream, format, barsize: 20, clearOnComplete: true, linewrap: true });
  bar.start(1, 0);
  const timer = setInterval(() => {
    const { total = 1, done } = stand();
    bar.setTotal(Math.max(1, total));
    bar.update(Math.min(done, total));
  }, EVERY_FRAME);
  timer.unref();
  return () => {
    clearInterval(timer);
    bar.stop();
  };
}

function writeLines(stand: () => Stand, language: Language): () => void {
  const timer = setInterval(() => complain(standText(stand(), language)), EVERY_LINE);
  timer.unref();
  return () => clearInterval(timer);
}

/** How far a run has come, in one line. */
export function standText(stand: Stand, language: Language): string {
  const { done, total, failed, findings, rate, left, slow } = stand;
  const words = WORDS[language].progress;
  const parts = [
    words.done(total === undefined ? String(done) : `${done}/${total}`),
    words.failed(failed),
    words.findings(findings),
    `${rate.toFixed(rate < 10 ? 1 : 0)}/s`,
    ...(left === undefined ? [] : [words.left(duration(left))]),
    ...(slow ? [words.slow(printable(slow.path), duration(slow.seconds))] : []),
  ];
  return parts.join(words.separator);
}

/** `3 s`, `2:05`, `1:02:05`. */
function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const two = (number: number) => String(number).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}
