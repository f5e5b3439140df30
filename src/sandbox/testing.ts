import { findChromium } from './find-chromium.mjs'

/** For `describe.skipIf`: says why tests that need a browser are left out. */
export const noChromium = findChromium() === undefined
if (noChromium) process.stderr.write('tests of pages are skipped: no Chromium found (set CHROMIUM_PATH)\n')
