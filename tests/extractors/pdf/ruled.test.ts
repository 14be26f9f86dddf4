import { describe, expect, test } from '@jest/globals';
import {
  buildPdf,
  cellWith,
  doubtsOf,
  GRID,
  gridLines,
  type Pen,
  read,
  rowsOf,
  strokeLines,
  tablesOf,
  textsOf,
  write,
  writeRows,
} from './build.ts';

const ROWS = [
  ['项目', '自然人', '企业', '总计'],
  ['新收申请', '20', '3', '23'],
  ['上年结转', '0', '1,024', '1,024'],
];
const LINES = gridLines(3, 4);

async function tableOf(draw: (pen: Pen) => void, options: PDFKit.PDFDocumentOptions = {}) {
  const document = await read(await buildPdf(draw, options));
  return { document, rows: tablesOf(document).map(rowsOf) };
}

/** Every character on its own, from the end of the table to its start. */
function writeBackwards(pen: Pen, shift: number): void {
  const marks = ROWS.flatMap((row, r) =>
    row.flatMap((text, c) => {
      const start = GRID.x + c * GRID.width + 10 + shift;
      const y = GRID.y + r * GRID.height + 5;
      return [...text].map((char, index) => ({ char, x: start + pen.widthOfString(text.slice(0, index)), y }));
    }),
  );
  for (const { char, x, y } of marks.reverse()) {
    write(pen, char, x, y);
  }
}

describe('ruled tables, however the rules are drawn', () => {
  const drawings: Readonly<Record<string, (pen: Pen) => void>> = {
    strokes: (pen) => strokeLines(pen, LINES),
    'dashed strokes': (pen) => {
      pen.dash(2, { space: 1.5 });
      strokeLines(pen, LINES);
      pen.undash();
    },
    'thin filled rectangles': (pen) => {
      for (const [x0, y0, x1, y1] of LINES) {
        pen.rect(x0, y0, Math.max(x1 - x0, 0.5), Math.max(y1 - y0, 0.5)).fill();
      }
    },
    'rectangles of no width': (pen) => {
      for (const [x0, y0, x1, y1] of LINES) {
        pen.rect(x0, y0, x1 - x0, y1 - y0).stroke();
      }
    },
    'a rectangle around each cell': (pen) => {
      for (let r = 0; r < 3; r++) {
        for (let c = 0; c < 4; c++) {
          pen.rect(GRID.x + c * GRID.width, GRID.y + r * GRID.height, GRID.width, GRID.height).stroke();
        }
      }
    },
    'double lines': (pen) => {
      strokeLines(pen, LINES);
      strokeLines(
        pen,
        LINES.map(([x0, y0, x1, y1]) => [x0 + 1.5, y0 + 1.5, x1 + 1.5, y1 + 1.5]),
      );
    },
    'lines in pieces': (pen) => {
      for (const [x0, y0, x1, y1] of LINES) {
        const mid: [number, number] = [(x0 + x1) / 2, (y0 + y1) / 2];
        strokeLines(pen, [
          [mid[0], mid[1], x1, y1],
          [x0, y0, mid[0], mid[1]],
        ]);
      }
    },
    'white cells on a dark ground': (pen) => {
      pen.rect(GRID.x - 0.5, GRID.y - 0.5, 4 * GRID.width + 1, 3 * GRID.height + 1).fill('#333333');
      for (let r = 0; r < 3; r++) {
        for (let c = 0; c < 4; c++) {
          pen
            .rect(GRID.x + c * GRID.width + 0.5, GRID.y + r * GRID.height + 0.5, GRID.width - 1, GRID.height - 1)
            .fill('#ffffff');
        }
      }
      pen.fill('#000000');
    },
    'shaded rows under strokes': (pen) => {
      pen
        .rect(GRID.x, GRID.y, 4 * GRID.width, GRID.height)
        .fill('#c6d9f1')
        .fill('#000000');
      strokeLines(pen, LINES);
    },
    'no lines at the sides': (pen) =>
      strokeLines(
        pen,
        LINES.filter(([x0, , x1]) => x0 !== x1 || (x0 !== GRID.x && x0 !== GRID.x + 4 * GRID.width)),
      ),
  };
  test.each(Object.keys(drawings))('%s', async (name) => {
    const { document, rows } = await tableOf((pen) => {
      drawings[name]?.(pen);
      pen.fillColor('#000000');
      writeRows(pen, ROWS);
    });
    expect(rows).toEqual([ROWS]);
    expect(doubtsOf(document)).toEqual([]);
  });

  test.each([90, 180, 270])('a page that is shown turned by %i°', async (turn) => {
    const { document } = await tableOf((pen) => {
      (pen.page.dictionary.data as Record<string, unknown>).Rotate = turn;
      const { width, height } = { width: 595.28, height: 841.89 };
      if (turn === 90) pen.transform(0, -1, 1, 0, 0, height);
      if (turn === 180) pen.transform(-1, 0, 0, -1, width, height);
      if (turn === 270) pen.transform(0, 1, -1, 0, width, 0);
      strokeLines(pen, LINES);
      writeRows(pen, ROWS);
    });
    expect(tablesOf(document).map(rowsOf)).toEqual([ROWS]);
    expect(cellWith(document, '新收申请')?.place).toEqual({ page: 1, box: [60, 124, 140, 148] });
  });

  test('a table set sideways on an upright page keeps its places as shown', async () => {
    const { document, rows } = await tableOf((pen) => {
      pen.transform(0, 1, -1, 0, 595.28, 0);
      strokeLines(pen, LINES);
      writeRows(pen, ROWS);
    });
    expect(rows).toEqual([ROWS]);
    expect(cellWith(document, '项目')?.place).toEqual({ page: 1, box: [471.3, 60, 495.3, 140] });
  });
});

