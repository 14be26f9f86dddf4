import { describe, expect, test } from '@jest/globals';
import { load } from 'cheerio';
import { htmlExtractor } from '../../extractors/html/index.ts';
import type { Block, Cell, Table, Text } from '../../src/document.ts';

async function blocks(html: string): Promise<readonly Block[]> {
  const { blocks: found } = await htmlExtractor.extract(new TextEncoder().encode(html), 'page.html');
  return found;
}

async function tables(html: string): Promise<readonly Table[]> {
  return (await blocks(html)).filter((block): block is Table => block.kind === 'table');
}

/** The cells of a table as `row,column+span:text`. */
function cells(table: Table | undefined): readonly string[] {
  return (table?.cells ?? []).map(({ row, column, rowSpan, columnSpan, text }) => {
    const span = `${rowSpan > 1 ? `v${rowSpan}` : ''}${columnSpan > 1 ? `+${columnSpan}` : ''}`;
    return `${row},${column}${span}:${text}`;
  });
}

describe('the grid', () => {
  test('spans push cells to the next free column', async () => {
    const [table] = await tables('<table><tr><td rowspan=2 colspan=2>a<td>b<tr><td>c</table>');
    expect(cells(table)).toEqual(['0,0v2+2:a', '0,2:b', '1,2:c']);
  });

  test('a rowspan ends with its row group, a colspan before a taken column', async () => {
    const [table] = await tables(
      '<table><tr><td>x<td rowspan=9>a<tr><td colspan=9>b</tr><tbody><tr><td>c<td>d</table>',
    );
    expect(cells(table)).toEqual(['0,0:x', '0,1v2:a', '1,0:b', '2,0:c', '2,1:d']);
  });

  test('spans of a hostile size cost nothing', async () => {
    const [table] = await tables('<table><tr><td colspan=100000 rowspan=100000000>a<td colspan=-3>b</table>');
    expect(table?.columns).toBeLessThan(300);
    expect(table?.cells.map((cell) => cell.text)).toEqual(['a', 'b']);
  });
});

describe('tables of other elements', () => {
  const rows = (row: string, cell: string) => {
    const line = (...texts: string[]) => `<div ${row}>${texts.map((text) => `<b ${cell}>${text}</b>`).join('')}</div>`;
    return line('规章', '1', '', '2') + line('行政许可', '', '3', '') + line('尾', '4', '5', '6');
  };
  const sheet = '<style>.t{display:table}.r{display:table-row}.c{display:table-cell}.f{display:flex}</style>';

  test.each([
    `<div class=t>${rows('class=r', 'class=c')}</div>`,
    `<div style="display:table"><div style="display:table-row-group">${rows('class=r', 'class=c')}</div></div>`,
    `<div role=table>${rows('role=row', 'role=cell')}</div>`,
    `<div>${rows('class=f', '')}</div>`,
  ])('keep their blank cells: %#', async (html) => {
    const [table] = await tables(sheet + html);
    expect(cells(table).slice(0, 8)).toEqual([
      '0,0:规章',
      '0,1:1',
      '0,2:',
      '0,3:2',
      '1,0:行政许可',
      '1,1:',
      '1,2:3',
      '1,3:',
    ]);
  });

  test.each([
    '<div class=t><div class=c>题</div></div>',
    `<div><div class=f><p>${'长'.repeat(99)}</p><p>文</p></div>`.repeat(3),
    '<div><div class=f style="flex-direction:column"><p>一</p><p>二</p></div></div>'.repeat(3),
  ])('what only sets a page in parts is none: %#', async (html) => {
    expect(await tables(sheet + html)).toEqual([]);
  });
});

