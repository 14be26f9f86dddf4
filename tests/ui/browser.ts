import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe } from '@jest/globals';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const FOUND = PLACES.find((place) => existsSync(place));

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A group of tests in a real browser; where there is none they are skipped, and it is said. */
export const inBrowser = FOUND ? describe : describe.skip;

if (!FOUND) console.warn(`skipped: no Chromium in ${PLACES.join(', ')} (apt-get install chromium fonts-noto-cjk)`);

/** One browser for the tests of a file: gives contexts of it, each with its own storage, all closed in the end. */
export function aBrowser(): (options?: BrowserContextOptions) => Promise<BrowserContext> {
  let browser: Browser | undefined;
  beforeAll(async () => {
    if (FOUND) browser = await chromium.launch({ executablePath: FOUND, args: QUIET });
  });
  afterAll(() => browser?.close());
  return (options = {}) => {
    if (!browser) throw new Error('the browser is not started');
    return browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'zh-CN', ...options });
  };
}
