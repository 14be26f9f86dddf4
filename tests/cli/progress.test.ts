import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { linesInOrder } from '../../src/cli/lines-in-order.ts';
import { meterFrom, progressOn, standText } from '../../src/cli/progress.ts';

/** A meter with a clock that stands still until it is told. */
function aMeter() {
  let now = 0;
  const meter = meterFrom(() => now);
  const read = (path: string, failed = false, findings = 0) => {
    meter.begun(path);
    meter.done({ path, failed, findings });
  };
  const pass = (seconds: number) => {
    now += seconds;
  };
  return { ...meter, read, pass };
}

describe('how far a run has come', () => {
  test('is counts, the rate, and the time left once the total is known', () => {
    const { read, pass, stand, total } = aMeter();
    for (let nth = 0; nth < 10; nth += 1) read(`${nth}`, nth === 3, 2);
    pass(5);
    expect(stand()).toMatchObject({ done: 10, failed: 1, findings: 20, rate: 2, total: undefined, left: undefined });
    total(30);
    expect(stand()).toMatchObject({ total: 30, left: 10 });
  });

  test('has the rate of late, as what was known goes by much quicker', () => {
    const { read, pass, stand } = aMeter();
    for (let nth = 0; nth < 9000; nth += 1) read(`${nth}`);
    for (let second = 0; second < 60; second += 1) {
      pass(1);
      read(`slow ${second}`);
      stand();
    }
    expect(stand().rate).toBeCloseTo(1, 1);
  });

  test('names the source that has been read for longest, where it is long', () => {
    const { begun, read, pass, stand } = aMeter();
    begun('slow.pdf');
    pass(2);
    expect(stand().slow).toBeUndefined();
    begun('next.pdf');
    pass(2);
    expect(stand().slow).toEqual({ path: 'slow.pdf', seconds: 4 });
    read('slow.pdf');
    pass(4);
    expect(stand().slow).toEqual({ path: 'next.pdf', seconds: 6 });
  });

  test('is one line in either language, and obeys no file name', () => {
    const stand = { done: 1200, failed: 3, findings: 812, total: 5000, rate: 40.06, left: 95, slow: undefined };
    expect(standText(stand, 'en')).toBe('1200/5000 done, 3 failed, 812 findings, 40/s, 1:35 left');
    const slow = { path: 'a\u001b[2J\n年报.pdf', seconds: 3725 };
    expect(standText({ ...stand, total: undefined, left: undefined, rate: 0.5, slow }, 'zh')).toBe(
      '已完成 1200，失败 3，问题 812，0.5/s，正在读取 a[2J 年报.pdf（1:02:05）',
    );
  });
});

describe('off a terminal', () => {
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  test('a run says how far it has come every half minute, until it is stopped', () => {
    jest.useFakeTimers();
    const written = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const progress = progressOn({ isTTY: false } as NodeJS.WriteStream, 'en');
    progress.total(2);
    progress.done({ path: 'a', failed: false, findings: 3 });
    jest.advanceTimersByTime(29_000);
    expect(written).not.toHaveBeenCalled();
    jest.advanceTimersByTime(32_000);
    progress.stop();
    jest.advanceTimersByTime(60_000);
    const lines = written.mock.calls.map(([text]) => String(text));
    expect(lines).toEqual([
      expect.stringMatching(/^1\/2 done, 0 failed, 3 findings, .*\n$/),
      expect.stringMatching(/^1\/2 done/),
    ]);
  });
});

describe('lines in the order of the sources', () => {
  function aPrinter() {
    const printed: number[] = [];
    return { printed, ...linesInOrder(async (id) => void printed.push(id)) };
  }

  test('wait for those before them', async () => {
    const { printed, done, finish } = aPrinter();
    done({ id: 12, position: 2 });
    done({ id: 11, position: 1 });
    await Promise.resolve();
    expect(printed).toEqual([]);
    done({ id: 10, position: 0 });
    await finish();
    expect(printed).toEqual([10, 11, 12]);
  });

  test('are printed to the end where some never came, as of a run that was stopped', async () => {
    const { printed, done, finish } = aPrinter();
    for (const position of [5, 0, 3]) done({ id: position, position });
    await finish();
    expect(printed).toEqual([0, 3, 5]);
  });

  test('say what broke printing at the end', async () => {
    const { done, finish } = linesInOrder(() => Promise.reject(new Error('no such row')));
    done({ id: 1, position: 0 });
    await expect(finish()).rejects.toThrow('no such row');
  });
});