describe('text', () => {
  test.each([
    '<sup>1</sup>',
    '<a href="#_ftn1"><span class=MsoFootnoteReference>1</span></a>',
    '<a href="#_ftn1"><span class=MsoFootnoteReference>[1]</span></a>',
    '<a href="#fn-1">1</a>',
  ])('%s is the mark of a note, no digit', async (mark) => {
    const [table] = await tables(`<table><tr><td>规章<td>12${mark}</table>`);
    expect(table?.cells.map((cell) => cell.text)).toEqual(['规章', '12[1]']);
  });

  test('what is there to be copied and not to be seen is no text', async () => {
    const hidden = ['opacity:0', 'opacity: 0;', 'font-size:0', 'display:none'].map(
      (style) => `<i style="${style}">9</i>`,
    );
    const [table] = await tables(`<table><tr><td>12${hidden.join('')}<i style="opacity:0.8">3</i></table>`);
    expect(table?.cells.map((cell) => cell.text)).toEqual(['123']);
  });

  test('what a style sets apart as a row, a cell or a part of a box stands by itself', async () => {
    const found = await blocks(
      '<div style="display: flex"><span>规章</span><span>1<b>2</b></span></div><span style="display:table-cell">3</span><span style="display:inline">4</span>5',
    );
    expect(found.flatMap((block) => (block.kind === 'text' ? block.text : []))).toEqual(['规章', '12', '3', '45']);
  });

  test('digits and labels cut into spans are whole, blanks are folded', async () => {
    const [table] = await tables(
      '<table><tr><td><p>1.属于<span>国家</span>\n<span>秘密</span></p><td><span>2</span><span>0</span><o:p> </o:p><td>&nbsp;0&nbsp;</table>',
    );
    expect(table?.cells.map((cell) => cell.text)).toEqual(['1.属于国家 秘密', '20', '0']);
  });

  test('what is hidden on the page is not read', async () => {
    const [table, more] = await tables(
      `<table><tr><td>a<td><span style="display:none">9</span>1<tr style="DISPLAY: none"><td>b<td>2<tr hidden><td>c<td>3
       <tr><td>d<td>4<script>5</script><del>6</del></table><table style="display:none"><tr><td>e</table>`,
    );
    expect(cells(table)).toEqual(['0,0:a', '0,1:1', '1,0:d', '1,1:4']);
    expect(more).toBeUndefined();
  });

  test('a raised or lowered number is no digit', async () => {
    const raised =
      '<td>12<sup>2</sup><td>12<span style="vertical-align: super">2</span><td>12<sub>2</sub><td>12<sup>①</sup>';
    const [table] = await tables(`<table><tr>${raised}</table>`);
    expect(table?.cells.map(({ text }) => text)).toEqual(['12[2]', '12[2]', '12[2]', '12①']);
  });

  test.each([
    'font-size:7px;position:relative;top:-5px',
    'top: -5px; position: relative',
    'position:relative;bottom:.4em',
    'vertical-align: 5px',
    'vertical-align:30%',
    'position:relative;top:-3.0pt;mso-text-raise:3.0pt',
  ])('digits beside others that are set higher are raised: %s', async (style) => {
    const raised = (text: string) => `<b style="${style}">${text}</b>`;
    const [table] = await tables(
      `<table><tr><td>12${raised('2')}<td><p>${raised('34')}<td>${raised('5')}${raised('6')}`,
    );
    expect(table?.cells.map(({ text }) => text)).toEqual(['12[2]', '34', '56']);
  });

  test.each([
    '<span style="font-size:7px">1</span>',
    '<small><small>1</small></small>',
    '<font size=1>1</font>',
    '<span style="font-size:70%">1</span>',
    '<span style="color:#FFF">1</span>',
    '<font color=white>1</font>',
    '<span style="color:red">1</span>',
    '<span style="background:linear-gradient(red,red)">1</span>',
  ])('digits that look otherwise than those they touch are doubted: %s', async (mark) => {
    const isWhite = /FFF|white/.test(mark);
    const [table] = await tables(`<table><tr><td>12${mark}<td>12 件${mark}<td>${mark}<td><p>12</p><p>${mark}</table>`);
    expect(table?.cells.map(({ doubt }) => doubt !== undefined)).toEqual([true, isWhite, isWhite, isWhite]);
  });

  test('digits on a ground of their own colour are doubted', async () => {
    const own = '<b style="color:#eee;background:#eeeeee">1</b>';
    const [table] = await tables(
      `<table><tr bgcolor="#003366"><td><font color=white>1</font><tr><td>${own}<tr><td><font color=white>本年</font></table>`,
    );
    expect(table?.cells.map(({ doubt }) => doubt !== undefined)).toEqual([false, true, false]);
  });

  test('the first head of a table stands above its rows, the first foot below', async () => {
    const [table] = await tables('<table><tfoot><tr><td>c</tfoot><tr><td>b<thead><tr><td>a</thead></table>');
    expect(cells(table)).toEqual(['0,0:a', '1,0:b', '2,0:c']);
  });

  test.each([
    '12<span style="margin-left:2em">34</span>',
    '<span style="padding-right:20px">12</span>34',
    '<bdo dir=rtl>12</bdo>',
    '<i class=hidden-xs>2</i><i class=visible-xs>2</i>',
    '<style>.n:before{content:"1"}</style><b class=n>2</b>',
    '<style>.n::after{content:attr(data-n)}</style><b class=n data-n=2></b>',
  ])('numbers with room between them, and digits that a style adds or turns, are doubted: %s', async (cell) => {
    const [table] = await tables(`<table><tr><td>${cell}<td>1<i style="margin-left:1px">2</i></table>`);
    expect(table?.cells.map(({ doubt }) => doubt !== undefined)).toEqual([true, false]);
  });

  test('an icon that a style sheet sets is no digit', async () => {
    const [table] = await tables('<style>.n:before{content:"\\e601"}</style><table><tr><td><b class=n>2</b></table>');
    expect(table?.cells.map(({ text, doubt }) => [text, doubt])).toEqual([['2', undefined]]);
  });

  test('what floats or has a place of its own stands by itself; the mark of a ruby is raised', async () => {
    const [table] = await tables(
      '<table><tr><td>12<i style="float:right">3</i><td>12<i style="position:absolute">3</i><td><ruby>12<rp>(</rp><rt>3</rt></ruby></table>',
    );
    expect(table?.cells.map(({ text }) => text)).toEqual(['12\n3', '12\n3', '12[3]']);
  });

  test('digits that are cut into spans of about one size are not doubted', async () => {
    const [table] = await tables(
      '<table><tr><td><span style="font-size:10.5pt">1</span><span style="font-size:12.0pt">2</span><b>3</b>',
    );
    expect(table?.cells.map(({ doubt }) => doubt)).toEqual([undefined]);
  });

  test.each([
    'font-size:1px;color:#fff',
    'font-size:.5pt',
    'opacity:0.0',
    'color:transparent',
    'position:absolute;left:-9999px',
    'display:inline-block;width:0;overflow:hidden',
    'font-size:0',
    'visibility:collapse',
    'clip-path:inset(100%)',
    'display:inline-block;text-indent:-9999px',
    'display:inline-block;transform:scale(0)',
    'position:absolute;width:1px;clip:rect(0,0,0,0)',
  ])('what nobody sees is not read: %s', async (style) => {
    const [table] = await tables(`<table><tr><td>12<span style="${style}">9</span></table>`);
    expect(table?.cells.map(({ text, doubt }) => [text, doubt])).toEqual([['12', undefined]]);
  });

  describe('style sheets in the page', () => {
    const read = async (sheet: string, body: string) => {
      const found = await blocks(`<style>${sheet}</style>${body}`);
      return found.flatMap((block) => (block.kind === 'text' ? [block.text] : block.cells.map(({ text }) => text)));
    };

    test('hide parts of cells, strike them out and raise them', async () => {
      const sheet =
        '<!-- .a { display : none } td > .b, p.b{text-decoration:line-through} /* .c{} */ #up{vertical-align:super} -->';
      const body =
        '<table><tr><td>1<i class="x a">9</i><td>2<i class=b>9</i><td>3<i id=up>1</i><td>4<i class=c>5</i></table>';
      expect(await read(sheet, body)).toEqual(['1', '2', '3[1]', '45']);
    });

    test('make rows and cells of other elements', async () => {
      const sheet = '.row{display:flex}.row .cell{flex:1} .t em{display:inline-block}';
      const body = '<div class=row><b class=cell>规章</b><b class=cell>1</b></div><p class=t><em>2</em><em>3</em></p>';
      expect(await read(sheet, body)).toEqual(['规章', '1', '2', '3']);
    });

    test('the more exact rule holds, then the later one; what is important outweighs all', async () => {
      const sheet = 'i{display:none} i.s{display:inline} .p{display:none!important} u{display:inline} u{display:none}';
      const body =
        '<table><tr><td>1<i class=s>2</i><td>3<i class="s p" style="display:inline">4</i><td>5<u>6</u></table>';
      expect(await read(sheet, body)).toEqual(['12', '3', '5']);
    });

    test('those for print and narrow screens say nothing, nor do selectors that ask for more than names', async () => {
      const sheet =
        '@media print{i{display:none}} @media (max-width:9px){i{display:none}} i:hover,i[x]{display:none} @import "x"; @media screen{b{display:none}}';
      expect(await read(sheet, '<table><tr><td>1<i>2</i><b>3</b></table>')).toEqual(['12']);
    });

    test.each(['display:none', 'opacity:0', 'visibility:hidden'])(
      'hide no whole table or text: a script shows it: %s',
      async (style) => {
        expect(await read(`.tab{${style}}`, '<div class=tab><table><tr><td>1</table></div>')).toEqual(['1']);
        expect(await read(`.tab{${style}}`, `<div class=tab>${'长'.repeat(300)}</div><p class=tab>短`)).toHaveLength(1);
      },
    );

    test('those for a screen of the usual width hold', async () => {
      const sheet = '@media screen and (min-width:768px){.m{display:none}} @media (max-width: 767px){.w{display:none}}';
      expect(await read(sheet, '<table><tr><td><i class=w>1</i><i class=m>2</i></table>')).toEqual(['1']);
    });

    test('a box without room between its parts, which have a size, is seen', async () => {
      expect(await read('.box{font-size:0}.part{font-size:14px}', '<p class=box><i class=part>1</i></p>')).toEqual([
        '1',
      ]);
    });
  });

  test('a number that was struck out does not run into the one beside it', async () => {
    const line = '<span style="text-decoration: line-through">5</span>6';
    const [table] = await tables(
      `<table><tr><td><s>5</s>6<td><strike>5</strike>6<td><del>5</del><ins>6</ins><td>${line}</table>`,
    );
    expect(table?.cells.map(({ text }) => text)).toEqual(['6', '6', '6', '6']);
  });

  test('controls of a form give what they show', async () => {
    const choice = '<select><option>1<option selected>7</select>';
    const [table] = await tables(
      `<table><tr><td><input value=5><td><input type=hidden value=9>6<td>${choice}<td><textarea>8</textarea>
       <td><input type=checkbox value=on></table>`,
    );
    expect(table?.cells.map(({ text }) => text)).toEqual(['5', '6', '7', '8', '']);
  });

  test('a choice of which nothing is chosen shows the first, a button its words', async () => {
    const [table] = await tables(
      '<table><tr><td><select><option>1<option>7</select><td><input type=button value=5></table>',
    );
    expect(table?.cells.map(({ text }) => text)).toEqual(['1', '5']);
  });

  test('hidden controls show nothing, and an element of any name shows its text', async () => {
    const [table] = await tables(
      `<table><tr><td><input hidden value=5>1<td><input style="display:none" value=6>2
       <td><select style="display:none"><option selected>7</select>3<td><constructor>4</constructor></table>`,
    );
    expect(table?.cells.map(({ text }) => text)).toEqual(['1', '2', '3', '4']);
  });

  test('a page in a frame stands where the frame does', async () => {
    const found = await blocks(
      '<p>a<iframe srcdoc="<h1>标题</h1><table><tr><td>1</table>"></iframe><iframe src=x></iframe>',
    );
    expect(found.map((block) => (block.kind === 'text' ? block.text : cells(block)))).toEqual(['a', '标题', ['0,0:1']]);
    expect((found[2] as Table).cells[0]?.place).toEqual({ selector: 'body > p:nth-child(1) > iframe:nth-child(1)' });
  });

  test('text set as it was typed keeps its lines and its tables', async () => {
    const found = await blocks('<pre>标题\n规章\t1\t\t<b>2</b><br>行政许可\t3<sup>1</sup>\n尾</pre>');
    expect(found.map((block) => (block.kind === 'text' ? block.text : cells(block)))).toEqual([
      '标题',
      ['0,0:规章', '0,1:1', '0,2:', '0,3:2', '1,0:行政许可', '1,1:3[1]'],
      '尾',
    ]);
    expect((found[1] as Table).cells[1]?.place).toEqual({ selector: 'body > pre:nth-child(1)' });
  });

  test('paragraphs and headings come in reading order', async () => {
    const found = await blocks(
      '<h1>标题</h1>前<p>一、总体情况<br>第二行<div align="center">中间</div>后<table><tr><td>x</table>尾',
    );
    expect(found.map((block) => (block.kind === 'text' ? [block.text, block.heading] : 'table'))).toEqual([
      ['标题', true],
      ['前', false],
      ['一、总体情况', false],
      ['第二行', false],
      ['中间', true],
      ['后', false],
      'table',
      ['尾', false],
    ]);
  });
});

