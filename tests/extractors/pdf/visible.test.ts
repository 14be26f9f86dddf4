import { deflateSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import {
  buildPdf,
  doubtsOf,
  extractor,
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
  ['项目', '数量'],
  ['申请', '20'],
];

function plain(pen: Pen): void {
  strokeLines(pen, gridLines(2, 2));
  writeRows(pen, ROWS);
}

describe('only what a reader sees is read', () => {
  const additions: Readonly<Record<string, (pen: Pen) => void>> = {
    'a hidden layer with other numbers': (pen) => {
      pen.addContent('3 Tr');
      writeRows(pen, [
        ['别的', '9'],
        ['什么', '999'],
      ]);
      pen.addContent('0 Tr');
    },
    'white text': (pen) => {
      pen.fillColor('#ffffff');
      write(pen, '77', 200, 126);
      pen.fillColor('#000000');
    },
    'transparent text': (pen) => {
      pen.fillOpacity(0);
      write(pen, '77', 200, 126);
      pen.fillOpacity(1);
    },
    'text off the page': (pen) => {
      write(pen, '12345', 700, 126);
      write(pen, '12345', 100, -50);
    },
    'text outside its clip': (pen) => {
      pen.save().rect(0, 0, 50, 50).clip();
      write(pen, '88', 200, 126);
      pen.restore();
    },
    'a watermark that leans': (pen) => {
      pen.save().rotate(-45, { origin: [150, 120] });
      write(pen, '内部资料 2024', 110, 120);
      pen.restore();
    },
    'a number that a line strikes out, beside the one that holds': (pen) => {
      const [x, width] = [202, pen.widthOfString('77')];
      write(pen, '77', x, 126);
      const middle = 126 + pen.currentLineHeight() / 2;
      strokeLines(pen, [[x - 1, middle, x + width + 1, middle]]);
    },
    'text of no size': (pen) => {
      pen.fontSize(0.1);
      write(pen, '66', 200, 126);
    },
  };
  test.each(Object.keys(additions))('%s', async (name) => {
    const document = await read(
      await buildPdf((pen) => {
        plain(pen);
        additions[name]?.(pen);
      }),
    );
    expect(tablesOf(document).map(rowsOf)).toEqual([ROWS]);
    expect(textsOf(document)).toEqual([]);
    expect(doubtsOf(document)).toEqual([]);
  });

  test('what is painted over is gone, white text on a dark ground is not', async () => {
    const document = await read(
      await buildPdf((pen) => {
        write(pen, '999', 190, 126);
        pen.rect(141, 125, 78, 22).fill('#ffffff');
        pen.rect(60, 100, 160, 24).fill('#1f3864').fillColor('#ffffff');
        writeRows(pen, ROWS.slice(0, 1));
        pen.fillColor('#000000');
        writeRows(pen, [
          ['', ''],
          ['申请', '20'],
        ]);
        strokeLines(pen, gridLines(2, 2));
      }),
    );
    expect(tablesOf(document).map(rowsOf)).toEqual([ROWS]);
  });
});

describe('pages without text', () => {
  test('a scan with a hidden text layer needs OCR', async () => {
    const bytes = await buildPdf((pen) => {
      scan(pen);
      pen.addContent('3 Tr');
      writeRows(pen, ROWS);
    });
    await expect(read(bytes)).rejects.toMatchObject({ name: 'DocumentError', problem: 'needs-ocr' });
  });

  test('text under a picture of the page is a hidden text layer', async () => {
    const bytes = await buildPdf((pen) => {
      writeRows(pen, ROWS);
      scan(pen);
    });
    await expect(read(bytes)).rejects.toMatchObject({ problem: 'needs-ocr' });
  });

  test('one scanned page among others is named in a warning', async () => {
    const document = await read(
      await buildPdf((pen) => {
        plain(pen);
        pen.addPage();
        scan(pen);
      }),
    );
    expect(document.warnings).toMatchObject([{ code: 'page-needs-ocr', values: { page: 2 }, places: [{ page: 2 }] }]);
    expect(tablesOf(document)).toHaveLength(1);
  });

  test('empty pages', async () => {
    await expect(read(await buildPdf(() => undefined))).rejects.toMatchObject({ problem: 'empty' });
  });
});

describe('files that cannot be read', () => {
  test('a password', async () => {
    const bytes = await buildPdf(plain, { userPassword: 'secret' });
    await expect(read(bytes)).rejects.toMatchObject({
      problem: 'encrypted',
      message: expect.stringContaining('password'),
    });
  });

  test('an owner password alone does not stop reading', async () => {
    const document = await read(await buildPdf(plain, { ownerPassword: 'secret' }));
    expect(tablesOf(document).map(rowsOf)).toEqual([ROWS]);
  });

  test.each([
    ['nothing but a head', new TextEncoder().encode('%PDF-1.7\n')],
    ['noise', new Uint8Array(5000).fill(77)],
  ])('%s', async (_, bytes) => {
    await expect(read(bytes)).rejects.toMatchObject({ problem: 'damaged' });
  });

  test('a file cut off in the middle is read as far as it goes or refused, never wrong', async () => {
    const bytes = await buildPdf(plain);
    const outcome = await read(bytes.subarray(0, bytes.length - 600)).then(
      (document) => tablesOf(document).map(rowsOf),
      (error: { name: string }) => error.name,
    );
    expect([[ROWS], 'DocumentError']).toContainEqual(outcome);
  });
});

test('accepts PDF by its first bytes and leaves the bytes alone', async () => {
  const bytes = await buildPdf(plain, { info: { Title: '年度报告' } });
  const copy = bytes.slice();
  expect(extractor.accepts(bytes, 'x.bin')).toBe(true);
  expect(extractor.accepts(new TextEncoder().encode('<html>'), 'x.pdf')).toBe(false);
  const document = await read(bytes);
  expect(bytes).toEqual(copy);
  expect(document).toMatchObject({
    medium: 'pdf',
    reading: 'text',
    pages: 1,
    metadata: { title: '年度报告' },
    warnings: [],
  });
  expect(await read(bytes)).toEqual(document);
});

/** A grey picture over the whole page. */
function scan(pen: Pen): void {
  const image = pen.ref({
    Type: 'XObject',
    Subtype: 'Image',
    Width: 20,
    Height: 28,
    ColorSpace: 'DeviceGray',
    BitsPerComponent: 8,
    Filter: 'FlateDecode',
  });
  image.end(deflateSync(Buffer.alloc(20 * 28, 200)));
  pen.page.xobjects.Scan = image;
  pen.addContent('q 595 0 0 -842 0 842 cm /Scan Do Q');
}
