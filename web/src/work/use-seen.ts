import { type RefObject, useEffect } from 'react'

const TICK_MS = 250
/** That long in sight is looked at. */
const LOOK_MS = 1_500
const ENOUGH = 0.3

/** Says once when an element has been in sight for a while, on a page that is itself visible. */
export function useSeen(element: RefObject<HTMLElement | null>, hidden: boolean, onSeen: () => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is called is the same at every time
  useEffect(() => {
    if (!element.current || hidden) return
    let inSight = false
    let lookedMs = 0
    const sight = new IntersectionObserver(
      ([entry]) => {
        inSight = entry !== undefined && (entry.intersectionRatio >= ENOUGH || entry.intersectionRect.height >= window.innerHeight * ENOUGH)
      },
      { threshold: [0, 0.1, 0.2, ENOUGH, 0.5] },
    )
    sight.observe(element.current)
    const ticking = setInterval(() => {
      if (inSight && document.visibilityState === 'visible') lookedMs += TICK_MS
      if (lookedMs < LOOK_MS) return
      clearInterval(ticking)
      onSeen()
    }, TICK_MS)
    return () => {
      sight.disconnect()
      clearInterval(ticking)
    }
  }, [element, hidden])
}
