import { expect, test } from '@jest/globals';
import { locator } from '../../src/run/locator.ts';

const at = locator('output');

test.each([
  ['samples/a.pdf', '../samples/a.pdf'],
  ['output/a.pdf', './a.pdf'],
  ['2024.zip!/inner/a.pdf', '../2024.zip'],
  ['http://evil/a.html', '../http:/evil/a.html'],
  ['javascript:alert(1)', '../javascript:alert(1)'],
  ['output/javascript:alert(1)', './javascript:alert(1)'],
])('%s is found from the output folder at %s', (path, place) => {
  expect(at(path)).toBe(place);
});