describe('cells', () => {
  test('a cell over several rows or columns', async () => {
    const [top, second, third, last, ...downs] = LINES;
    const { document } = await tableOf((pen) => {
      strokeLines(
        pen,
        [top, third, last].flatMap((line) => (line ? [line] : [])),
      );
      strokeLines(pen, second ? [[140, second[1], second[2], second[3]]] : []);
      const [a, b, c, d, e] = downs;
      strokeLines(
        pen,
        [a, b, c, e].flatMap((line) => (line ? [line] : [])),
      );
      strokeLines(pen, d ? [[d[0], 124, d[2], d[3]]] : []);
      writeRows(pen, [
        ['一', '二', '', ''],
        ['', '3', '4', '5'],
        ['六', '7', '8', '9'],
      ]);
      write(pen, '三', 290, 105);
    });
    const [table] = tablesOf(document);
    expect(table).toMatchObject({ rows: 3, columns: 4 });
    expect(cellWith(document, '一')).toMatchObject({ rowSpan: 2, columnSpan: 1 });
    expect(cellWith(document, '三')).toMatchObject({ row: 0, column: 2, rowSpan: 1, columnSpan: 2 });
    expect(cellWith(document, '5')).toMatchObject({ row: 1, column: 3 });
  });

  test('text written in any order, glyph by glyph, and twice', async () => {
    const { document, rows } = await tableOf((pen) => {
      strokeLines(pen, LINES);
      writeBackwards(pen, 0);
      writeBackwards(pen, 0.4);
    });
    expect(rows).toEqual([ROWS]);
    expect(doubtsOf(document)).toEqual([]);
  });

  test('all numbers of a row in one piece of text go to their own cells', async () => {
    const { rows } = await tableOf((pen) => {
      strokeLines(pen, gridLines(1, 3));
      pen.text('12 345 6', 95, 105, { lineBreak: false, wordSpacing: 60 });
    });
    expect(rows).toEqual([[['12', '345', '6']]]);
  });

  test.each([
    [6, 105],
    [8.3, 103],
  ])('the digit of a footnote, of size %d, is no digit of the number beside it', async (size, y) => {
    const { document } = await tableOf((pen) => {
      strokeLines(pen, gridLines(1, 3));
      write(pen, '72', 80, 105);
      const end = 80 + pen.widthOfString('72');
      pen.fontSize(size);
      write(pen, '1', end, y);
      pen.fontSize(10);
      write(pen, '777', 240, 105);
    });
    expect(cellWith(document, '721')?.doubt).toBe('the digits are of different sizes');
    expect(cellWith(document, '777')?.doubt).toBeUndefined();
  });

  test('digits drawn apart: joined and doubted when near, kept apart when far', async () => {
    const { document } = await tableOf((pen) => {
      strokeLines(pen, gridLines(1, 3));
      write(pen, '2', 80, 105);
      write(pen, '0', 88.8, 105);
      write(pen, '4', 160, 105);
      write(pen, '5', 175, 105);
      write(pen, '777', 240, 105);
    });
    expect(rowsOf(tablesOf(document)[0])).toEqual([['20', '4 5', '777']]);
    expect(cellWith(document, '20')?.doubt).toBe('the digits stand apart');
    expect(cellWith(document, '4 5')?.doubt).toBe('several numbers stand in one cell');
    expect(cellWith(document, '777')?.doubt).toBeUndefined();
  });

  test('a number wider than its cell stays whole and is doubted', async () => {
    const { document } = await tableOf((pen) => {
      const narrow = { x: 60, y: 100, width: 30, height: 24 };
      strokeLines(pen, gridLines(1, 3, narrow));
      writeRows(pen, [['', '3985758', '']], narrow);
    });
    expect(rowsOf(tablesOf(document)[0])).toEqual([['', '3985758', '']]);
    expect(doubtsOf(document)).toEqual(['a number runs over the edge of its cell']);
  });

  test('numbers that go on in a second line for want of room leave no row open, and are doubted', async () => {
    const { document } = await tableOf((pen) => {
      const narrow = { x: 60, y: 100, width: 20, height: 34 };
      strokeLines(pen, gridLines(2, 6, narrow));
      writeRows(
        pen,
        [
          ['14', '0', '65', '191', '20', '0'],
          ['2', '0', '0', '1', '3', '0'],
        ],
        narrow,
      );
      writeRows(pen, [['7', '', '1', '0', '7', '']], { ...narrow, y: 113 });
    });
    expect(rowsOf(tablesOf(document)[0])).toEqual([
      ['14\n7', '0', '65\n1', '191\n0', '20\n7', '0'],
      ['2', '0', '0', '1', '3', '0'],
    ]);
    expect(doubtsOf(document)).toEqual(
      Array.from({ length: 4 }, () => 'a number is wrapped, or several stand in one cell'),
    );
  });

  test('numbers that fill their cells, as browsers print them, are not taken for one', async () => {
    const numbers = ['1168', '31156', '7', '42'];
    const { document } = await tableOf((pen) => {
      const edges = [60];
      for (const text of numbers) edges.push((edges.at(-1) ?? 0) + pen.widthOfString(text) + 1.4);
      const [left = 0, right = 0] = [edges[0], edges.at(-1)];
      strokeLines(pen, [
        [left, 100, right, 100],
        [left, 124, right, 124],
        ...edges.map((x): [number, number, number, number] => [x, 100, x, 124]),
      ]);
      numbers.forEach((text, index) => {
        write(pen, text, (edges[index] ?? 0) + 0.7, 105);
      });
    });
    expect(rowsOf(tablesOf(document)[0])).toEqual([numbers]);
    expect(doubtsOf(document)).toEqual([]);
  });

  test('what is between cells that have lines of their own is no column', async () => {
    const { document } = await tableOf((pen) => {
      for (const x of [60, 143.4, 226.8]) {
        strokeLines(pen, gridLines(2, 1, { ...GRID, x }));
      }
      strokeLines(pen, [
        [60, 100, 306.8, 100],
        [60, 148, 306.8, 148],
      ]);
      for (const y of [100, 124]) {
        ['甲', '5', '6'].forEach((text, index) => {
          write(pen, text, 90 + 83.4 * index, y + 5);
        });
      }
    });
    expect(rowsOf(tablesOf(document)[0])).toEqual([
      ['甲', '5', '6'],
      ['甲', '5', '6'],
    ]);
  });

  test('nor is it a row', async () => {
    const { document } = await tableOf((pen) => {
      strokeLines(pen, [
        [60, 100, 60, 151.3],
        [300, 100, 300, 151.3],
      ]);
      [
        ['甲', '5', '6'],
        ['乙', '7', '8'],
      ].forEach((row, index) => {
        const at = { ...GRID, y: 100 + 27.3 * index };
        strokeLines(pen, gridLines(1, 3, at));
        writeRows(pen, [row], at);
      });
    });
    expect(rowsOf(tablesOf(document)[0]).filter((row) => row.length > 0)).toEqual([
      ['甲', '5', '6'],
      ['乙', '7', '8'],
    ]);
  });

  test('a number on a rule is doubted', async () => {
    const { document } = await tableOf((pen) => {
      strokeLines(pen, gridLines(2, 2));
      writeRows(pen, [
        ['甲', '1'],
        ['乙', ''],
      ]);
      write(pen, '8', 180, 119);
    });
    expect(doubtsOf(document).join()).toContain('a character stands on a line');
  });

  test('different digits printed over each other are doubted', async () => {
    const { document } = await tableOf((pen) => {
      strokeLines(pen, LINES);
      writeRows(pen, ROWS);
      write(pen, '7', GRID.x + 1.5 * GRID.width - 3, GRID.y + GRID.height + 5);
    });
    expect(doubtsOf(document).join()).toContain('printed over each other');
  });

  test('writing from top to bottom, and a label turned by 90°', async () => {
    const { rows } = await tableOf((pen) => {
      const tall = { x: 60, y: 100, width: 60, height: 90 };
      strokeLines(pen, gridLines(1, 3, tall));
      [...'本年度'].forEach((char, index) => {
        write(pen, char, 85, 110 + index * 14);
      });
      pen.save().translate(150, 185).rotate(-90);
      write(pen, '办理结果', 10, -5);
      pen.restore();
      write(pen, '15', 200, 140);
    });
    expect(rows).toEqual([[['本\n年\n度', '办理结果', '15']]]);
  });
});

