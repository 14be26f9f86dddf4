import { describe, expect, test } from '@jest/globals';
import type { FreeBox, ScanLayout } from '../../../extractors/scan/layout.ts';
import { readOpenTables } from '../../../extractors/scan/open-tables.ts';
import type { Alphabet, CellReader } from '../../../extractors/scan/reader.ts';
import type { Box, Table } from '../../../src/document.ts';

const EM = 10;
const PAGE = { width: 600, height: 800 };

/** Something printed: where its middle is, in points, and what a reader of each alphabet sees. */
interface Print {
  readonly text: string;
  readonly box: Box;
  readonly asDigits?: string;
  readonly probability?: number;
}

/** Ink of a text around a place: digits are lower and narrower than ideographs, a dash is flat. */
function print(text: string, x: number, y: number, seen: Partial<Print> = {}): Print {
  const isWord = /\p{Script=Han}/u.test(text);
  const [width, height] = [text.length * EM * (isWord ? 0.95 : 0.5), EM * (isWord ? 0.92 : text === '-' ? 0.1 : 0.72)];
  return { text, box: [x - width / 2, y - height / 2, x + width / 2, y + height / 2], ...seen };
}

const row = (label: string, y: number, ...numbers: readonly string[]) => [
  print(label, 100, y),
  ...numbers.flatMap((text, index) => (text === '' ? [] : [print(text, 250 + 60 * index, y)])),
];

/** A page on which this is printed, and a reader who sees it wherever he is asked to look. */
function pageOf(prints: readonly Print[], { shift = 0, faint = '' } = {}) {
  const seen = new Map<unknown, Print>();
  const toFree = (one: Print): FreeBox => {
    const [x0, y0, x1, y1] = one.box;
    const straight: Box = [x0 + shift, y0, x1 + shift, y1];
    const grey = new Uint8Array(1);
    seen.set(grey, one);
    const size = { width: Math.round(2 * (x1 - x0)), height: Math.round(2 * (y1 - y0)) };
    return { ...size, grey, box: straight, straight, stacked: false };
  };
  const boxes = prints.map(toFree);
  const layout: ScanLayout = {
    ...PAGE,
    ...{ turn: 0, skew: 0, noise: 0, tables: [], rules: [], middle: PAGE.width / 2 },
    ...{ lines: boxes, boxes },
    cut: (box) => ({ width: 9, height: 9, grey: new Uint8Array(0), box }),
  };
  const read = (grey: Uint8Array, alphabet: Alphabet) => {
    const one = seen.get(grey);
    if (!one) return faint === '' ? { text: '', probability: 1 } : { text: faint, probability: 0.5 };
    return { text: (alphabet === 'digits' && one.asDigits) || one.text, probability: one.probability ?? 0.99 };
  };
  const reader: CellReader = {
    name: 'knowing',
    read: async (crops, alphabet) => crops.map(({ grey }) => ({ ...read(grey, alphabet), alternatives: [] })),
    close: async () => {},
  };
  return { layout, reader };
}

const rowsOf = ({ rows, cells }: Table) =>
  Array.from({ length: rows }, (_, at) => cells.filter((cell) => cell.row === at).map(({ text }) => text));

async function read({ layout, reader }: ReturnType<typeof pageOf>, carried: ScanColumns = []) {
  return readOpenTables(layout, { number: 1, carried }, reader);
}
type ScanColumns = Awaited<ReturnType<typeof readOpenTables>>['columns'];

const HEADS = ['自然人', '商业企业', '科研机构', '总计'].map((text, index) => print(text, 250 + 60 * index, 100));

