import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Where Debian puts it. */
const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Whether pages can be tested in a browser here; where they cannot, it is said. */
export const HAS_CHROMIUM = existsSync(EXECUTABLE);
if (!HAS_CHROMIUM) console.warn(`Skipped: no browser at ${EXECUTABLE} (apt-get install chromium, or set CHROMIUM)`);

const QUIET =
  '--disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

/** Starts a browser that speaks to nobody by itself. */
export function startChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: EXECUTABLE, args: ['--no-sandbox', ...QUIET.split(' ')] });
}
