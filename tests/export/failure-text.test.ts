import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { failureText } from '../../src/export/failure-text.ts';
import type { Other } from '../../src/report/other.ts';

const ROOT = new URL('../../', import.meta.url).pathname;
/** These speak of the program's own files, to whom checks them; this is how an unknown picture library complains. */
const OWN = /recorded/;

function sources(): readonly string[] {
  return ['extractors', 'src'].flatMap((folder) =>
    readdirSync(`${ROOT}${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !OWN.test(name))
      .map((name) => readFileSync(`${ROOT}${folder}/${name}`, 'utf8')),
  );
}

/** The messages of errors as they stand in the code, with something filled in. */
function messages(): readonly string[] {
  const thrown = /new DocumentError\(\s*'[a-z-]+',\s*(?:'([^']+)'|`([^`]+)`)/g;
  return sources().flatMap((text) => [...text.matchAll(thrown)].map((match) => match[1] ?? filled(match[2] ?? '')));
}

const FILLED: Readonly<Record<string, string>> = {
  kind: 'RTF is not read yet',
  picture: 'a PNG picture',
  size: '9 × 9 pixels, the limit is 150 million',
  megabytes: '40',
  what: 'it is damaged in the archive',
  how: 'it is cut short',
  'other.kind': 'guide',
};

function filled(template: string): string {
  return template
    .replaceAll(/\$\{megabytes\([^)]*\)\}/g, '40 MB')
    .replaceAll(/\$\{([^}]*)\}/g, (_, name: string) => FILLED[name] ?? '7');
}

test('every reason why a source cannot be read has a wording in Chinese', () => {
  expect(messages().length).toBeGreaterThan(15);
  const lacking = messages().filter((message) => failureText(message, 'zh') === message);
  expect(lacking).toEqual([]);
});

test.each([
  ['it is damaged in the archive: it is cut short', '在压缩包中已损坏（数据不完整）'],
  [
    'page 3 is damaged (pdfium cannot load it): save it anew in a PDF reader',
    '第3页已损坏（pdfium不能载入）：请用PDF阅读器另存',
  ],
  ['no annual report (guide): 信息公开指南', '不是年度报告，是指南：信息公开指南'],
  ['no report itself: it links to a.pdf, b.pdf', '本身不是报告，链接到a.pdf, b.pdf'],
])('%s', (message, zh) => {
  expect(failureText(message, 'zh')).toBe(zh);
});

test.each(['guide', 'directory', 'budget', 'notice', 'index'] satisfies Other['kind'][])(
  'what is something else than a report has a wording (%s)',
  (kind) => {
    expect(failureText(`no annual report (${kind}): 标题`, 'zh')).not.toMatch(/[a-z]/);
  },
);

test('what a reason names is kept, and English stays', () => {
  const message = 'the picture cannot be decoded (bad\nhead): fetch it again';
  expect(failureText(message, 'zh')).toBe('图像不能解码（bad\nhead）：请重新下载');
  expect(failureText(message, 'en')).toBe(message);
  expect(failureText('something new', 'zh')).toBe('something new');
});
