import { XML_HEAD } from './xml.ts';

/** How a cell looks. Texts are in the number format of text, so that a spreadsheet does not run one that is edited. */
interface Look {
  readonly font?: Font;
  readonly fill?: string;
  readonly align?: 'left' | 'center' | 'right';
  readonly wrap?: true;
  readonly number?: true;
  /** Without a border. */
  readonly bare?: true;
}

type Font = keyof typeof FONTS;

const FONTS = {
  plain: '',
  bold: '<b/>',
  head: '<b/><color rgb="FFFFFFFF"/>',
  link: '<u/><color rgb="FF0563C1"/>',
  grey: '<i/><color rgb="FF6B6B6B"/>',
  title: '<b/><sz val="14"/>',
};

const BLUE = 'FF1F4E78';
const RED = 'FFF8CBAD';
const ORANGE = 'FFFFE699';
const YELLOW = 'FFFFF9D6';
const GREEN = 'FFE2EFDA';
const LIGHT = 'FFDDEBF7';
/** Not a colour: the pattern for what the form of a report does not have. */
const HATCHED = 'lightUp';

const SIDES = ['left', 'right', 'top', 'bottom'].map(
  (side) => `<${side} style="thin"><color rgb="FFD9D9D9"/></${side}>`,
);
const BORDER = `<border>${SIDES.join('')}<diagonal/></border>`;

const LOOKS = {
  plain: {},
  text: { align: 'left' },
  wrapped: { align: 'left', wrap: true },
  number: { number: true },
  head: { font: 'head', fill: BLUE, align: 'center', wrap: true },
  link: { font: 'link', align: 'left' },
  title: { font: 'title', align: 'left', bare: true },
  error: { fill: RED, align: 'center' },
  warning: { fill: ORANGE, align: 'center' },
  info: { fill: LIGHT, align: 'center' },
  clean: { fill: GREEN, align: 'center' },
  value: { number: true, align: 'right' },
  valueDoubtful: { number: true, align: 'right', fill: YELLOW },
  valueCorrected: { number: true, align: 'right', fill: GREEN },
  valueError: { number: true, align: 'right', fill: RED },
  valueWarning: { number: true, align: 'right', fill: ORANGE },
  blank: {},
  blankError: { fill: RED },
  blankWarning: { fill: ORANGE },
  dash: { font: 'grey', align: 'right' },
  noNumber: { fill: YELLOW, align: 'right' },
  unreadable: { font: 'bold', fill: ORANGE, align: 'right' },
  absent: { font: 'grey', align: 'right' },
  foreign: { fill: HATCHED },
} as const satisfies Readonly<Record<string, Look>>;

export type Style = keyof typeof LOOKS;

const NAMES = Object.keys(LOOKS) as Style[];
const IDS: ReadonlyMap<Style, number> = new Map(NAMES.map((name, index) => [name, index]));

/** Whether a text of a style goes on in the next line where its cell ends. */
export function wraps(style: Style): boolean {
  const look: Look = LOOKS[style];
  return look.wrap === true;
}

/** The number under which cells name a style. */
export function styleId(style: Style): number {
  return IDS.get(style) ?? 0;
}

const looks: readonly Look[] = Object.values(LOOKS);
const FONT_NAMES = Object.keys(FONTS) as Font[];
const FILLS = [...new Set(looks.flatMap(({ fill }) => (fill ? [fill] : [])))];

/** The part `xl/styles.xml`. */
export function stylesXml(): string {
  const fonts = FONT_NAMES.map((name) => fontXml(FONTS[name]));
  const fills = ['none', 'gray125', ...FILLS].map(fillXml);
  return `${XML_HEAD}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<fonts count="${fonts.length}">${fonts.join('')}</fonts>
<fills count="${fills.length}">${fills.join('')}</fills>
<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>${BORDER}</borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="${looks.length}">${looks.map(formatXml).join('')}</cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
</styleSheet>`;
}

function fontXml(marks: string): string {
  const size = marks.includes('<sz') ? '' : '<sz val="11"/>';
  return `<font>${marks.replace(/<color.*?>/, '')}${size}${/<color.*?>/.exec(marks)?.[0] ?? ''}<name val="等线"/></font>`;
}

function fillXml(fill: string): string {
  if (!/^FF/.test(fill)) return `<fill><patternFill patternType="${fill}"/></fill>`;
  return `<fill><patternFill patternType="solid"><fgColor rgb="${fill}"/><bgColor indexed="64"/></patternFill></fill>`;
}

/** 0 is the number format that is none, 49 that of text. */
function formatXml({ font = 'plain', fill, align, wrap, number, bare }: Look): string {
  const format = number || !align ? 0 : 49;
  const fillId = fill ? FILLS.indexOf(fill) + 2 : 0;
  const ids = `numFmtId="${format}" fontId="${FONT_NAMES.indexOf(font)}" fillId="${fillId}" borderId="${bare ? 0 : 1}" xfId="0"`;
  const applied = 'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"';
  const across = align ? ` horizontal="${align}"${align === 'left' && !bare ? ' indent="1"' : ''}` : '';
  return `<xf ${ids} ${applied}><alignment${across} vertical="center"${wrap ? ' wrapText="1"' : ''}/></xf>`;
}
