import { closeWaysOut } from './close-ways-out.ts'
import { installFinder } from './find-targets.ts'
import { installEyes } from './look-at-page.ts'
import { measurePixels } from './measure-pixels.ts'
import { installPageClock } from './page-clock.ts'
import { installResizeObserver } from './page-resize-observer.ts'
import { installPaintLog } from './paint-log.ts'
import { seedChance } from './seed-chance.ts'

/** Where the page's clock starts: a Thursday morning, the hands of a clock far apart. */
const START_MS = Date.UTC(2026, 0, 15, 10, 8, 0)

/** The first word of the messages that say what a page tried. One that sends such a message itself accuses itself. */
export const ATTEMPT = 'kumite: tried'

/**
 * Runs in the page before its own scripts. What it hands over through the console never comes within the page's reach. Frames that the
 * page makes are only kept from going out; they keep the browser's own time.
 */
export const PAGE_SCRIPT = `(() => {
'use strict'
if (window === top) return
const hand = console.debug
;(${closeWaysOut})((kind, detail) => hand('${ATTEMPT}', kind, detail))
if (parent !== top) return
const paint = (${installPaintLog})()
;(${seedChance})()
const sizeChecks = (${installResizeObserver})()
const { advance, settle } = (${installPageClock})({ startMs: ${START_MS}, sizeChecks, onFrame: paint.endFrame })
hand({ advance, settle, count: paint.count, texts: paint.texts })
})()`

/** Runs beside the page, in a world of its own. */
export const BESIDE_SCRIPT = `(() => {
'use strict'
if (window === top || parent !== top) return
globalThis.eyes = (${installEyes})((${installFinder})(), ${measurePixels})
})()`
