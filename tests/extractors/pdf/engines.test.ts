import { describe, expect, test } from '@jest/globals';
import type { PdfEngine, PdfPage } from '../../../extractors/pdf/engine.ts';
import { buildPdf, otherEngine as pdfium, engine as pdfjs } from './build.ts';
import { form, type RawPdf, rawPdf, shown, stream } from './raw.ts';

async function pageBy(engine: PdfEngine, bytes: Uint8Array): Promise<PdfPage> {
  const file = await engine.open(bytes.slice());
  try {
    return await file.page(1);
  } finally {
    await file.close();
  }
}

/** What stands on a page, to a tenth of a point. Blanks between characters are not counted. */
function standing({ width, height, glyphs, lines, images }: PdfPage) {
  const tenths = (values: readonly number[]) => values.map((value) => Math.round(value * 10) / 10).join(' ');
  return {
    size: tenths([width, height]),
    glyphs: glyphs
      .filter(({ text }) => text !== ' ')
      .map(({ text, box, size, rotation, vertical, hidden }) => [
        text,
        tenths(box),
        tenths([size]),
        rotation,
        vertical ? 'down' : '',
        hidden ? 'hidden' : '',
      ]),
    lines: lines.map(({ x0, y0, x1, y1 }) => tenths([x0, y0, x1, y1])),
    images: images.map(tenths),
  };
}

const SHADING = `<< /Type /Pattern /PatternType 2 /Shading << /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 400 0]
  /Function << /FunctionType 2 /Domain [0 1] /C0 [1 0 0] /C1 [0 0 1] /N 1 >> >> >>`;
const SIMSUN = (encoding: string) => [
  `<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /${encoding} /DescendantFonts [7 0 R] >>`,
  `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /FontDescriptor 8 0 R /DW 1000
    /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>`,
  `<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -140 1000 860] /ItalicAngle 0 /Ascent 860
    /Descent -140 /CapHeight 860 /StemV 80 >>`,
];
const LAYERS = '/OCProperties << /OCGs [7 0 R 8 0 R] /D << /OFF [7 0 R] >> >>';
const GROUPS = ['<< /Type /OCG /Name (off) >>', '<< /Type /OCG /Name (on) >>'];

