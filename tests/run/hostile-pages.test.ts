import { describe, expect, test } from '@jest/globals';
import { audit } from '../../src/audit.ts';
import { nodeExtractors } from '../../src/run/engines.ts';

const EXTRACTORS = nodeExtractors({ ocr: 'never' });

/** What became of a page: `read`, or why not. Errors that are no word on the source come through. */
async function read(text: string, name = 'a.html'): Promise<string> {
  try {
    await audit(new TextEncoder().encode(text), name, EXTRACTORS);
    return 'read';
  } catch (error) {
    if (error instanceof Error && error.name === 'DocumentError' && 'problem' in error) return String(error.problem);
    throw error;
  }
}

/** So much of it that what takes the square of its size would not end. */
const MANY = 100_000;

const many = (make: (index: number) => string, count = MANY) =>
  Array.from({ length: count }, (_, at) => make(at)).join('');

describe('nesting without end is refused before it is gone through', () => {
  test.each([
    ['blocks', many(() => '<div>')],
    ['tables', many(() => '<table><tr><td>')],
    ['inline elements', many(() => '<span>')],
    ['inline elements in a cell', `<table><tr><td>${many(() => '<i>')}1`],
    ['formatting that every paragraph begins anew', many((at) => `<p><b id=${at}>x</p>`)],
    ['what is no HTML', `<math>${many(() => '<mi>')}`],
  ])('%s', async (_what, page) => {
    expect(await read(page)).toBe('damaged');
  });

  test('what one may meet is read', async () => {
    expect(await read(`${many(() => '<div>', 100)}${many(() => '<span>', 300)}政府信息公开`)).toBe('read');
    expect(await read(many((at) => `<p><font color=${at}>x</font></p>`, MANY / 5))).toBe('read');
  });
});

describe('tables beyond any report are refused', () => {
  test.each([
    ['in rows', `<table>${many(() => '<tr><td>1<td>2')}</table>`],
    ['in one row', `<table><tr>${many(() => '<td>1', 2 * MANY)}</table>`],
    ['by spans', `<table>${many(() => '<tr><td colspan=1000000000 rowspan=1000000000>1', 1000)}</table>`],
    ['by spans in one row', `<table><tr>${many(() => '<td colspan=1000000000>1')}</table>`],
  ])('%s', async (_how, page) => {
    expect(await read(page)).toBe('too-large');
  });

  test.each([
    ['rows', many(() => '予以公开\t1\t2\n')],
    ['one row', many(() => '1\t', 2 * MANY)],
  ])('in a text: %s', async (_how, text) => {
    expect(await read(text, 'a.txt')).toBe('too-large');
  });

  test.each([
    ['cells, one below the other', many((at) => `予以公开${at % 100}\n1\n`, MANY / 5)],
    ['cells in one line', `本年新收${many((at) => ` 予以公开 ${at}`)}`],
    ['pipes', many(() => '|\n')],
  ])('%s in a text without an end are no table', async (_what, text) => {
    expect(await read(text, 'a.txt')).toBe('read');
  });

  test('a large one is gone through', async () => {
    expect(await read(`<table>${many(() => `<tr>${'<td>1'.repeat(9)}`, 5000)}</table>`)).toBe('read');
  });

  test('spans of any size in a report cost nothing', async () => {
    expect(await read('<table><tr><td colspan=1000000000 rowspan=1000000000>1<tr><td>2</table>')).toBe('read');
  });
});

describe('pages without an end to anything are read', () => {
  test.each([
    ['paragraphs', many(() => '<p>全年收到政府信息公开申请12件。')],
    ['tables', many(() => '<table><tr><td>1</table>', MANY / 5)],
    ['markup that does not close', many(() => '<table ')],
    ['comments', many(() => '<!--')],
  ])('%s', async (_what, page) => {
    expect(await read(page)).toBe('read');
  });

  test('tables that do not close in a text', async () => {
    expect(
      await read(
        many(() => '<table '),
        'a.md',
      ),
    ).toBe('read');
  });
});
