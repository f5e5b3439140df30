import { useEffect, useRef } from 'react'

const TICK_MS = 500
const IDLE_AFTER_MS = 30_000

/**
 * Time spent with a task visible and in use: it stands still while the page is hidden, and 30 s after the last sign of a person.
 * @returns reads the milliseconds so far
 */
export function useActiveTime(assignmentId: string): () => number {
  const activeMs = useRef(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each assignment is timed from zero
  useEffect(() => {
    activeMs.current = 0
    let lastSign = performance.now()
    const sign = () => {
      lastSign = performance.now()
    }
    const ticking = setInterval(() => {
      if (document.activeElement instanceof HTMLIFrameElement && document.hasFocus()) sign() // in use, but its events stay inside
      if (document.visibilityState === 'visible' && performance.now() - lastSign < IDLE_AFTER_MS) activeMs.current += TICK_MS
    }, TICK_MS)
    const signs = ['pointermove', 'pointerdown', 'keydown', 'scroll'] as const
    for (const name of signs) window.addEventListener(name, sign, { passive: true })
    return () => {
      clearInterval(ticking)
      for (const name of signs) window.removeEventListener(name, sign)
    }
  }, [assignmentId])
  return () => activeMs.current
}
