import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core';

/** Where Chromium may be. */
export const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where it is; `undefined` where there is none. */
export const FOUND = PLACES.find((place) => existsSync(place));

/** Without a display, and without calling home. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: QUIET });
}

/** The window of an auditor in China. */
export const WINDOW: BrowserContextOptions = { viewport: { width: 1280, height: 900 }, locale: 'zh-CN' };
