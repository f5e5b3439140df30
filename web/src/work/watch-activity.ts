const TICK_MS = 500
const IDLE_AFTER_MS = 30_000
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'scroll'] as const

/** A stretch of time in which somebody was at work, or not. */
export interface Stretch {
  readonly active: boolean
  readonly ms: number
}

/**
 * Tells about every half second whether somebody was at work: the page was visible, and there was a sign of a person within 30 s.
 * Time without ticks, in which the page was slowed down or the machine asleep, is told as idle as soon as there is one again.
 * @returns ends it
 */
export function watchActivity(onStretch: (stretch: Stretch) => void): () => void {
  let lastSignMs = Date.now()
  let lastTickMs = Date.now() // the wall clock: others may stand still while the machine sleeps
  const sign = () => {
    lastSignMs = Date.now()
  }
  const ticking = setInterval(() => {
    const nowMs = Date.now()
    const elapsedMs = Math.max(0, nowMs - lastTickMs)
    lastTickMs = nowMs
    lastSignMs = Math.min(lastSignMs, nowMs) // the clock may have been put back
    if (document.activeElement instanceof HTMLIFrameElement && document.hasFocus()) sign() // in use, but its events stay inside
    const active = document.visibilityState === 'visible' && nowMs - lastSignMs < IDLE_AFTER_MS
    const atWorkMs = active ? Math.min(elapsedMs, TICK_MS) : 0
    if (elapsedMs > atWorkMs) onStretch({ active: false, ms: elapsedMs - atWorkMs })
    if (atWorkMs > 0) onStretch({ active: true, ms: atWorkMs })
  }, TICK_MS)
  for (const name of SIGNS) window.addEventListener(name, sign, { passive: true })
  return () => {
    clearInterval(ticking)
    for (const name of SIGNS) window.removeEventListener(name, sign)
  }
}