/** What is seen of each, by both engines alike: the characters one after another. */
const PAGES: Readonly<Record<string, readonly [seen: string, pdf: RawPdf]>> = {
  'text turned, mirrored and stretched': [
    'Ab1WiWiWi',
    {
      content: `BT /F1 12 Tf 0 1 -1 0 100 100 Tm (Ab1) Tj ET BT /F1 1 Tf -12 0 0 -12 200 200 Tm (Wi) Tj ET
        BT /F1 -12 Tf 1 0 0 1 300 300 Tm (Wi) Tj ET BT /F1 12 Tf 50 Tz 1 0 0 1 300 100 Tm (Wi) Tj ET`,
    },
  ],
  'spacing, leading and rise': [
    'abcdef',
    { content: `BT /F1 12 Tf 10 Tw 2 Tc 150 Tz 14 TL 5 Ts 50 300 Td (a b) Tj T* (c) Tj (d) ' 1 1 (e f) " ET` },
  ],
  'characters drawn twice': [
    '11112',
    { content: `${shown('1')}${shown('1', 50.5)}${shown('1', 90)}${shown('1', 92)}${shown('2', 99)}` },
  ],
  'the same under a cover and over it': [
    '13',
    { content: `${shown('12')}1 1 1 rg 45 295 30 14 re f 0 0 0 rg ${shown('1')}${shown('3', 56.7)}` },
  ],
  'a hidden text under one that is seen': [
    '121',
    { content: `${shown('12', 50, 300, '3 Tr')}${shown('1', 50, 300, '0 Tr')}` },
  ],
  'white text under black': ['1', { content: `1 1 1 rg ${shown('12')}0 0 0 rg ${shown('1')}` }],
  'a scaled page': [
    '111',
    {
      content: `q .1 0 0 .1 0 0 cm BT /F1 120 Tf 1 0 0 1 500 3000 Tm (1) Tj ET BT /F1 120 Tf 1 0 0 1 566 3000 Tm (1) Tj ET
        BT /F1 120 Tf 1 0 0 1 530 3000 Tm (1) Tj ET Q`,
    },
  ],
  'a page with a unit of its own': [
    '12',
    {
      content: `${shown('12')}50 200 m 150 200 l S q 40 0 0 40 300 100 cm /X1 Do Q`,
      page: '/UserUnit 2.5 /Rotate 90',
      resources: '/XObject << /X1 6 0 R >>',
      objects: [
        stream('/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray', 'x'),
      ],
    },
  ],
  'a hyphen at the end of a line': [
    'co-op---',
    { content: shown('co-') + shown('op', 50, 280) + [50, 90, 130].map((x) => shown('-', x, 260)).join('') },
  ],
  'nothing where text could be': [
    'AB',
    { content: `BT /F1 12 Tf [()] TJ [200] TJ () Tj ET ${shown('A')}${shown('B', 50, 280)}` },
  ],
  'what is claimed to be the actual text': [
    '127',
    {
      content: `/Span << /ActualText (99) >> BDC ${shown('12')} EMC /Span /P1 BDC ${shown('7', 50, 280)} EMC`,
      resources: '/Properties << /P1 << /ActualText (8) >> >>',
    },
  ],
  'a font that is not embedded': [
    '政府一一二11',
    {
      content: ['653F5E9C', '4E00', '4E00', '4E8C', '0031', '0031']
        .map((codes, index) => `BT /C1 12 Tf 1 0 0 1 ${50 + 30 * index} 300 Tm <${codes}> Tj ET`)
        .join(' '),
      fonts: '/C1 6 0 R',
      objects: SIMSUN('UniGB-UCS2-H'),
    },
  ],
  'text set downwards': [
    '政府一',
    {
      content:
        'BT /C1 12 Tf 1 0 0 1 50 300 Tm <653F5E9C> Tj ET q .5 0 0 .5 0 0 cm BT /C1 24 Tf 1 0 0 1 160 500 Tm <4E00> Tj ET Q',
      fonts: '/C1 6 0 R',
      objects: SIMSUN('UniGB-UCS2-V'),
    },
  ],
  'layers that are switched off': [
    'AB',
    {
      content: `${shown('A')}/OC /OFF BDC ${shown('9', 50, 280)} EMC /OC /ON BDC ${shown('B', 50, 260)} EMC`,
      resources: '/Properties << /OFF 7 0 R /ON 8 0 R >>',
      catalog: LAYERS,
      objects: ['null', ...GROUPS],
    },
  ],
  'forms in a layer that is switched off': [
    'in',
    {
      content: '/X1 Do q 1 0 0 1 100 0 cm /X2 Do Q',
      resources: '/XObject << /X1 6 0 R /X2 9 0 R >>',
      catalog: LAYERS,
      objects: [form(shown('9', 5, 5), '/OC 7 0 R'), ...GROUPS, form(shown('in', 5, 5), '/OC 8 0 R')],
    },
  ],
  'a form scaled and clipped to its box': [
    'in',
    {
      content: 'q 2 0 0 2 10 10 cm /X1 Do Q',
      resources: '/XObject << /X1 6 0 R >>',
      objects: [form(`${shown('in', 5, 5)}${shown('out', 110, 5)} 0 10 150 10 re S`, '/Matrix [1 0 0 1 5 5]')],
    },
  ],
  'a form within a clip': [
    '3',
    {
      content: 'q 0 0 30 400 re W n /X1 Do Q',
      resources: '/XObject << /X1 6 0 R >>',
      objects: [form(`${shown('3', 5, 5)}${shown('4', 50, 5)} 0 10 100 10 re S`)],
    },
  ],
  'colours that a form takes over': [
    '434',
    {
      content: '1 1 1 rg /X1 Do q 1 0 0 1 0 50 cm 0 0 0 rg /X1 Do Q',
      resources: '/XObject << /X1 6 0 R >>',
      objects: [form(`${shown('3', 5, 5)}${shown('4', 50, 5, '1 0 0 rg')}`)],
    },
  ],
  'what is transparent, and what blends': [
    'seenunder',
    {
      content: `/G0 gs ${shown('gone')} /X1 Do /X2 Do /G1 gs ${shown('seen', 50, 280)} 60 220 100 40 re f
        ${shown('under', 50, 180)} q /Gm gs 40 170 100 50 re f Q`,
      resources: `/ExtGState << /G0 << /ca 0 /CA 0 >> /G1 << /ca 1 /CA 1 >> /Gm << /BM /Multiply >> >>
        /XObject << /X1 6 0 R /X2 7 0 R >>`,
      objects: [form(shown('34', 5, 5), '/Group << /S /Transparency >>'), form(shown('34', 5, 5))],
    },
  ],
  'text painted in a pattern': [
    '12',
    { content: `/Pattern cs /P1 scn ${shown('12')}`, resources: '/Pattern << /P1 6 0 R >>', objects: [SHADING] },
  ],
  'rendering modes': [
    'hidstrclipblack',
    {
      content: `${shown('hid', 50, 300, '3 Tr')}${shown('str', 90, 300, '1 Tr')}${shown('clip', 130, 300, '7 Tr')}
        1 1 1 rg ${shown('white', 50, 200, '0 Tr')} 0 0 0 rg 40 90 100 30 re f 1 1 1 rg ${shown('black', 50, 100)}`,
    },
  ],
  'paths of all kinds': [
    '',
    {
      content: `50 50 m 60 60 70 70 80 50 c 200 50 l S 50 100 m 150 100 l 150 200 l h S 10 10 80 0.5 re f 10 20 0.5 80 re f
        100 20 60 60 re 100.5 20.5 59 59 re f* q 0 0 100 100 re W* n 50 50 100 100 re S Q q 0 1 -1 0 300 0 cm 0 0 50 9 re S Q`,
    },
  ],
  'images, one as thin as a line': [
    '',
    {
      content: `q 100 0 0 100 50 200 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q
        q 200 0 0 1 50 100 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q`,
    },
  ],
  'text under a translucent picture': [
    '12',
    {
      content: `${shown('12')}q /Half gs 400 0 0 400 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q`,
      resources: '/ExtGState << /Half << /ca .5 /CA .5 >> >>',
    },
  ],
  'rubbish in place of pictures': [
    '12',
    {
      content: `q 100 0 0 100 50 200 cm /I1 Do Q q 100 0 0 100 200 200 cm /I2 Do Q ${shown('12')}`,
      resources: '/XObject << /I1 6 0 R /I2 7 0 R >>',
      objects: [
        stream(
          '/Type /XObject /Subtype /Image /Width 100 /Height 100 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /JBIG2Decode',
          'rubbish',
        ),
        stream('/Type /XObject /Subtype /Image /Width 100 /Height 100 /Filter /JPXDecode', 'rubbish'),
      ],
    },
  ],
  'notes, one of them hidden': [
    '1234',
    {
      content: shown('12'),
      page: '/Annots [6 0 R 8 0 R 9 0 R]',
      objects: [
        '<< /Type /Annot /Subtype /FreeText /Rect [100 200 200 240] /AP << /N 7 0 R >> >>',
        form(`${shown('34', 5, 5)} 0 0 60 20 re S`),
        '<< /Type /Annot /Subtype /FreeText /F 2 /Rect [100 100 200 140] /AP << /N 7 0 R >> >>',
        '<< /Type /Annot /Subtype /Link /Rect [100 100 200 140] /Border [0 0 1] >>',
      ],
    },
  ],
  'a field of a form': [
    '1256',
    {
      content: shown('12'),
      page: '/Annots [6 0 R]',
      catalog: '/AcroForm << /Fields [6 0 R] >>',
      objects: [
        '<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (56) /F 4 /Rect [100 200 200 240] /AP << /N 7 0 R >> >>',
        form(`/Tx BMC q ${shown('56', 5, 5)} Q EMC`),
      ],
    },
  ],
  'a page cropped and turned': [
    '12',
    { content: `${shown('12')} 60 250 100 50 re S`, page: '/CropBox [30 100 350 380] /Rotate 90' },
  ],
  'a page upside down': [
    '12',
    { content: `${shown('12')} 60 250 100 50 re S`, page: '/CropBox [30 100 350 500] /Rotate 180' },
  ],
  'a page turned back': ['12', { content: `${shown('12')} 60 250 100 50 re S`, page: '/Rotate -90' }],
  'states saved and restored too often': [
    '1234',
    { content: `Q Q ${shown('12')} q q 1 0 0 1 10 10 cm ${shown('34')}` },
  ],
};

