import { type RefObject, useEffect, useRef, useState } from 'react'

const TICK_MS = 500
/** 4 s without a sign of life. Counted in ticks, not by the clock: a laptop that slept must not accuse its pages. */
const SILENT_TICKS = 8
/** A page that was never heard of gets longer: it has to be fetched first. */
const SLOW_TICKS = 20
const MAX_ERRORS = 20
/** Between two ticks an honest page says a few things. One that says hundreds wants to keep this page busy. */
const FLOOD = 300
const MAX_MESSAGE_LENGTH = 300

export interface FrameSignals {
  readonly status: 'loading' | 'ready' | 'stopped' | 'flooded' | 'missing'
  readonly errors: readonly string[]
}

const START: FrameSignals = { status: 'loading', errors: [] }

/**
 * Listens to what a page in a frame says about itself, and notices when it falls silent while it can be seen.
 * The page is hostile until proven otherwise: only its kind of message and a cut text are taken from it.
 */
export function useFrameSignals({
  box,
  frame,
  generation,
  onScrolled,
  onLeave,
}: {
  /** Around the frame; it stays when the frame is taken away. */
  box: RefObject<HTMLElement | null>
  frame: RefObject<HTMLIFrameElement | null>
  generation: string
  /** How far the page says it was scrolled: 0 = top, 1 = bottom, if it tells the truth. */
  onScrolled: (fraction: number) => void
  /** The worker wants out of it, if it tells the truth. */
  onLeave: () => void
}): FrameSignals {
  const [signals, setSignals] = useState(START)
  const latest = useRef({ onScrolled, onLeave })
  latest.current = { onScrolled, onLeave }

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new generation is a new page
  useEffect(() => {
    setSignals(START)
    let heard = false
    let silentTicks = 0
    let inSight = true
    let messages = 0
    let flooded = false

    function onMessage(event: MessageEvent): void {
      if (flooded || !frame.current || event.source !== frame.current.contentWindow) return
      messages += 1
      if (messages > FLOOD) {
        flooded = true
        clearInterval(ticking)
        frame.current.src = 'about:blank' // at once: what waits for React would wait behind the flood
        setSignals((before) => ({ ...before, status: 'flooded' }))
        return
      }
      const data: unknown = event.data
      if (typeof data !== 'object' || data === null || !('kumite' in data)) return
      silentTicks = 0
      heard = true
      if (data.kumite === 'ready') setSignals((before) => (before.status === 'ready' ? before : { ...before, status: 'ready' }))
      if (data.kumite === 'scrolled' && 'fraction' in data) latest.current.onScrolled(Number(data.fraction))
      if (data.kumite === 'leave') latest.current.onLeave()
      if (data.kumite === 'error' && 'message' in data) {
        const message = String(data.message).slice(0, MAX_MESSAGE_LENGTH)
        setSignals((before) => (before.errors.length >= MAX_ERRORS ? before : { ...before, errors: [...before.errors, message] }))
      }
    }

    function onTick(): void {
      messages = 0
      // Browsers slow down pages that nobody sees: their silence means nothing.
      if (document.visibilityState === 'hidden' || !inSight) {
        silentTicks = 0
        return
      }
      silentTicks += 1
      if (silentTicks > (heard ? SILENT_TICKS : SLOW_TICKS)) {
        clearInterval(ticking)
        setSignals((before) => ({ ...before, status: heard ? 'stopped' : 'missing' }))
      }
    }

    const ticking = setInterval(onTick, TICK_MS)
    const sight = new IntersectionObserver(([entry]) => {
      inSight = entry?.isIntersecting ?? true
    })
    if (box.current) sight.observe(box.current)
    window.addEventListener('message', onMessage)
    return () => {
      clearInterval(ticking)
      sight.disconnect()
      window.removeEventListener('message', onMessage)
    }
  }, [box, frame, generation])

  return signals
}
