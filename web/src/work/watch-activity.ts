const TICK_MS = 500
const IDLE_AFTER_MS = 30_000
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'scroll'] as const

/**
 * Tells every half second whether somebody is at work: the page is visible, and there was a sign of a person within 30 s.
 * @returns ends it
 */
export function watchActivity(onTick: (tick: { readonly active: boolean; readonly ms: number }) => void): () => void {
  let lastSign = performance.now()
  const sign = () => {
    lastSign = performance.now()
  }
  const ticking = setInterval(() => {
    if (document.activeElement instanceof HTMLIFrameElement && document.hasFocus()) sign() // in use, but its events stay inside
    onTick({ active: document.visibilityState === 'visible' && performance.now() - lastSign < IDLE_AFTER_MS, ms: TICK_MS })
  }, TICK_MS)
  for (const name of SIGNS) window.addEventListener(name, sign, { passive: true })
  return () => {
    clearInterval(ticking)
    for (const name of SIGNS) window.removeEventListener(name, sign)
  }
}
