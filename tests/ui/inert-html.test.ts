import { describe, expect, test } from '@jest/globals';
import { load } from 'cheerio';
import { inertHtml } from '../../src/ui/inert-html.ts';

const page = (body: string, head = '') => `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;

describe('a page made inert', () => {
  test.each([
    ['a script', '<script>alert(1)</script>'],
    ['a script in a drawing', '<svg><script>alert(1)</script></svg>'],
    ['an event', '<p onclick="alert(1)">a</p>'],
    ['an event in odd case', '<img src=x OnError=alert(1)>'],
    ['a link that is a script', '<a href="javascript:alert(1)">a</a>'],
    ['a form that sends', '<form action="https://evil.example/alert"><input name="alert"></form>'],
    ['a frame', '<iframe srcdoc="<script>alert(1)</script>"></iframe>'],
    ['markup in a comment', '<!--[if IE]><script>alert(1)</script><![endif]-->'],
    ['a page of its own in an object', '<object data="data:text/html,<script>alert(1)</script>"></object>'],
  ])('has no %s', (_, body) => {
    const inert = inertHtml(page(body));
    expect(inert).not.toMatch(/<script|\son\w+\s*=|<iframe|<object|<svg|action=|href=|<!--/i);
    expect(load(inert)('a').attr('title') ?? '').toBe(body.includes('javascript:') ? 'javascript:alert(1)' : '');
  });

  test.each([
    '<img src="https://evil.example/a.png">',
    '<p style="background: url(https://evil.example/a.png); color: red">a</p>',
    '<p style="background: u\\72l(https://evil.example/a.png); color: red">a</p>',
    '<p style="background: url/**/(https://evil.example/a.png); color: red">a</p>',
    '<style>@import "https://evil.example/a.css"; p { color: red }</style>',
    '<style>@import url(https://evil.example/a.css); p { background: image-set("https://evil.example/a.png" 1x) }</style>',
    '<link rel="stylesheet" href="https://evil.example/a.css">',
    '<meta http-equiv="refresh" content="0; url=https://evil.example/">',
    '<base href="https://evil.example/">',
    '<video poster="https://evil.example/a.png"></video>',
    '<table background="https://evil.example/a.png"><tr><td>1</td></tr></table>',
    '<img srcset="https://evil.example/a.png 2x">',
  ])('fetches nothing: %s', (body) => {
    expect(inertHtml(page(body))).not.toContain('evil.example');
  });

  test.each(['/*', 'a', 'a(', '@import ', '{', '\\', 'url('])('comes to an end with styles of %j alone', (piece) => {
    expect(inertHtml(page(`<style>${piece.repeat(50_000)}</style>`))).toContain('<style');
  });

  test('looks as it did', () => {
    const inert = load(
      inertHtml(
        page('<table border="1"><tr><td colspan="2" style="color: red; text-align: right">12</td></tr></table>'),
      ),
    );
    expect(inert('td').attr()).toEqual({ colspan: '2', 'data-style': 'color: red; text-align: right' });
    expect(inert('table').attr('border')).toBe('1');
  });

  test('shows pictures that stand in it', () => {
    const inert = load(inertHtml(page('<img src="" data-src="data:image/png;base64,AAAA">')));
    expect(inert('img').attr('src')).toBe('data:image/png;base64,AAAA');
  });

  test('keeps each element where selectors count it', () => {
    const body =
      '<script></script><link><div><iframe></iframe><form><table><tr><td>1</td><td id="x">7</td></tr></table></form></div>';
    const selector = 'body > div:nth-child(3) > form:nth-child(2) > table:nth-child(1) td:nth-child(2)';
    expect(load(inertHtml(page(body)))(selector).text()).toBe('7');
    const again = load(load(inertHtml(page(body))).html());
    expect(again(selector).text()).toBe('7');
  });

  test('tells the browser to load nothing', () => {
    expect(load(inertHtml(page('')))('head meta').attr('content')).toMatch(/^default-src 'none'/);
  });

  test('has no names by which its elements could stand for functions of the document', () => {
    expect(
      inertHtml(page('<img name="querySelector"><form name="body"><input id="style" name="style"></form>')),
    ).not.toMatch(/\b(?:name|id)=/);
  });
});