describe('layout tables', () => {
  test('tables inside tables are taken out in order', async () => {
    const found = await blocks(
      '<table><tr><td>菜单<td><p>一、总体情况</p><table><tr><td>a<td>1</table><p>完</p></table>',
    );
    expect(found.map((block) => (block.kind === 'text' ? block.text : cells(block)))).toEqual([
      '菜单',
      '一、总体情况',
      ['0,0:a', '0,1:1'],
      '完',
    ]);
  });

  test('nesting without end is refused', async () => {
    await expect(blocks('<div>'.repeat(5000))).rejects.toMatchObject({ name: 'DocumentError', problem: 'damaged' });
  });
});

describe('places', () => {
  test('every selector finds its element on the page', async () => {
    const html = '<div><p>a</p><table><caption>c</caption><tr><td>x<td rowspan=2>y<tr><td>z</table></div><div>b</div>';
    const $ = load(html);
    const found = await blocks(html);
    const placed: readonly (Cell | Text)[] = found.flatMap<Cell | Text>((block) =>
      block.kind === 'table' ? block.cells : [block],
    );
    expect(placed.length).toBe(6);
    for (const { place, text } of placed) {
      const selector = 'selector' in place ? place.selector : '';
      expect($(selector)).toHaveLength(1);
      expect($(selector).text().trim()).toBe(text);
    }
  });
});

test('metadata: title and publication date of the page', async () => {
  const html = '<head><title>甲局年度报告</title><meta name="PubDate" content="2024-1-22 10:00"></head><p>x';
  const { metadata } = await htmlExtractor.extract(new TextEncoder().encode(html), 'x.html');
  expect(metadata).toMatchObject({ title: '甲局年度报告', published_on: '2024-01-22' });
});

test('a page too large for a report is refused', async () => {
  const page = new Uint8Array(50 * 1024 * 1024).fill(0x20);
  await expect(htmlExtractor.extract(page, 'big.html')).rejects.toMatchObject({ problem: 'too-large' });
});