describe('tables over page breaks', () => {
  const draw = (closed: boolean) => (pen: Pen) => {
    const rows = (from: number, count: number) =>
      Array.from({ length: count }, (_, r) => [`第${'甲乙丙丁戊己'[from + r]}行`, `${from + r}0`, '5']);
    const first = { ...GRID, y: 841.89 - 70 - 3 * GRID.height };
    const second = { ...GRID, y: 70 };
    const lines = (at: typeof GRID, left: 'last' | 'first') =>
      gridLines(3, 3, at).filter((_, index) => closed || index !== (left === 'last' ? 3 : 0));
    strokeLines(pen, lines(first, 'last'));
    writeRows(pen, rows(0, 3), first);
    write(pen, '- 4 -', 290, 800);
    pen.addPage();
    strokeLines(pen, lines(second, 'first'));
    writeRows(pen, rows(3, 3), second);
    write(pen, '- 5 -', 290, 800);
  };
  test.each([true, false])('closed by a rule: %s', async (closed) => {
    const { document, rows } = await tableOf(draw(closed));
    expect(rows).toEqual([
      [
        ['第甲行', '00', '5'],
        ['第乙行', '10', '5'],
        ['第丙行', '20', '5'],
      ],
      [
        ['第丁行', '30', '5'],
        ['第戊行', '40', '5'],
        ['第己行', '50', '5'],
      ],
    ]);
    expect(textsOf(document)).toEqual([]);
    expect(doubtsOf(document)).toEqual([]);
  });
});
