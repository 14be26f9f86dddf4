import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { failureText } from '../../src/export/failure-text.ts';

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

test('what a reason names is kept, and English stays', () => {
  const message = 'the picture cannot be decoded (bad\nhead): fetch it again';
  expect(failureText(message, 'zh')).toBe('图像不能解码（bad\nhead）：请重新下载');
  expect(failureText(message, 'en')).toBe(message);
  expect(failureText('something new', 'zh')).toBe('something new');
});