describe('both engines see the same', () => {
  test.each(Object.keys(PAGES))('%s', async (name) => {
    const [seen, pdf] = PAGES[name] ?? ['', { content: '' }];
    const bytes = rawPdf(pdf);
    const page = standing(await pageBy(pdfium, bytes));
    expect(page).toEqual(standing(await pageBy(pdfjs, bytes)));
    expect(page.glyphs.map(([text]) => text).join('')).toBe(seen);
  });

  test('a field whose content nobody has drawn', async () => {
    const field =
      '<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (56) /DA (/F1 12 Tf 0 g) /F 4 /Rect [100 200 200 240] >>';
    const font = '/DR << /Font << /F1 5 0 R >> >> /DA (/F1 12 Tf)';
    const catalog = `/AcroForm << /Fields [6 0 R] /NeedAppearances true ${font} >>`;
    const bytes = rawPdf({ content: shown('12'), page: '/Annots [6 0 R]', catalog, objects: [field] });
    const pages = [await pageBy(pdfjs, bytes), await pageBy(pdfium, bytes)];
    expect(pages.map(({ glyphs }) => glyphs.map(({ text }) => text).join(''))).toEqual(['1256', '1256']);
  });

  test('title and date', async () => {
    const bytes = await buildPdf((pen) => pen.text('1', 50, 50), {
      info: { Title: '年度报告', CreationDate: new Date('2024-01-31T04:05:06Z') },
    });
    for (const engine of [pdfjs, pdfium]) {
      const file = await engine.open(bytes.slice());
      expect([file.title, file.created, file.pages]).toEqual(['年度报告', '2024-01-31T04:05:06.000Z', 1]);
      await file.close();
    }
  });
});