describe('a table without lines', () => {
  const prints = [
    ...HEADS,
    ...row('一、新收', 130, '1', '-', '0', '1'),
    ...row('二、结转', 160, '', '', '', '7'),
    print('（一）部分公开，只计', 100, 184),
    print('这一情形', 100, 196),
    ...row('', 190, '12', '0', '0', '12').slice(1),
  ];

  test('has its rows and columns by how its print is aligned; lone marks are numbers, what is blank has its place', async () => {
    const { tables, rest } = await read(pageOf(prints));
    expect(tables.map(rowsOf)).toEqual([
      [
        ['自然人', '商业企业', '科研机构', '总计'],
        ['一、新收', '1', '-', '0', '1'],
        ['二、结转', '', '', '', '7'],
        ['（一）部分公开，只计\n这一情形', '12', '0', '0', '12'],
      ],
    ]);
    expect(rest).toEqual([]);
  });

  test('keeps of every number cell how it was recognised and its picture, blank ones too', async () => {
    const { tables, looks } = await read(pageOf(prints));
    const numbers = tables[0]?.cells.filter(({ row, column }) => row > 0 && column > 0) ?? [];
    expect(numbers).toHaveLength(12);
    expect(numbers.every(({ place, recognition }) => recognition && looks.has(place))).toBe(true);
  });

  test('may have faint print where no box of print was found: such a cell is not certainly blank', async () => {
    const { tables } = await read(pageOf(prints, { faint: '3' }));
    const cell = tables[0]?.cells.find(({ row, column }) => row === 2 && column === 1);
    expect(cell).toMatchObject({ text: '3', recognition: { probability: 0.5 } });
  });

  test('shows a reader of what seems blank some numbers, so that it knows how high digits are', async () => {
    const { layout, reader } = pageOf(prints);
    const asked: number[] = [];
    const counting: CellReader = {
      ...reader,
      read(crops, alphabet) {
        const blank = crops.filter(({ grey }) => grey.length === 0);
        if (blank.length > 0) asked.push(crops.length - blank.length);
        return reader.read(crops, alphabet);
      },
    };
    const { tables } = await readOpenTables(layout, { number: 1, carried: [] }, counting);
    expect(tables).toHaveLength(1);
    expect(asked).toEqual([8]);
  });

  test('is not torn apart by a word that a reader of digits takes for 无', async () => {
    const group = print('（四）无', 30, 145, { asDigits: '无' });
    const { tables } = await read(pageOf([...prints, group]));
    expect(tables).toHaveLength(1);
    expect(
      rowsOf(tables[0] as Table)
        .at(-1)
        ?.slice(-4),
    ).toEqual(['12', '0', '0', '12']);
  });

  test('goes on overleaf in the same columns, though the sheet lies a little elsewhere on the glass', async () => {
    const { columns } = await read(pageOf(prints));
    const overleaf = [...row('3.要求', 100, '4', '', '', '4'), ...row('4.其他', 130, '', '', '5', '5')];
    const { tables } = await read(pageOf(overleaf, { shift: 4 }), columns);
    expect(tables.map(rowsOf)).toEqual([
      [
        ['3.要求', '4', '', '', '4'],
        ['4.其他', '', '', '5', '5'],
      ],
    ]);
  });

  test('does not go on in columns that its numbers do not stand in', async () => {
    const { columns } = await read(pageOf(prints));
    const elsewhere = row('3.要求', 100, '4', '', '', '4');
    const { tables } = await read(pageOf(elsewhere, { shift: 30 }), columns);
    expect(tables.every((table) => table.columns < 5)).toBe(true);
  });
});

describe('no table', () => {
  test.each([
    ['prose', [print('本年度主动公开政府信息一百条其中规范性文件五件', 250, 100), print('办结申请三件', 120, 120)]],
    [
      'a letter',
      [print('各科室', 60, 100), print('联系人', 60, 140), print('电话：', 300, 140), print('某局办公室', 450, 180)],
    ],
    ['a page number', [print('结束语', 100, 700), print('12', 300, 790)]],
  ])('%s stays lines of print', async (_, prints) => {
    const page = pageOf(prints);
    const { tables, rest } = await read(page);
    expect(tables).toEqual([]);
    expect(rest).toEqual(page.layout.lines);
  });
});
