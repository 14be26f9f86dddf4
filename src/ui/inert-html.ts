import { load } from 'cheerio';
import type { Element } from 'domhandler';
import { STYLE } from './inert-style.ts';

/** Elements that load, run or send something. An empty `template` stands in their place, so that selectors still count right. */
const DROPPED = new Set(
  (
    'script noscript iframe frame frameset object embed applet link meta base svg math audio video source track portal ' +
    'fencedframe slot template canvas dialog noembed noframes xmp plaintext'
  ).split(' '),
);

/** Attributes that only say how something looks or what it spans. All others go, events and addresses among them. */
const KEPT = new Set(
  (
    'abbr align alt bgcolor border cellpadding cellspacing checked class color cols colspan dir disabled face headers ' +
    'height hidden lang nowrap rows rowspan rules scope size span start title type valign value width'
  ).split(' '),
);

/** What a browser shows and nothing can hide in. */
const PICTURE = /^\s*data:image\/(?:png|jpeg|jpg|gif|bmp|webp);base64,[a-z0-9+/=\s]*$/i;

/** What a browser is told about a page that stands by itself. */
const POLICY = "default-src 'none'; img-src data:";

/**
 * A page in which nothing runs, loads, sends or leads away: scripts, frames, events, addresses and forms are gone, styles
 * cannot fetch and are set aside. Every element stands where it stood, so that the selectors of places find it; addresses
 * of links become their titles.
 * @param html the page as text, whatever its encoding was
 * @param pictures data URIs for the `img` of the page in their order, in place of what they load
 */
export function inertHtml(html: string, pictures: readonly (string | undefined)[] = []): string {
  const $ = load(html);
  for (const [index, { attribs }] of $('img').toArray().entries()) {
    const picture = pictures[index];
    if (picture !== undefined) attribs['data-src'] = picture;
  }
  for (const element of $('*').toArray() as Element[]) {
    if (DROPPED.has(element.name)) $(element).replaceWith('<template></template>');
    else if (element.name === 'style')
      $(element)
        .attr('type', 'text/plain')
        .text(safeStyles($(element).text()));
    else element.attribs = keptOf(element);
  }
  // Comments may hold markup that old browsers run.
  $('*')
    .contents()
    .filter((_, node) => node.type === 'comment')
    .remove();
  // Last, or selectors within the head would count it.
  $('head').append(`<meta http-equiv="Content-Security-Policy" content="${POLICY}"><meta charset="utf-8">`);
  return $.html();
}

function keptOf({ name, attribs }: Element): Element['attribs'] {
  const kept: Element['attribs'] = {};
  for (const [attribute, value] of Object.entries(attribs)) {
    if (attribute === 'style') kept[STYLE] = safeStyles(value);
    else if (KEPT.has(attribute)) kept[attribute] = value;
  }
  if (name === 'img') Object.assign(kept, pictureOf(attribs));
  if (attribs.href && name === 'a') kept.title = attribs.href;
  if (/^(?:input|button|select|textarea)$/.test(name)) kept.disabled = '';
  return kept;
}

/** Pages that load pictures late name them in an attribute of their own. */
function pictureOf(attribs: Element['attribs']): Element['attribs'] {
  const src = [attribs['data-src'], attribs['data-original'], attribs.src].find((one) => PICTURE.test(one ?? ''));
  return src ? { src } : {};
}

/** A call of anything but what gives a colour or a number: `url(`, `image-set(`, `expression(`. */
const CALL = /(?<![\w-])(?!(?:rgba?|hsla?|calc|min|max|attr|var)\()[\w-]+\(/i;
const AT_RULE = /@(?:import|namespace|font-face)/i;

/** Styles that fetch nothing: declarations and selectors that call something go. A backslash could spell a name in another way. */
function safeStyles(styles: string): string {
  return styles
    .replace(/\/\*[\s\S]*?(?:\*\/|$)/g, '')
    .replaceAll('\\', '')
    .split(/(?<=[;{}])/)
    .map((piece) => (isSafe(piece) ? piece : piece.replace(/.*[^{}]/s, '')))
    .join('');
}

function isSafe(piece: string): boolean {
  return !CALL.test(piece) && !AT_RULE.test(piece) && !piece.includes('</');
}
