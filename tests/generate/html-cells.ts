import type { HtmlLayout } from './html-layout.ts';
import type { Random } from './random.ts';
import type { SheetCell } from './sheets.ts';

/** Text made safe for markup. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The inside of a cell: its text cut, broken, padded and wrapped as the layout has it. */
export function cellInside(one: SheetCell, layout: HtmlLayout, random: Random): string {
  if (one.text === '') return blankInside(layout);
  const lines = linesOf(one, layout, random);
  return padded(lines, layout);
}

function blankInside({ blank }: HtmlLayout): string {
  return {
    empty: '',
    nbsp: '&nbsp;',
    'p-nbsp': '<p>&nbsp;</p>',
    'o:p': '<p class="MsoNormal"><span lang="EN-US"><o:p>&nbsp;</o:p></span></p>',
    'wide-space': '　',
    br: '<br>',
  }[blank];
}

function linesOf(one: SheetCell, layout: HtmlLayout, random: Random): string[] {
  if (one.text === '三、本年度办理结果') return outcomeLines(one.text, layout, random);
  const broken = brokenLabel(one, layout, random).map((line) => spans(escaped(line), layout, random));
  return layout.breaks === 'p' ? broken.map((line) => wrapped(line, layout)) : [wrapped(broken.join('<br>'), layout)];
}

function outcomeLines(text: string, layout: HtmlLayout, random: Random): string[] {
  const characters = [...text];
  if (layout.outcomeLabel === 'vertical-p') return characters.map((character) => `<p>${character}${end('p', layout)}`);
  if (layout.outcomeLabel === 'vertical-br') return [wrapped(characters.join('<br/>'), layout)];
  return [wrapped(spans(text, layout, random), layout)];
}

function brokenLabel(one: SheetCell, layout: HtmlLayout, random: Random): string[] {
  const breakable = layout.breaks !== 'none' && one.kind !== 'value' && one.kind !== 'caption' && one.text.length >= 4;
  if (!breakable || random.chance(0.4)) return [one.text];
  const at = Math.ceil(one.text.length / 2);
  return [one.text.slice(0, at), one.text.slice(at)];
}

/** The text cut into a few spans, as editors leave it; entities stay whole. */
function spans(text: string, layout: HtmlLayout, random: Random): string {
  const characters = text.match(/&[a-z]+;|[\s\S]/g) ?? [];
  if (!layout.cuts || characters.length < 2 || random.chance(0.3)) return text;
  const pieces: string[] = [];
  for (const character of characters) {
    if (pieces.length === 0 || random.chance(0.4)) pieces.push(character);
    else pieces.push(`${pieces.pop()}${character}`);
  }
  const tag = random.pick(['span', 'font', 'b']);
  return pieces.map((piece) => `<${tag}>${piece}</${tag}>`).join('');
}

/** The end tag, or nothing where the layout leaves it out. */
export function end(tag: 'p' | 'td' | 'th' | 'tr', { unclosed }: HtmlLayout): string {
  const name = tag === 'th' ? 'td' : tag;
  return unclosed === 'all' || unclosed === name ? '' : `</${tag}>`;
}

function wrapped(inside: string, layout: HtmlLayout): string {
  if (layout.markup === 'p') return `<p style="text-align:center">${inside}${end('p', layout)}`;
  if (layout.markup === 'font') return `<font face="方正仿宋_GBK"><span style="font-size:14px">${inside}</span></font>`;
  if (layout.markup === 'bare') return layout.breaks === 'p' ? `<p>${inside}${end('p', layout)}` : inside;
  return `<p class=MsoNormal align=center style='mso-pagination:widow-orphan'><span style='font-size:10.5pt;font-family:宋体'>${inside}</span><span lang=EN-US><o:p></o:p></span>${end('p', layout)}`;
}

function padded(lines: readonly string[], { padding }: HtmlLayout): string {
  const text = lines.join('');
  if (padding === 'nbsp') return `&nbsp;${text}&nbsp;`;
  if (padding === 'newlines') return `\n      ${lines.join('\n      ')}\n    `;
  return padding === 'wide' ? `　${text} ` : text;
}

/** A paragraph of the text, in the layout's markup. */
export function paragraph(text: string, layout: HtmlLayout): string {
  if (layout.markup === 'word') {
    return `<p class=MsoNormal style='text-indent:32.0pt'><span style='font-size:16.0pt'>${escaped(text)}</span><span lang=EN-US><o:p></o:p></span>${end('p', layout)}`;
  }
  return `<p style="text-indent:2em">${escaped(text)}${end('p', layout)}`;
}
