import { afterAll, beforeAll, describe } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { FOUND, launch, PLACES, WINDOW } from './chromium.ts';

/** A group of tests in a real browser; where there is none they are skipped, and it is said. */
export const inBrowser = FOUND ? describe : describe.skip;

if (!FOUND) console.warn(`skipped: no Chromium in ${PLACES.join(', ')} (apt-get install chromium fonts-noto-cjk)`);

/** One browser for the tests of a file: gives contexts of it, each with its own storage, all closed in the end. */
export function aBrowser(): (options?: BrowserContextOptions) => Promise<BrowserContext> {
  let browser: Browser | undefined;
  beforeAll(async () => {
    if (FOUND) browser = await launch(FOUND);
  });
  afterAll(() => browser?.close());
  return (options = {}) => {
    if (!browser) throw new Error('the browser is not started');
    return browser.newContext({ ...WINDOW, ...options });
  };
}
